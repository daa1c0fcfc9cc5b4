import HTTP
import JSON
import OAuth
import TestSupport
import Testing

/// Section 6: which client a sign-in uses.
@Suite("The client")
struct ClientTests {
  private static let now: Int64 = 1_800_000_000

  static func client(
    _ kind: Client.Kind, _ id: String, issuer: String = Chain.issuer, secret: String? = nil, expires: Int64? = nil, at registered: Int64 = 1
  ) -> Client {
    Client(
      kind: kind, issuer: issuer, id: id, secret: secret.map { Secret($0) }, secretExpiresAt: expires,
      authentication: secret == nil ? .none : .basic, redirectURI: "http://127.0.0.1:1/callback", registeredAt: registered)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var options = ClientOptions()
    var known: [Client] = []
    var previous: Client?
    var documents = false
    var dynamic = true
    var methods: [String]?
    let outcome: String

    init(
      _ name: String, with options: ClientOptions = ClientOptions(), known: [Client] = [], previous: Client? = nil, documents: Bool = false,
      dynamic: Bool = true, methods: [String]? = ["none"], _ outcome: String
    ) {
      testDescription = name
      self.options = options
      self.known = known
      self.previous = previous
      self.documents = documents
      self.dynamic = dynamic
      self.methods = methods
      self.outcome = outcome
    }
  }

  private static let all = [client(.dynamic, "dyn"), client(.document, "https://me.example/c"), client(.preregistered, "pre")]
  private static let url = "https://me.example/client.json"

