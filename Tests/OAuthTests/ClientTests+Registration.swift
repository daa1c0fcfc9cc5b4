import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension ClientTests {
  static let ours = "http://127.0.0.1:50000/callback"

  static func request(
    _ authentication: ClientAuthentication = .none, fields: [(name: String, value: JSONValue)] = [],
    token: String? = nil, scope: String? = nil
  ) throws -> RegistrationRequest {
    RegistrationRequest(
      endpoint: try Location(Chain.issuer + "/register"), redirectURI: ours, authentication: authentication,
      scope: scope,
      fields: fields, initialToken: token.map { Secret($0) })
  }

  @Test("a registration says every member (DCR-1 to DCR-3, DCR-5)")
  func registrationRequest() throws {
    let http = try Self.request(scope: "a b").http
    #expect(
      http.method == .post && http.headers["Content-Type"] == "application/json"
        && http.headers["Accept"] == "application/json")
    #expect(http.headers["Authorization"] == nil)
    #expect(
      http.json == [
        "client_name": "mcpauth", "application_type": "native", "redirect_uris": [.string(Self.ours)],
        "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"],
        "token_endpoint_auth_method": "none", "scope": "a b",
      ])
    #expect(try Self.request(.post).http.json["token_endpoint_auth_method"] == "client_secret_post")
    #expect(try Self.request().http.json["scope"] == nil)
    #expect(try Self.request(token: "t").http.headers["Authorization"] == "Bearer t")
    let fields: [(name: String, value: JSONValue)] = [
      ("application_type", "web"), ("logo_uri", "https://x/"), ("n", 1),
    ]
    let json = try Self.request(fields: fields).http.json
    #expect(json["application_type"] == "web" && json["logo_uri"] == "https://x/" && json["n"] == 1)
    #expect(json.object?.names.filter { $0 == "application_type" }.count == 1)
  }

  struct Registered: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var asked = ClientAuthentication.none
    let answer: Answer
    let outcome: String

    init(
      _ name: String, asking asked: ClientAuthentication = .none, _ answer: JSONValue, status: Int = 201,
      _ outcome: String
    ) {
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
      Registered("the least", ["client_id": "x"], "x none \(ours)"),
      Registered("200 will do", ["client_id": "x"], status: 200, "x none \(ours)"),
      Registered(
        "the method is another",
        ["client_id": "x", "client_secret": "s", "token_endpoint_auth_method": "client_secret_post"],
        "x client_secret_post \(ours) secret"),
      Registered(
        "a secret nobody asked for, method unsaid", ["client_id": "x", "client_secret": "s"],
        "x client_secret_basic \(ours) secret"),
      Registered(
        "a secret nobody asked for, method none",
        ["client_id": "x", "client_secret": "s", "token_endpoint_auth_method": "none"],
        "x none \(ours) secret"),
      Registered("an empty secret is none", ["client_id": "x", "client_secret": ""], "x none \(ours)"),
      Registered("null is absence", ["client_id": "x", "client_secret": nil], "x none \(ours)"),
      Registered(
        "asked for basic, unsaid", asking: .basic, ["client_id": "x", "client_secret": "s"],
        "x client_secret_basic \(ours) secret"),
      Registered(
        "asked for basic, got none", asking: .basic,
        ["client_id": "x", "token_endpoint_auth_method": "none"], "x none \(ours)"),
      Registered(
        "basic without a secret", asking: .basic,
        ["client_id": "x", "token_endpoint_auth_method": "client_secret_basic"], "client_secret is missing"),
      Registered(
        "a method of keys", ["client_id": "x", "token_endpoint_auth_method": "private_key_jwt"],
        "token_endpoint_auth_method is \"private_key_jwt\", which was not asked for"),
      Registered(
        "our redirect URI among others", ["client_id": "x", "redirect_uris": ["https://o/", .string(ours)]],
        "x none \(ours)"),
      Registered(
        "the same place by another name",
        ["client_id": "x", "redirect_uris": ["http://localhost:50000/callback"]],
        "x none http://localhost:50000/callback"),
      Registered(
        "another port", ["client_id": "x", "redirect_uris": ["http://127.0.0.1:1/callback"]],
        "redirectReplaced http://127.0.0.1:1/callback"),
      Registered(
        "without a port", ["client_id": "x", "redirect_uris": ["http://127.0.0.1/callback"]],
        "x none http://127.0.0.1:50000/callback"),
      Registered(
        "another path", ["client_id": "x", "redirect_uris": ["http://127.0.0.1:50000/cb"]],
        "redirectReplaced http://127.0.0.1:50000/cb"),
      Registered(
        "another host", ["client_id": "x", "redirect_uris": ["https://evil.example:50000/callback"]],
        "redirectReplaced https://evil.example:50000/callback"),
      Registered("none at all", ["client_id": "x", "redirect_uris": []], "redirectReplaced "),
      Registered("no id", ["client_secret": "s"], "client_id is missing"),
      Registered("an empty id", ["client_id": ""], "client_id is missing"),
      Registered("an id of another type", ["client_id": 1], "client_id is a number instead of a string"),
      Registered(
        "a time in a string", ["client_id": "x", "client_secret": "s", "client_secret_expires_at": "7"],
        "x client_secret_basic \(ours) secret 7"),
      Registered(
        "a time beyond all measure",
        ["client_id": "x", "client_secret": "s", "client_secret_expires_at": .number(JSONNumber(.max))],
        "x client_secret_basic \(ours) secret 9223372036854775807"),
      Registered(
        "DCR-7", ["error": "invalid_redirect_uri", "error_description": "no"], status: 400,
        "refused invalid_redirect_uri: no"),
      Registered(
        "DCR-7 with 200", ["error": "invalid_client_metadata"], status: 200, "refused invalid_client_metadata"
      ), Registered("an error without its code", [:], status: 400, "HTTP 400"),
      Registered("an error of another shape", ["error": ["code": 1]], status: 400, "HTTP 400"),
      Registered("an array", [], "an array instead of a JSON object"),
      Registered(
        "HTML", answer: .html(201), "HTTP 201 with HTML or XML instead of JSON at byte 0 (text/html)"),
      Registered("HTML with 500", answer: .html(500), "HTTP 500"),
      Registered("empty", answer: .status(201), "HTTP 201 with no JSON at all at byte 0"),
      Registered(
        "TOK-11: a redirect", answer: .redirect(307, "https://evil.example/"),
        "a redirect to https://evil.example/"),
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
      outcome =
        "\(client.id) \(client.authentication.rawValue) \(client.redirectURI ?? "nil")"
        + (client.secret == nil ? "" : " secret")
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

  static func requestOrTrap(_ way: ClientAuthentication) throws(OAuthError) -> RegistrationRequest {
    do { return try request(way) } catch { throw .redirectMismatch(registered: "", listening: "") }
  }
}
