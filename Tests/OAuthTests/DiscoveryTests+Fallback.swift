import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension DiscoveryTests {
  static let defaults = "legacy-defaults https://mcp.example"

  @Test(
    "the 2025-03-26 fallback follows nothing but plain absence",
    arguments: [
      ("404, 404", .status(404), .status(404), true), ("401 everywhere", .status(401), .status(401), true),
      ("403, 410", .status(403), .status(410), true),
      ("405, 400", .status(405), .status(400), true), ("429 first", .status(429), .status(404), false),
      ("429 last", .status(404), .status(429), false),
      ("500", .status(500), .status(404), false), ("502", .status(404), .status(502), false),
      ("503", .status(503), .status(503), false),
      ("connection lost", .status(404), .failure(.connectionLost("x")), false),
      ("TLS", .failure(.tls("x")), .status(404), false),
      ("name", .failure(.nameNotResolved("x")), .status(404), false),
      ("HTML with 200", .status(404), .html(), false), ("HTML first", .html(), .status(404), false),
      ("empty 200", .status(404), .status(200), false), ("204", .status(404), .status(204), false),
      ("304", .status(404), .status(304), false),
      ("an array", .status(404), .json([]), false),
      ("no resource", .status(404), .json(["authorization_servers": ["https://as.example"]]), false),
      ("mismatch", .json(Chain.resource("https://other.example")), .status(404), false),
      ("wrong type", .status(404), .json(["resource": 1]), false),
      ("too large", .failure(.bodyTooLarge(limit: 1)), .status(404), false),
      ("a redirect to nowhere", .status(404), .redirect(302, "javascript:x"), false),
      ("a refused redirect", .redirect(302, "https://10.0.0.1/"), .status(404), false),
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
      ("404", .status(404), defaults), ("401", .status(401), defaults), ("410", .status(410), defaults),
      ("429", .status(429), "noServerMetadata https://mcp.example: HTTP 429"),
      ("500", .status(500), "noServerMetadata https://mcp.example: HTTP 500"),
      (
        "lost", .failure(.connectionLost("x")),
        "noServerMetadata https://mcp.example: the connection broke: x"
      ),
      (
        "HTML", .html(),
        "noServerMetadata https://mcp.example: HTML or XML instead of JSON at byte 0 (text/html)"
      ),
      (
        "mismatch", .json(Chain.server()),
        "noServerMetadata https://mcp.example: issuer is \"https://as.example\", not \"https://mcp.example\""
      ),
      ("found", .json(Chain.server(Chain.origin)), "legacy-metadata https://mcp.example"),
      ("BC-5: a slash", .json(Chain.server(Chain.origin + "/")), "legacy-metadata https://mcp.example/"),
      (
        "BC-4: no PKCE said",
        .json(Chain.server(Chain.origin, without: ["code_challenge_methods_supported"])),
        "legacy-metadata https://mcp.example"
      ),
      (
        "AZ-4: plain only",
        .json(Chain.server(Chain.origin, with: ["code_challenge_methods_supported": ["plain"]])),
        "pkceNotAdvertised plain"
      ),
    ] as [(String, Answer, String)])
  func legacy(name: String, answer: Answer, outcome: String) async throws {
    let absent: [Stub] = [
      .get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404)), .get(Chain.originMetadata, answer),
    ]
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
    let found = try #require(
      try await discovered(Row("", typed: "https://mcp.example:8443/v1/mcp", stubs, "")))
    #expect(found.server.authorizationEndpoint?.text == "https://mcp.example:8443/authorize")
    #expect(found.server.tokenEndpoint?.text == "https://mcp.example:8443/token")
    #expect(found.server.registrationEndpoint?.text == "https://mcp.example:8443/register")
    #expect(found.revision == .newest)
    let absent: [Stub] = [.get(Chain.prm, .status(404)), .get(Chain.prmRoot, .status(404))]
    let wanted = DiscoveryOptions(issuer: "https://other.example")
    #expect(
      try await run(Row("", with: wanted, Chain.challenged + absent, ""))
        == "issuerNotListed https://other.example of https://mcp.example")
  }

  @Test("PRM-14: only 2025-03-26 asks for the protocol version on discovery requests")
  func versionHeader() async throws {
    for revision in [nil] + SpecRevision.allCases {
      let way: [Stub] =
        revision == .march2025
        ? [.get(Chain.originMetadata, .json(Chain.server(Chain.origin)))] : [Self.prm, Self.asm]
      let network = FakeTransport([.post(Chain.mcp, .challenge("Bearer"))] + way)
      let discovery = Discovery(
        transport: try Chain.guarded(network), typed: try Location(Chain.mcp),
        options: .init(revision: revision))
      _ = try await discovery.run()
      let sent = (network.requests(for: .serverMetadata) + network.requests(for: .resourceMetadata)).map {
        $0.headers["MCP-Protocol-Version"]
      }
      #expect(Set(sent) == [revision == .march2025 ? "2025-03-26" : nil])
      #expect(
        network.requests(for: .serverMetadata).allSatisfy { $0.headers["Accept"] == "application/json" })
    }
  }
}