  @Test(
    "clients are come by in the order of section 6.1",
    arguments: [
      Row("pre-registered first", known: all, documents: true, "preregistered pre"), Row("then stored", known: Array(all.prefix(2)), documents: true, "dcr dyn"),
      Row("then a document", known: [all[1]], documents: true, "cimd https://me.example/c"), Row("REG-6: where the server takes them", known: [all[1]], "register none"),
      Row("then DCR", "register none"), Row("CIMD-9: a document is portable", previous: client(.document, url, issuer: "https://old.example"), documents: true, "cimd \(url)"),
      Row("a document goes before DCR, a former one too", previous: client(.document, url, issuer: "https://old.example"), "register none"),
      Row("nothing", dynamic: false, "noWay false"), Row("nothing but documents offered", documents: true, dynamic: false, "noWay true"),
      Row("the newest of several", known: [client(.dynamic, "a", at: 5), client(.dynamic, "b", at: 9), client(.dynamic, "c", at: 7)], "dcr b"),
      // DCR-11
      Row("an expired secret", known: [client(.dynamic, "a", secret: "s", expires: now)], "register none"),
      Row("one more second", known: [client(.dynamic, "a", secret: "s", expires: now + 1)], "dcr a"), Row("0 is never", known: [client(.dynamic, "a", secret: "s", expires: 0)], "dcr a"),
      Row("an older one still lives", known: [client(.dynamic, "a", secret: "s", expires: 5, at: 9), client(.dynamic, "b", at: 1)], "dcr b"),
      Row("beyond all time", known: [client(.dynamic, "a", secret: "s", expires: .max)], "dcr a"),
      // Section 6.4
      Row("BIND-4: the issuer changed", previous: client(.preregistered, "pre", issuer: "https://old.example"), "issuerChanged https://old.example"),
      Row("BIND-4: but another is known here", known: [all[0]], previous: client(.preregistered, "pre", issuer: "https://old.example"), "dcr dyn"),
      Row("BIND-3: a dynamic client is registered anew", previous: client(.dynamic, "d", issuer: "https://old.example"), "register none"),
      Row("BIND-1: issuers are told apart by bytes", previous: client(.preregistered, "pre", issuer: Chain.issuer + "/"), "issuerChanged https://as.example/"),
      Row("the same issuer", previous: client(.preregistered, "pre"), "register none"),
      // Forced ways
      Row("--registration dcr", with: .init(way: .dynamic), known: all, documents: true, "register none"), Row("--registration stored", with: .init(way: .stored), known: all, "dcr dyn"),
      Row("--registration preregistered", with: .init(way: .preregistered), known: all, "preregistered pre"), Row("--registration cimd", with: .init(way: .document), known: all, documents: true, "cimd https://me.example/c"),
      Row("nothing stored", with: .init(way: .stored), "wayUnavailable stored"), Row("nothing pre-registered", with: .init(way: .preregistered), known: [all[0]], "wayUnavailable preregistered"),
      Row("no documents here", with: .init(way: .document), known: all, "wayUnavailable cimd"), Row("no DCR here", with: .init(way: .dynamic), dynamic: false, "wayUnavailable dcr"),
      Row("dcr past a changed issuer", with: .init(way: .dynamic), previous: client(.preregistered, "pre", issuer: "https://old.example"), "register none"),
      // Given
      Row("--client-id", with: .init(id: "mine"), known: all, "preregistered mine none"), Row("--client-id of a stored client", with: .init(id: "dyn"), known: all, "dcr dyn"),
      Row("--client-id by bytes", with: .init(id: "\u{212A}"), known: [client(.dynamic, "K")], "preregistered \u{212A} none"),
      Row("with a secret", with: .init(id: "mine", secret: Secret("s")), methods: nil, "preregistered mine client_secret_basic"),
      Row("with a secret, post only", with: .init(id: "mine", secret: Secret("s")), methods: ["client_secret_post"], "preregistered mine client_secret_post"),
      Row("with a secret, both", with: .init(id: "mine", secret: Secret("s")), methods: ["client_secret_post", "client_secret_basic"], "preregistered mine client_secret_basic"),
      Row("with a secret nobody takes", with: .init(id: "mine", secret: Secret("s")), methods: ["private_key_jwt"], "noCommonAuthentication private_key_jwt"),
      Row("--client-metadata-url", with: .init(metadataURL: url), known: all, documents: true, "cimd \(url)"), Row("not taken here", with: .init(metadataURL: url), "documentsNotSupported"),
      Row("CIMD-1: http", with: .init(metadataURL: "http://me.example/c"), documents: true, "badMetadataURL"), Row("CIMD-1: no path", with: .init(metadataURL: "https://me.example"), documents: true, "badMetadataURL"),
      Row("CIMD-1: an empty path", with: .init(metadataURL: "https://me.example/"), documents: true, "badMetadataURL"), Row("CIMD-4: a fragment", with: .init(metadataURL: url + "#x"), documents: true, "badMetadataURL"),
      Row("CIMD-4: user-info", with: .init(metadataURL: "https://u:p@me.example/c"), documents: true, "badMetadataURL"), Row("CIMD-4: dots", with: .init(metadataURL: "https://me.example/a/../c"), documents: true, "badMetadataURL"),
      Row("CIMD-4: a dot", with: .init(metadataURL: "https://me.example/./c"), documents: true, "badMetadataURL"), Row("a query is discouraged only", with: .init(metadataURL: url + "?v=1"), documents: true, "cimd \(url)?v=1"),
      // What is registered
      Row("method none where nothing is said", methods: nil, "register none"), Row("basic before post", methods: ["client_secret_post", "client_secret_basic"], "register client_secret_basic"),
      Row("post alone", methods: ["client_secret_post"], "register client_secret_post"), Row("none before both", methods: ["client_secret_basic", "none"], "register none"),
      Row("keys only", methods: ["private_key_jwt", "tls_client_auth"], "noCommonAuthentication private_key_jwt tls_client_auth"), Row("an empty list", methods: [], "noCommonAuthentication "),
    ] as [Row])
  func resolving(row: Row) throws {
    var document: JSONObject = ["client_id_metadata_document_supported": .bool(row.documents)]
    document.set("token_endpoint_auth_methods_supported", row.methods.map { JSONValue($0) })
    let without = (row.dynamic ? [] : ["registration_endpoint"]) + (row.methods == nil ? ["token_endpoint_auth_methods_supported"] : [])
    let json = try #require(Chain.server(without: without, with: document).object)
    let server = try ServerMetadata(json, expected: ExpectedIssuer(Chain.issuer, toleratesSlash: false), policy: URLPolicy())
    let resolver = ClientResolver(options: row.options, server: server, known: row.known, previous: row.previous, now: Self.now)
    let outcome: String
    do throws(ClientFault) {
      switch try resolver.resolve() {
      case .use(let client):
        outcome = "\(client.kind.rawValue) \(client.id)" + (row.options.id == nil || client.kind == .dynamic ? "" : " \(client.authentication.rawValue)")
        #expect(client.issuer == Chain.issuer)
      case .register(let endpoint, let way):
        outcome = "register \(way.rawValue)"
        #expect(endpoint.text == Chain.issuer + "/register")
      }
    } catch {
      switch error {
      case .noWay(_, let offers): outcome = "noWay \(offers)"
      case .wayUnavailable(let way, _): outcome = "wayUnavailable \(way.rawValue)"
      case .documentsNotSupported: outcome = "documentsNotSupported"
      case .badMetadataURL: outcome = "badMetadataURL"
      case .noCommonAuthentication(let listed): outcome = "noCommonAuthentication \(listed.joined(separator: " "))"
      case .issuerChanged(let from, _): outcome = "issuerChanged \(from)"
      }
    }
    #expect(outcome.utf8.elementsEqual(row.outcome.utf8))
  }

