import HTTP
import JSON
import OAuth
import TestSupport
import Testing

/// Sections 2 to 5 and the Discovery paragraph of issue 3, from the probe to the endpoints.
@Suite("Discovery")
struct DiscoveryTests {
  typealias Stub = FakeTransport.Stub

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var typed = Chain.mcp
    var options = DiscoveryOptions()
    let stubs: [Stub]
    let outcome: String

    init(_ name: String, typed: String = Chain.mcp, with options: DiscoveryOptions = DiscoveryOptions(), _ stubs: [Stub], _ outcome: String) {
      testDescription = name
      self.typed = typed
      self.options = options
      self.stubs = stubs
      self.outcome = outcome
    }
  }

  // MARK: The straight way and resource metadata

  private static let asm: Stub = .get(Chain.metadata, .json(Chain.server()))
  private static let prm: Stub = .get(Chain.prm, .json(Chain.resource()))

  @Test(
    "resource metadata is found where the challenge or the order of section 3.1 says",
    arguments: [
      Row("PRM-2: path form", Chain.challenged + [prm, asm], "resource-metadata https://as.example"),
      Row("PRM-2: root second", Chain.challenged + [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource(Chain.origin))), asm],
        "resource-metadata https://as.example"),
      Row("PRM-3: URL of the challenge alone", [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
        .get("https://mcp.example/x", .json(Chain.resource())), asm], "resource-metadata https://as.example"),
      Row("PRM-3: beside another scheme", [.post(Chain.mcp, .challenge("Bearer", "DPoP resource_metadata=\"https://mcp.example/x\"")),
        .get("https://mcp.example/x", .json(Chain.resource())), asm], "resource-metadata https://as.example"),
      Row("PRB-8: on 403", [.post(Chain.mcp, .status(403, ["WWW-Authenticate": "Bearer resource_metadata=\"https://mcp.example/x\""])),
        .get("https://mcp.example/x", .json(Chain.resource())), asm], "resource-metadata https://as.example"),
      Row("PRM-3b: no guess when that URL fails", [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
        .get("https://mcp.example/x", .status(404))], "noResourceMetadata: HTTP 404 [prm-header-fallback]"),
      Row("PRM-3b: by leniency", with: .init(leniencies: [.headerFallback]), [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")),
        .get("https://mcp.example/x", .status(404)), prm, asm], "resource-metadata https://as.example"),
      Row("PRM-3b: no 2025-03-26 fallback behind it", with: .init(leniencies: [.headerFallback]),
        [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://mcp.example/x\"")), .get("https://mcp.example/x", .status(404)),
          .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404))], "noResourceMetadata: HTTP 404"),
      Row("a relative URL in the challenge", [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"/x\""))],
        "noResourceMetadata: not an absolute URL (it should begin with https://) [prm-header-fallback]"),
      Row("SEC-5: a private URL in the challenge", [.post(Chain.mcp, .challenge("Bearer resource_metadata=\"https://10.0.0.1/x\""))],
        "noResourceMetadata: the server names 10.0.0.1, a private address that you did not type [prm-header-fallback]"),
      Row("PRM-5: another origin", Chain.challenged + [.get(Chain.prm, .json(Chain.resource("https://evil.example/mcp"))), .get(Chain.prmRoot, .status(404))],
        "noResourceMetadata: resource is \"https://evil.example/mcp\", not \"https://mcp.example/mcp\""),
      Row("PRM-5: another origin, leniencies do not help", with: .init(leniencies: Set(Leniency.allCases)),
        Chain.challenged + [.get(Chain.prm, .json(Chain.resource("https://evil.example/mcp"))), .get(Chain.prmRoot, .status(404))],
        "noResourceMetadata: resource is \"https://evil.example/mcp\", not \"https://mcp.example/mcp\""),
      Row("PRM-5a: the endpoint in the root document", Chain.challenged + [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource()))],
        "noResourceMetadata: resource is \"https://mcp.example/mcp\", not \"https://mcp.example\" [resource-prefix]"),
      Row("PRM-5a: by leniency", with: .init(leniencies: [.resourcePrefix]),
        Chain.challenged + [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource())), asm], "resource-metadata https://as.example"),
      Row("RES-7: a slash too many", Chain.challenged + [.get(Chain.prm, .json(Chain.resource(Chain.mcp + "/"))), .get(Chain.prmRoot, .status(404))],
        "noResourceMetadata: resource is \"https://mcp.example/mcp/\", not \"https://mcp.example/mcp\" [resource-slash]"),
      Row("PRM-6: no server listed", Chain.challenged + [.get(Chain.prm, .json(Chain.resource(servers: [])))], "noAuthorizationServers"),
      Row("PRM-6: no list", Chain.challenged + [.get(Chain.prm, .json(Chain.resource(servers: nil)))], "noAuthorizationServers"),
      Row("a query of its own at the root", typed: "https://mcp.example/?k=v", [.post("https://mcp.example/?k=v", .challenge("Bearer")),
        .get(Chain.prmRoot + "?k=v", .status(404)), .get(Chain.prmRoot, .json(Chain.resource(Chain.origin))), asm], "resource-metadata https://as.example"),
    ] as [Row])
  func resourceMetadata(row: Row) async throws { try await expect(row) }

  // MARK: The 2025-03-26 fallback

  private static let defaults = "legacy-defaults https://mcp.example"

  @Test(
    "the 2025-03-26 fallback follows nothing but plain absence",
    arguments: [
      ("404, 404", .status(404), .status(404), true), ("401 everywhere", .status(401), .status(401), true), ("403, 410", .status(403), .status(410), true),
      ("405, 400", .status(405), .status(400), true), ("429 first", .status(429), .status(404), false), ("429 last", .status(404), .status(429), false),
      ("500", .status(500), .status(404), false), ("502", .status(404), .status(502), false), ("503", .status(503), .status(503), false),
      ("connection lost", .status(404), .failure(.connectionLost("x")), false), ("TLS", .failure(.tls("x")), .status(404), false),
      ("name", .failure(.nameNotResolved("x")), .status(404), false), ("HTML with 200", .status(404), .html(), false), ("HTML first", .html(), .status(404), false),
      ("empty 200", .status(404), .status(200), false), ("204", .status(404), .status(204), false), ("304", .status(404), .status(304), false),
      ("an array", .status(404), .json([]), false), ("no resource", .status(404), .json(["authorization_servers": ["https://as.example"]]), false),
      ("mismatch", .json(Chain.resource("https://other.example")), .status(404), false),
      ("wrong type", .status(404), .json(["resource": 1]), false), ("too large", .failure(.bodyTooLarge(limit: 1)), .status(404), false),
      ("a redirect to nowhere", .status(404), .redirect(302, "javascript:x"), false), ("a refused redirect", .redirect(302, "https://10.0.0.1/"), .status(404), false),
    ] as [(String, Answer, Answer, Bool)])
  func fallback(name: String, path: Answer, root: Answer, happens: Bool) async throws {
    let prms: [Stub] = [.get(Chain.prm, path), .get(Chain.prmRoot, root)]
    let legacy: [Stub] = happens ? [.get(Chain.originMetadata, .status(404))] : []
    let outcome = try await run(Row(name, Chain.challenged + prms + legacy, ""))
    #expect((outcome == Self.defaults) == happens)
    #expect(happens || outcome.hasPrefix("noResourceMetadata: "))
    // A revision that was asked for is not left.
    for revision in [SpecRevision.june2025, .november2025, .july2026] {
      let probe: [Stub] = [.post(Chain.mcp, .challenge("Bearer"))]
      let strict = try await run(Row(name, with: .init(revision: revision), probe + prms, ""))
      #expect(strict.hasPrefix("noResourceMetadata: "))
    }
  }

  @Test(
    "the default endpoints follow nothing but plain absence of the origin's metadata (BC-1 to BC-5)",
    arguments: [
      ("404", .status(404), defaults), ("401", .status(401), defaults), ("410", .status(410), defaults), ("429", .status(429), "noServerMetadata https://mcp.example: HTTP 429"),
      ("500", .status(500), "noServerMetadata https://mcp.example: HTTP 500"),
      ("lost", .failure(.connectionLost("x")), "noServerMetadata https://mcp.example: the connection broke: x"),
      ("HTML", .html(), "noServerMetadata https://mcp.example: HTML or XML instead of JSON at byte 0 (text/html)"),
      ("mismatch", .json(Chain.server()), "noServerMetadata https://mcp.example: issuer is \"https://as.example\", not \"https://mcp.example\""),
      ("found", .json(Chain.server(Chain.origin)), "legacy-metadata https://mcp.example"),
      ("BC-5: a slash", .json(Chain.server(Chain.origin + "/")), "legacy-metadata https://mcp.example/"),
      ("BC-4: no PKCE said", .json(Chain.server(Chain.origin, without: ["code_challenge_methods_supported"])), "legacy-metadata https://mcp.example"),
      ("AZ-4: plain only", .json(Chain.server(Chain.origin, with: ["code_challenge_methods_supported": ["plain"]])), "pkceNotAdvertised plain"),
    ] as [(String, Answer, String)])
  func legacy(name: String, answer: Answer, outcome: String) async throws {
    let absent: [Stub] = [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404)), .get(Chain.originMetadata, answer)]
    #expect(try await run(Row(name, Chain.challenged + absent, "")) == outcome)
    // PRM-14: asked for by its name, that revision asks for no resource metadata.
    let march: [Stub] = [.post(Chain.mcp, .challenge("Bearer")), .get(Chain.originMetadata, answer)]
    #expect(try await run(Row(name, with: .init(revision: .march2025), march, "")) == outcome)
  }

  @Test("the default endpoints stand at the origin (BC-1, BC-2), and a given issuer is not overruled")
  func legacyEndpoints() async throws {
    let stubs: [Stub] = [
      .post("https://mcp.example:8443/v1/mcp", .challenge("Bearer")),
      .get("https://mcp.example:8443/.well-known/oauth-protected-resource/v1/mcp", .status(404)),
      .get("https://mcp.example:8443/.well-known/oauth-protected-resource", .status(404)),
      .get("https://mcp.example:8443/.well-known/oauth-authorization-server", .status(404)),
    ]
    let found = try #require(try await discovered(Row("", typed: "https://mcp.example:8443/v1/mcp", stubs, "")))
    #expect(found.server.authorizationEndpoint?.text == "https://mcp.example:8443/authorize")
    #expect(found.server.tokenEndpoint?.text == "https://mcp.example:8443/token")
    #expect(found.server.registrationEndpoint?.text == "https://mcp.example:8443/register")
    #expect(found.revision == .newest)
    let absent: [Stub] = [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404))]
    let wanted = DiscoveryOptions(issuer: "https://other.example")
    #expect(try await run(Row("", with: wanted, Chain.challenged + absent, "")) == "issuerNotListed https://other.example of https://mcp.example")
  }

  @Test("PRM-14: only 2025-03-26 asks for the protocol version on discovery requests")
  func versionHeader() async throws {
    for revision in [nil] + SpecRevision.allCases {
      let way: [Stub] = revision == .march2025 ? [.get(Chain.originMetadata, .json(Chain.server(Chain.origin)))] : [Self.prm, Self.asm]
      let network = FakeTransport([.post(Chain.mcp, .challenge("Bearer"))] + way)
      let discovery = Discovery(transport: try Chain.guarded(network), typed: try Location(Chain.mcp), options: .init(revision: revision))
      _ = try await discovery.run()
      let sent = (network.requests(for: .serverMetadata) + network.requests(for: .resourceMetadata)).map { $0.headers["MCP-Protocol-Version"] }
      #expect(Set(sent) == [revision == .march2025 ? "2025-03-26" : nil])
      #expect(network.requests(for: .serverMetadata).allSatisfy { $0.headers["Accept"] == "application/json" })
    }
  }

  // MARK: The authorization server

  private static let tenant = "https://as.example/t1"
  private static let tenantURLs = [
    "https://as.example/.well-known/oauth-authorization-server/t1", "https://as.example/.well-known/openid-configuration/t1",
    "https://as.example/t1/.well-known/openid-configuration",
  ]

  private static func listed(_ servers: [String]) -> [Stub] { Chain.challenged + [.get(Chain.prm, .json(Chain.resource(servers: servers)))] }

  @Test(
    "server metadata is looked for in the order of section 4.1 and taken only when it is that server's",
    arguments: [
      Row("ASM-2: OpenID second", listed([Chain.issuer]) + [.get(Chain.metadata, .status(404)), .get(Chain.openID, .json(Chain.server()))], "resource-metadata https://as.example"),
      Row("ASM-2: 2025-06-18 knows RFC 8414 alone", with: .init(revision: .june2025), listed([Chain.issuer]) + [.get(Chain.metadata, .status(404))],
        "noServerMetadata https://as.example: HTTP 404"),
      Row("ASM-5: goes on after a 500", listed([Chain.issuer]) + [.get(Chain.metadata, .status(500)), .get(Chain.openID, .json(Chain.server()))], "resource-metadata https://as.example"),
      Row("ASM-5: and after HTML", listed([Chain.issuer]) + [.get(Chain.metadata, .html()), .get(Chain.openID, .json(Chain.server()))], "resource-metadata https://as.example"),
      Row("ASM-5: and after a mismatch", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server("https://x.example"))), .get(Chain.openID, .json(Chain.server()))],
        "resource-metadata https://as.example"),
      Row("the third form of a tenant", listed([tenant]) + [.get(tenantURLs[0], .status(404)), .get(tenantURLs[1], .status(404)), .get(tenantURLs[2], .json(Chain.server(tenant)))],
        "resource-metadata https://as.example/t1"),
      Row("a tenant's server has no other form", listed([tenant]) + tenantURLs.map { .get($0, .status(404)) }, "noServerMetadata https://as.example/t1: HTTP 404"),
      Row("ASM-4: the root's document is not the tenant's", listed([tenant]) + [.get(tenantURLs[0], .json(Chain.server())), .get(tenantURLs[1], .status(404)), .get(tenantURLs[2], .status(404))],
        "noServerMetadata https://as.example/t1: issuer is \"https://as.example\", not \"https://as.example/t1\""),
      Row("ASM-4a: a slash", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server("https://as.example/"))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: issuer is \"https://as.example/\", not \"https://as.example\" [issuer-slash]"),
      Row("ASM-4a: the other way", listed(["https://as.example/"]) + [.get(Chain.metadata, .json(Chain.server())), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example/: issuer is \"https://as.example\", not \"https://as.example/\" [issuer-slash]"),
      Row("ASM-4a: by leniency, the metadata's value is kept", with: .init(leniencies: [.issuerSlash]),
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server("https://as.example/")))], "resource-metadata https://as.example/"),
      Row("ASM-4: case is not looked through", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server("https://AS.example"))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: issuer is \"https://AS.example\", not \"https://as.example\""),
      Row("ASM-4: nor a port", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server("https://as.example:443"))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: issuer is \"https://as.example:443\", not \"https://as.example\""),
      Row("ASM-7: no issuer", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["issuer"]))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: issuer is missing"),
      Row("ASM-7: no token endpoint", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["token_endpoint"])))], "endpointMissing token_endpoint"),
      Row("ASM-7: no authorization endpoint", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["authorization_endpoint"])))],
        "endpointMissing authorization_endpoint"),
      Row("ASM-9: PKCE not said", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["code_challenge_methods_supported"])))],
        "pkceNotAdvertised nil [pkce-unadvertised]"),
      Row("ASM-9: by leniency", with: .init(leniencies: [.unadvertisedPKCE]),
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["code_challenge_methods_supported"])))], "resource-metadata https://as.example"),
      Row("ASM-9: not before 2025-11-25", with: .init(revision: .june2025),
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(without: ["code_challenge_methods_supported"])))], "resource-metadata https://as.example"),
      Row("AZ-4: plain only, no leniency", with: .init(leniencies: Set(Leniency.allCases)),
        listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["code_challenge_methods_supported": ["plain"]])))], "pkceNotAdvertised plain"),
      Row("AZ-4: an empty list", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["code_challenge_methods_supported": []])))], "pkceNotAdvertised "),
      Row("ASM-10: an http endpoint", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["token_endpoint": "http://as.example/t"]))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: token_endpoint is refused: http://as.example is not https"),
      Row("SEC-5: a private endpoint", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["jwks_uri": "https://192.168.0.1/k"]))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: jwks_uri is refused: the server names 192.168.0.1, a private address that you did not type"),
      Row("AZ-11: a script for an endpoint", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["authorization_endpoint": "javascript:alert(1)"]))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: authorization_endpoint is a URL with the scheme \"javascript\" instead of https"),
      Row("a wrong type", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["scopes_supported": "a b"]))), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: scopes_supported is a string instead of an array of strings"),
      Row("null is absence", listed([Chain.issuer]) + [.get(Chain.metadata, .json(Chain.server(with: ["scopes_supported": nil])))], "resource-metadata https://as.example"),
      Row("an http issuer", listed(["http://as.example"]), "insecureIssuer http://as.example"),
      Row("a private issuer", listed(["https://10.0.0.1"]), "insecureIssuer https://10.0.0.1"),
      Row("no URL for an issuer", listed(["as.example"]), "badIssuer as.example"),
      // PRM-7: several
      Row("the first of several", listed([Chain.issuer, "https://b.example"]) + [asm], "resource-metadata https://as.example others https://b.example"),
      Row("--issuer picks", with: .init(issuer: Chain.issuer), listed(["https://b.example", Chain.issuer]) + [asm], "resource-metadata https://as.example others https://b.example"),
      Row("--issuer not listed", with: .init(issuer: "https://c.example"), listed(["https://b.example", Chain.issuer]), "issuerNotListed https://c.example of https://b.example, https://as.example"),
      Row("--issuer is taken by its bytes", with: .init(issuer: "https://as.example/"), listed([Chain.issuer]), "issuerNotListed https://as.example/ of https://as.example"),
    ] as [Row])
  func serverMetadata(row: Row) async throws { try await expect(row) }

  @Test("every attempt is kept with its reason, success and failure alike (ASM-5)")
  func attempts() async throws {
    let stubs: [Stub] = [
      .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .json(Chain.resource(Chain.origin))),
      .get(Chain.metadata, .json(Chain.server("https://x.example"))), .get(Chain.openID, .json(Chain.server())),
    ]
    let found = try #require(try await discovered(Row("", Chain.challenged + stubs, "")))
    #expect(found.attempts.map(\.url) == [Chain.prm, Chain.prmRoot, Chain.metadata, Chain.openID])
    #expect(found.attempts.map(\.status) == [404, 200, 200, 200])
    #expect(found.attempts.map(\.exchange) == [2, 3, 4, 5])
    #expect(found.attempts.map { $0.fault.map { "\($0)" } } == ["HTTP 404", nil, "issuer is \"https://x.example\", not \"https://as.example\"", nil])
    #expect(found.attempts.map(\.step) == [.resourceMetadata, .resourceMetadata, .serverMetadata, .serverMetadata])
  }

  // MARK: --skip-discovery

  private static let endpoints = (try? Location("https://as.example/a"), try? Location("https://as.example/t"))

  @Test(
    "--skip-discovery takes what it is given",
    arguments: [
      Row("issuer", with: .init(issuer: Chain.issuer, skip: true), Chain.challenged + [asm], "given https://as.example"),
      Row("endpoints", with: .init(skip: true, authorizationEndpoint: endpoints.0, tokenEndpoint: endpoints.1), Chain.challenged, "given https://as.example"),
      Row("both", with: .init(issuer: "https://i.example", skip: true, authorizationEndpoint: endpoints.0, tokenEndpoint: endpoints.1), Chain.challenged, "given https://i.example"),
      Row("nothing", with: .init(skip: true), Chain.challenged, "givenIncomplete"),
      Row("half", with: .init(skip: true, tokenEndpoint: endpoints.1), Chain.challenged, "givenIncomplete"),
      Row("an issuer without metadata", with: .init(issuer: Chain.issuer, skip: true), Chain.challenged + [.get(Chain.metadata, .status(404)), .get(Chain.openID, .status(404))],
        "noServerMetadata https://as.example: HTTP 404"),
      Row("SEC-2: an http endpoint", with: .init(skip: true, authorizationEndpoint: try? Location("http://as.example/a"), tokenEndpoint: endpoints.1), Chain.challenged,
        "insecureIssuer http://as.example/a"),
      Row("a server that speaks no MCP without a token", with: .init(issuer: Chain.issuer, skip: true),
        [.post(Chain.mcp, .status(403)), .post(Chain.mcp, .status(403)), .post(Chain.mcp, .status(403)), .get(Chain.mcp, .status(403)), asm], "given https://as.example"),
      Row("an open server", with: .init(issuer: Chain.issuer, skip: true), Chain.open, "open"),
    ] as [Row])
  func skipping(row: Row) async throws { try await expect(row) }

  @Test("a given endpoint replaces the metadata's")
  func overriding() async throws {
    let options = DiscoveryOptions(issuer: Chain.issuer, skip: true, tokenEndpoint: try Location("https://other.example/t"))
    let found = try #require(try await discovered(Row("", with: options, Chain.challenged + [Self.asm], "")))
    #expect(found.server.tokenEndpoint?.text == "https://other.example/t")
    #expect(found.server.authorizationEndpoint?.text == "https://as.example/authorize")
  }

  // MARK: Servers without a challenge

  private static func posts(_ answers: Answer...) -> [Stub] { answers.map { .post(Chain.mcp, $0) } }
  private static let absentPRM: [Stub] = [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404))]

  @Test(
    "a server that asks for no token is open, unless a later request is challenged (GEN-1, PRB-9)",
    arguments: [
      Row("all open", Chain.open, "open"),
      Row("only initialize is guarded", posts(.json(Chain.message), .challenge("Bearer")) + [prm, asm], "resource-metadata https://as.example"),
      Row("only tools/list is guarded", posts(.json(Chain.message), .json(Chain.message), .challenge("Bearer")) + [prm, asm], "resource-metadata https://as.example"),
      Row("an older revision asks no server/discover", with: .init(revision: .june2025), posts(.json(Chain.message), .json(Chain.message)), "open"),
      Row("an error is an answer of MCP", posts(.json(["jsonrpc": "2.0", "id": 1, "error": ["code": -32601]], status: 400), .status(404), .status(404)), "open"),
      Row("as an event", posts(.status(404), .status(200, ["Content-Type": "text/event-stream"], body: "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n"), .status(404)), "open"),
      Row("--force goes on where resource metadata is", with: .init(force: true), Chain.open + [prm, asm], "resource-metadata https://as.example"),
      Row("--force and nothing there", with: .init(force: true), Chain.open + absentPRM, "open"),
      Row("--force and something broken", with: .init(force: true), Chain.open + [.get(Chain.prm, .html()), .get(Chain.prmRoot, .status(404))],
        "noResourceMetadata: HTML or XML instead of JSON at byte 0 (text/html)"),
      Row("no MCP at all", posts(.html(), .html(), .html()) + [.get(Chain.mcp, .html())], "notMCP 200"),
      Row("404", posts(.status(404), .status(404), .status(404)) + [.get(Chain.mcp, .status(404))], "notMCP 404"),
      Row("403 without a word", posts(.status(403), .status(403), .status(403)) + [.get(Chain.mcp, .status(403))], "notMCP 403"),
      Row("HTTP+SSE", posts(.status(405), .status(405), .status(405)) + [.get(Chain.mcp, .status(200, ["Content-Type": "text/event-stream"], body: "event: endpoint\ndata: /m\n\n"))], "oldTransport"),
      Row("another event stream", posts(.status(405), .status(405), .status(405)) + [.get(Chain.mcp, .status(200, ["Content-Type": "text/event-stream"], body: "data: x\n\n"))], "notMCP 200"),
      Row("a challenge to GET only", posts(.status(405), .status(405), .status(405)) + [.get(Chain.mcp, .challenge("Bearer")), prm, asm], "resource-metadata https://as.example"),
      Row("no answer", [.post(Chain.mcp, .failure(.connectionLost("gone")))], "probe: the connection broke: gone"),
    ] as [Row])
  func unchallenged(row: Row) async throws { try await expect(row) }

  // MARK: Redirects

  private static let moved = "https://mcp.example/mcp/"

  @Test(
    "the MCP endpoint may move by 307 and 308 within its origin, and nowhere else",
    arguments: [
      Row("307", typed: moved, [.post(moved, .redirect(307, "/mcp"))] + Chain.challenged + [prm, asm], "resource-metadata https://as.example at https://mcp.example/mcp"),
      Row("308, absolute", typed: moved, [.post(moved, .redirect(308, Chain.mcp))] + Chain.challenged + [prm, asm], "resource-metadata https://as.example at https://mcp.example/mcp"),
      Row("301", typed: moved, [.post(moved, .redirect(301, Chain.mcp))], "redirected 301 https://mcp.example/mcp"),
      Row("302", typed: moved, [.post(moved, .redirect(302, Chain.mcp))], "redirected 302 https://mcp.example/mcp"),
      Row("303", typed: moved, [.post(moved, .redirect(303, Chain.mcp))], "redirected 303 https://mcp.example/mcp"),
      Row("307 to another host", [.post(Chain.mcp, .redirect(307, "https://other.example/mcp"))], "redirected 307 https://other.example/mcp"),
      Row("307 to another port", [.post(Chain.mcp, .redirect(307, "https://mcp.example:8443/mcp"))], "redirected 307 https://mcp.example:8443/mcp"),
      Row("307 to http", [.post(Chain.mcp, .redirect(307, "http://mcp.example/mcp"))], "redirected 307 http://mcp.example/mcp"),
      Row("307 to a script", [.post(Chain.mcp, .redirect(307, "javascript:x"))], "badRedirect"),
      Row("a loop", (0..<6).map { _ in .post(Chain.mcp, .redirect(307, Chain.mcp)) }, "redirectLoop"),
      // A document may move anywhere that the policy lets it (SEC-6).
      Row("a document moves", Chain.challenged + [.get(Chain.prm, .redirect(302, "https://cdn.example/prm")), .get("https://cdn.example/prm", .json(Chain.resource())), asm],
        "resource-metadata https://as.example"),
      Row("five hops", Chain.challenged + [.get(Chain.prm, .redirect(302, "https://h.example/1"))] + (1...4).map { .get("https://h.example/\($0)", .redirect(301, "\($0 + 1)")) }
        + [.get("https://h.example/5", .json(Chain.resource())), asm], "resource-metadata https://as.example"),
      Row("six hops", Chain.challenged + [.get(Chain.prm, .redirect(302, "https://h.example/1"))] + (1...5).map { .get("https://h.example/\($0)", .redirect(301, "\($0 + 1)")) }
        + [.get(Chain.prmRoot, .status(404))], "noResourceMetadata: more than 5 redirects"),
      Row("a hop to http", Chain.challenged + [.get(Chain.prm, .redirect(302, "http://h.example/")), .get(Chain.prmRoot, .status(404))], "noResourceMetadata: http://h.example is not https"),
      Row("a hop to metadata of a cloud", Chain.challenged + [.get(Chain.prm, .redirect(302, "https://169.254.169.254/")), .get(Chain.prmRoot, .status(404))],
        "noResourceMetadata: the server names 169.254.169.254, a link-local address that you did not type"),
    ] as [Row])
  func redirects(row: Row) async throws { try await expect(row) }

  // MARK: Time

  @Test(
    "a silent origin is asked once",
    arguments: [
      Row("the resource's", Chain.challenged + [.get(Chain.prm, .failure(.timedOut(seconds: 30)))], "noResourceMetadata: no answer within 30 s"),
      Row("the server's", listed([Chain.issuer]) + [.get(Chain.metadata, .failure(.timedOut(seconds: 30)))], "noServerMetadata https://as.example: no answer within 30 s"),
      Row("another failure is no silence", listed([Chain.issuer]) + [.get(Chain.metadata, .failure(.connectionLost("x"))), .get(Chain.openID, .json(Chain.server()))],
        "resource-metadata https://as.example"),
    ] as [Row])
  func silence(row: Row) async throws { try await expect(row) }

  @Test("when the time is over nothing more is asked, and that leads to no fallback")
  func outOfTime() async throws {
    let network = FakeTransport([])
    let typed = try Location(Chain.mcp)
    var report = ProbeReport(endpoint: typed)
    report.answers = [ProbeAnswer(kind: .discover, url: typed, head: HTTPHead(status: 401), body: [])]
    let discovery = Discovery(transport: try Chain.guarded(network), typed: typed, options: DiscoveryOptions())
    do throws(DiscoveryError) {
      _ = try await discovery.walk(from: report, Deadline(seconds: 0))
      Issue.record("found")
    } catch {
      #expect(Self.word(error) == "noResourceMetadata: not asked: the time for discovery was over")
      #expect(error.attempts.count == 2)
    }
    #expect(network.troubles == [])
  }

  @Test("a document of the type of an event stream that drips ends with its time", .timeLimit(.minutes(1)))
  func dripping() async throws {
    let network = FakeTransport([.get(Chain.prm, .endless(":\n", type: "text/event-stream")), .get(Chain.prmRoot, .status(404))])
    let typed = try Location(Chain.mcp)
    var report = ProbeReport(endpoint: typed)
    report.answers = [ProbeAnswer(kind: .discover, url: typed, head: HTTPHead(status: 401), body: [])]
    let discovery = Discovery(transport: try Chain.guarded(network), typed: typed, options: DiscoveryOptions())
    do throws(DiscoveryError) {
      _ = try await discovery.walk(from: report, Deadline(seconds: 0.05))
      Issue.record("found")
    } catch { #expect(error.attempts.count == 2) }
  }

  // MARK: Carrying out

  private func expect(_ row: Row) async throws { #expect(try await run(row) == row.outcome) }

  private func discovered(_ row: Row) async throws -> Discovered? {
    let network = FakeTransport(row.stubs)
    let discovery = Discovery(transport: try Chain.guarded(network, typed: row.typed), typed: try Location(row.typed), options: row.options)
    let outcome = try await discovery.run()
    #expect(network.troubles == [])
    guard case .found(let found) = outcome else { return nil }
    return found
  }

  private func run(_ row: Row) async throws -> String {
    let network = FakeTransport(row.stubs)
    let discovery = Discovery(transport: try Chain.guarded(network, typed: row.typed), typed: try Location(row.typed), options: row.options)
    let outcome: String
    do throws(DiscoveryError) {
      switch try await discovery.run() {
      case .open: outcome = "open"
      case .found(let found):
        let others = found.otherIssuers.isEmpty ? "" : " others " + found.otherIssuers.joined(separator: ", ")
        let place = found.endpoint == found.typed ? "" : " at \(found.endpoint)"
        outcome = "\(found.mode.rawValue) \(found.server.issuer)\(others)\(place)"
      }
    } catch { outcome = Self.word(error) }
    #expect(network.troubles == [])
    return outcome
  }

  static func word(_ error: DiscoveryError) -> String {
    let remedy = error.remedy.map { " [\($0.rawValue)]" } ?? ""
    switch error.reason {
    case .probe(let fault):
      switch fault.reason {
      case .transport(let error): return "probe: \(error)"
      case .redirected(let url, let status): return "redirected \(status) \(url)"
      case .redirectLoop: return "redirectLoop"
      case .badRedirect: return "badRedirect"
      }
    case .oldTransport: return "oldTransport"
    case .notMCP(let status): return "notMCP \(status)"
    case .noResourceMetadata(let fault): return "noResourceMetadata: \(fault.map { "\($0)" } ?? "nil")\(remedy)"
    case .noAuthorizationServers: return "noAuthorizationServers"
    case .issuerNotListed(let issuer, let listed): return "issuerNotListed \(issuer) of \(listed.joined(separator: ", "))"
    case .badIssuer(let issuer, _): return "badIssuer \(issuer)"
    case .insecureIssuer(let issuer, _): return "insecureIssuer \(issuer)"
    case .noServerMetadata(let issuer, let fault): return "noServerMetadata \(issuer): \(fault.map { "\($0)" } ?? "nil")\(remedy)"
    case .pkceNotAdvertised(let listed): return "pkceNotAdvertised \(listed.map { $0.joined(separator: " ") } ?? "nil")\(remedy)"
    case .endpointMissing(let name): return "endpointMissing \(name)"
    case .givenIncomplete: return "givenIncomplete"
    }
  }
}