  // MARK: Registration

  private static let ours = "http://127.0.0.1:50000/callback"

  private static func request(
    _ authentication: ClientAuthentication = .none, fields: [(name: String, value: JSONValue)] = [], token: String? = nil, scope: String? = nil
  ) throws -> RegistrationRequest {
    RegistrationRequest(
      endpoint: try Location(Chain.issuer + "/register"), redirectURI: ours, authentication: authentication, scope: scope,
      fields: fields, initialToken: token.map { Secret($0) })
  }

  @Test("a registration says every member (DCR-1 to DCR-3, DCR-5)")
  func registrationRequest() throws {
    let http = try Self.request(scope: "a b").http
    #expect(http.method == .post && http.headers["Content-Type"] == "application/json" && http.headers["Accept"] == "application/json")
    #expect(http.headers["Authorization"] == nil)
    #expect(
      http.json == [
        "client_name": "mcpauth", "application_type": "native", "redirect_uris": [.string(Self.ours)],
        "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"], "token_endpoint_auth_method": "none", "scope": "a b",
      ])
    #expect(try Self.request(.post).http.json["token_endpoint_auth_method"] == "client_secret_post")
    #expect(try Self.request().http.json["scope"] == nil)
    #expect(try Self.request(token: "t").http.headers["Authorization"] == "Bearer t")
    let fields: [(name: String, value: JSONValue)] = [("application_type", "web"), ("logo_uri", "https://x/"), ("n", 1)]
    let json = try Self.request(fields: fields).http.json
    #expect(json["application_type"] == "web" && json["logo_uri"] == "https://x/" && json["n"] == 1)
    #expect(json.object?.names.filter { $0 == "application_type" }.count == 1)
  }

  struct Registered: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var asked = ClientAuthentication.none
    let answer: Answer
    let outcome: String

    init(_ name: String, asking asked: ClientAuthentication = .none, _ answer: JSONValue, status: Int = 201, _ outcome: String) {
      self.init(name, asking: asked, answer: .json(answer, status: status), outcome)
    }

    init(_ name: String, asking asked: ClientAuthentication = .none, answer: Answer, _ outcome: String) {
      testDescription = name
      self.asked = asked
      self.answer = answer
      self.outcome = outcome
    }
  }

  @Test(
    "what came back rules (DCR-6, DCR-7)",
    arguments: [
      Registered("the least", ["client_id": "x"], "x none \(ours)"), Registered("200 will do", ["client_id": "x"], status: 200, "x none \(ours)"),
      Registered("the method is another", ["client_id": "x", "client_secret": "s", "token_endpoint_auth_method": "client_secret_post"], "x client_secret_post \(ours) secret"),
      Registered("a secret nobody asked for, method unsaid", ["client_id": "x", "client_secret": "s"], "x client_secret_basic \(ours) secret"),
      Registered("a secret nobody asked for, method none", ["client_id": "x", "client_secret": "s", "token_endpoint_auth_method": "none"], "x none \(ours) secret"),
      Registered("an empty secret is none", ["client_id": "x", "client_secret": ""], "x none \(ours)"), Registered("null is absence", ["client_id": "x", "client_secret": nil], "x none \(ours)"),
      Registered("asked for basic, unsaid", asking: .basic, ["client_id": "x", "client_secret": "s"], "x client_secret_basic \(ours) secret"),
      Registered("asked for basic, got none", asking: .basic, ["client_id": "x", "token_endpoint_auth_method": "none"], "x none \(ours)"),
      Registered("basic without a secret", asking: .basic, ["client_id": "x", "token_endpoint_auth_method": "client_secret_basic"], "client_secret is missing"),
      Registered("a method of keys", ["client_id": "x", "token_endpoint_auth_method": "private_key_jwt"], "token_endpoint_auth_method is \"private_key_jwt\", which was not asked for"),
      Registered("our redirect URI among others", ["client_id": "x", "redirect_uris": ["https://o/", .string(ours)]], "x none \(ours)"),
      Registered("the same place by another name", ["client_id": "x", "redirect_uris": ["http://localhost:50000/callback"]], "x none http://localhost:50000/callback"),
      Registered("another port", ["client_id": "x", "redirect_uris": ["http://127.0.0.1:1/callback"]], "redirectReplaced http://127.0.0.1:1/callback"),
      Registered("without a port", ["client_id": "x", "redirect_uris": ["http://127.0.0.1/callback"]], "redirectReplaced http://127.0.0.1/callback"),
      Registered("another path", ["client_id": "x", "redirect_uris": ["http://127.0.0.1:50000/cb"]], "redirectReplaced http://127.0.0.1:50000/cb"),
      Registered("another host", ["client_id": "x", "redirect_uris": ["https://evil.example:50000/callback"]], "redirectReplaced https://evil.example:50000/callback"),
      Registered("none at all", ["client_id": "x", "redirect_uris": []], "redirectReplaced "), Registered("no id", ["client_secret": "s"], "client_id is missing"),
      Registered("an empty id", ["client_id": ""], "client_id is missing"), Registered("an id of another type", ["client_id": 1], "client_id is a number instead of a string"),
      Registered("a time in a string", ["client_id": "x", "client_secret": "s", "client_secret_expires_at": "7"], "x client_secret_basic \(ours) secret 7"),
      Registered("a time beyond all measure", ["client_id": "x", "client_secret": "s", "client_secret_expires_at": .number(JSONNumber(.max))], "x client_secret_basic \(ours) secret 9223372036854775807"),
      Registered("DCR-7", ["error": "invalid_redirect_uri", "error_description": "no"], status: 400, "refused invalid_redirect_uri: no"),
      Registered("DCR-7 with 200", ["error": "invalid_client_metadata"], status: 200, "refused invalid_client_metadata"), Registered("an error without its code", [:], status: 400, "HTTP 400"),
      Registered("an error of another shape", ["error": ["code": 1]], status: 400, "HTTP 400"), Registered("an array", [], "an array instead of a JSON object"),
      Registered("HTML", answer: .html(201), "HTTP 201 with HTML or XML instead of JSON at byte 0 (text/html)"), Registered("HTML with 500", answer: .html(500), "HTTP 500"),
      Registered("empty", answer: .status(201), "HTTP 201 with no JSON at all at byte 0"), Registered("TOK-11: a redirect", answer: .redirect(307, "https://evil.example/"), "a redirect to https://evil.example/"),
      Registered("lost", answer: .failure(.connectionLost("x")), "the connection broke: x"),
    ] as [Registered])
  func registration(row: Registered) async throws {
    let network = FakeTransport([.post(Chain.issuer + "/register", row.answer)])
    let store = MemoryStore()
    let registration = Registration(transport: try Chain.guarded(network), store: store, clock: FixedClock())
    var outcome: String
    var kept: [Client] = []
    do throws(OAuthError) {
      let client = try await registration.run(try Self.requestOrTrap(row.asked), issuer: Chain.issuer)
      outcome = "\(client.id) \(client.authentication.rawValue) \(client.redirectURI ?? "nil")" + (client.secret == nil ? "" : " secret")
      if let time = client.secretExpiresAt { outcome += " \(time)" }
      #expect(client.kind == .dynamic && client.issuer == Chain.issuer && client.registeredAt == Self.now)
      kept = [client]
    } catch {
      guard case .registration(let fault) = error else { throw error }
      switch fault {
      case .transport(let error): outcome = "\(error)"
      case .refused(let refusal): outcome = "refused \(refusal.sentence)"
      case .answer(let fault): outcome = "\(fault)"
      case .redirectReplaced(_, let got, _): outcome = "redirectReplaced \(got.joined(separator: " "))"
      }
    }
    #expect(try store.clients(of: Chain.issuer) == kept)
    #expect(outcome == row.outcome)
    #expect(network.troubles == [])
  }

  private static func requestOrTrap(_ way: ClientAuthentication) throws(OAuthError) -> RegistrationRequest {
    do { return try request(way) } catch { throw .redirectMismatch(registered: "", listening: "") }
  }

  // MARK: RFC 7592

  private static func managed(_ uri: String = "https://as.example/register/x", issuer: String = Chain.issuer) throws -> Client {
    var client = client(.dynamic, "x", issuer: issuer, secret: "old")
    client.management = Client.Management(uri: try Location(uri), token: Secret("reg"))
    return client
  }

  @Test(
    "the registration token goes to the issuer's origin only (DCR-9)",
    arguments: [
      ("https://as.example/r", Chain.issuer, true), ("https://AS.example:443/r", Chain.issuer, true), ("https://as.example/r", "https://as.example/t1", true),
      ("https://evil.example/r", Chain.issuer, false), ("https://as.example:8443/r", Chain.issuer, false), ("http://as.example/r", Chain.issuer, false),
      ("https://as.example.evil/r", Chain.issuer, false), ("https://as.example/r", "no URL", false),
    ] as [(String, String, Bool)])
  func managementPlace(uri: String, issuer: String, isAllowed: Bool) async throws {
    let client = try Self.managed(uri, issuer: issuer)
    #expect((ClientManagement.place(of: client) != nil) == isAllowed)
    let network = FakeTransport(isAllowed ? [.get(uri, .json(["client_id": "x"]))] : [])
    let answer = try await ClientManagement(transport: network).read(client)
    #expect((answer != nil) == isAllowed)
    #expect(network.troubles == [])
  }

  @Test("an update sends the whole metadata without what the server assigned, and keeps what rotated")
  func update() async throws {
    let answer: JSONValue = [
      "client_id": "x", "registration_access_token": "reg2", "registration_client_uri": "https://as.example/r2", "client_secret": "new",
      "client_secret_expires_at": 9, "token_endpoint_auth_method": "client_secret_post", "redirect_uris": ["http://o/", "http://127.0.0.1:1/callback"],
    ]
    let network = FakeTransport([.put("https://as.example/register/x", .json(answer))])
    let document: JSONObject = [
      "client_id": "other", "client_name": "n", "registration_access_token": "reg", "registration_client_uri": "u", "client_secret_expires_at": 0,
      "client_id_issued_at": 1, "client_secret": "old",
    ]
    let result = try #require(try await ClientManagement(transport: network).update(try Self.managed(), from: document, set: [("client_name", "m"), ("x", true)]))
    let sent = try #require(network.requests.first)
    #expect(sent.headers["Authorization"] == "Bearer reg" && sent.headers["Content-Type"] == "application/json")
    #expect(sent.json == ["client_id": "x", "client_name": "m", "client_secret": "old", "x": true])
    let client = result.client
    #expect(client.management?.token == Secret("reg2") && client.management?.uri.text == "https://as.example/r2")
    #expect(client.secret == Secret("new") && client.secretExpiresAt == 9 && client.authentication == .post)
    #expect(client.redirectURI == "http://127.0.0.1:1/callback")
  }

  @Test("a new place on another origin is not believed")
  func rotationElsewhere() async throws {
    let network = FakeTransport([.get("https://as.example/register/x", .json(["client_id": "x", "registration_client_uri": "https://evil.example/r"]))])
    let result = try #require(try await ClientManagement(transport: network).read(try Self.managed()))
    #expect(result.client.management?.uri.text == "https://as.example/register/x")
  }

  @Test(
    "a registration is deleted when the server no longer has it",
    arguments: [(.status(204), nil), (.status(200), nil), (.status(404), nil), (.status(401), nil), (.status(410), nil), (.status(403), "HTTP 403"), (.status(500), "HTTP 500"),
      (.json(["error": "invalid_token"], status: 405), "invalid_token"), (.redirect(307, "https://evil.example/"), "HTTP 307"), (.failure(.connectionLost("x")), "the connection broke: x")]
      as [(Answer, String?)])
  func deletion(answer: Answer, fault: String?) async throws {
    let network = FakeTransport([.delete("https://as.example/register/x", answer)])
    let client = try Self.managed()
    var seen: String?
    do throws(RegistrationFault) { #expect(try await ClientManagement(transport: network).delete(client)) } catch {
      switch error {
      case .transport(let error): seen = "\(error)"
      case .refused(let refusal): seen = refusal.code
      case .answer(let fault): seen = "\(fault)"
      case .redirectReplaced: seen = "replaced"
      }
    }
    #expect(seen == fault)
    #expect(network.troubles == [])
    #expect(try await ClientManagement(transport: network).delete(Self.client(.dynamic, "y")) == false)
  }
}
