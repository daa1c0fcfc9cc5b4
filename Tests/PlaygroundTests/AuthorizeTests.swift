import HTTP
import JSON
import Playground
import Testing

@Suite struct AuthorizeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var changes: [String: String] = [:]
    var repeating: [(String, String)] = []
    /// Nil is a page, as nobody may be sent anywhere.
    let error: String?

    init(_ name: String, _ changes: [String: String] = [:], also: [(String, String)] = [], error: String?) {
      testDescription = name
      self.changes = changes
      repeating = also
      self.error = error
    }
  }

  static let refusals = [
    Row("no client", ["client_id": ""], error: nil),
    Row("an unknown client", ["client_id": "stranger"], error: nil),
    Row("two clients", also: [("client_id", "other")], error: nil),
    Row("no redirect URI where several are registered", ["redirect_uri": ""], error: nil),
    Row("another path", ["redirect_uri": "http://127.0.0.1:5555/other"], error: nil),
    Row("another query", ["redirect_uri": "http://127.0.0.1:5555/callback?x=1"], error: nil),
    Row("another scheme", ["redirect_uri": "https://127.0.0.1:5555/callback"], error: nil),
    Row("a disguised address", ["redirect_uri": "http://127.1:5555/callback"], error: nil),
    Row("a loopback name with a port", ["redirect_uri": "http://localhost:5555/callback"], error: nil),
    Row("user info", ["redirect_uri": "http://127.0.0.1:5555@evil.example/callback"], error: nil),
    Row("two redirect URIs", also: [("redirect_uri", Visitor.redirect)], error: nil),
    Row("no response type", ["response_type": ""], error: "invalid_request"),
    Row("the implicit grant", ["response_type": "token"], error: "unsupported_response_type"),
    Row("a fragment as the answer", ["response_mode": "fragment"], error: "invalid_request"),
    Row("no PKCE", ["code_challenge": ""], error: "invalid_request"),
    Row("no PKCE method", ["code_challenge_method": ""], error: "invalid_request"),
    Row("plain PKCE", ["code_challenge_method": "plain"], error: "invalid_request"),
    Row("a challenge that is none", ["code_challenge": "short"], error: "invalid_request"),
    Row("an unknown scope", ["scope": "admin"], error: "invalid_scope"),
    Row("another resource", ["resource": "http://127.0.0.1:8080/other"], error: "invalid_target"),
    Row(
      "a slash too many", ["resource": "http://127.0.0.1:8080/mcp/"], error: "invalid_target"),
    Row("a resource elsewhere", ["resource": "https://example.com/mcp"], error: "invalid_target"),
    Row("two states", also: [("state", "b")], error: "invalid_request"),
  ]

  @Test(
    "what is wrong with a request is said to the client only when it is sure who that is", arguments: refusals
  )
  func refusal(row: Row) async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let reply = await visitor.get(Visitor.authorization(row.changes, repeating: row.repeating))
    guard let error = row.error else {
      #expect(reply.status == 400)
      #expect(reply.headers["Location"] == nil)
      #expect(reply.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
      return
    }
    #expect(reply.status == 303)
    #expect(reply.redirected["error"] == error)
    #expect(reply.redirected["state"] == "s t")
    #expect(reply.redirected["iss"] == "http://127.0.0.1:8080/auth")
    #expect(reply.redirected["code"] == nil)
  }

  static let healthy = [
    Row("all of it", error: nil),
    Row("another port", ["redirect_uri": "http://127.0.0.1:1/callback"], error: nil),
    Row("no port", ["redirect_uri": "http://127.0.0.1/callback"], error: nil),
    Row("IPv6", ["redirect_uri": "http://[::1]:5555/callback"], error: nil),
    Row("no resource", ["resource": ""], error: nil),
    Row("no scope", ["scope": ""], error: nil),
    Row("offline access", ["scope": "todo:read offline_access"], error: nil),
    Row("a scope twice", ["scope": "todo:read todo:read"], error: nil),
    Row("unknown parameters", ["nonce": "n", "ui_locales": "de"], error: nil),
  ]

  @Test("a good request gets a code that becomes tokens", arguments: healthy)
  func code(row: Row) async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let code = try await visitor.code(row.changes)
    let redirect = row.changes["redirect_uri"] ?? Visitor.redirect
    let tokens = await visitor.exchange(code, ["redirect_uri": redirect])
    #expect(tokens.status == 200, "\(tokens.text)")
    let other = await visitor.refresh(
      try tokens.member("refresh_token"), [("resource", "http://127.0.0.1:8080/other")])
    #expect(other.json["error"] == "invalid_target")
    #expect(await visitor.tool("whoami", token: try tokens.member("access_token")).status == 200)
  }

  struct Exchange: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let changes: [String: String]
    var headers: Headers = [:]
    let status: Int
    let error: String

    init(
      _ name: String, _ changes: [String: String], headers: Headers = [:], status: Int = 400,
      error: String
    ) {
      testDescription = name
      self.changes = changes
      self.headers = headers
      self.status = status
      self.error = error
    }
  }

  static let wrong = String(repeating: "w", count: 43)
  static let basic: Headers = ["Authorization": "Basic eDp5"]
  static let exchanges = [
    Exchange("a wrong verifier", ["code_verifier": wrong], error: "invalid_grant"),
    Exchange("no verifier", ["code_verifier": ""], error: "invalid_request"),
    Exchange("another redirect URI", ["redirect_uri": "http://127.0.0.1:1/callback"], error: "invalid_grant"),
    Exchange("another resource", ["resource": "http://127.0.0.1:8080/other"], error: "invalid_target"),
    Exchange("an unknown code", ["code": "nothing"], error: "invalid_grant"),
    Exchange("no grant type", ["grant_type": ""], error: "invalid_request"),
    Exchange("a password", ["grant_type": "password"], error: "unsupported_grant_type"),
    Exchange("another client's grant", ["grant_type": "client_credentials"], error: "unauthorized_client"),
    Exchange("no client", ["client_id": ""], status: 401, error: "invalid_client"),
    Exchange("an unknown client", ["client_id": "stranger"], status: 401, error: "invalid_client"),
    Exchange(
      "a secret missing", ["client_id": "demo-confidential"], status: 401, error: "invalid_client"),
    Exchange(
      "a wrong secret", ["client_id": "demo-confidential", "client_secret": "no"], status: 401,
      error: "invalid_client"),
    Exchange("a secret of a public client", ["client_secret": "x"], status: 401, error: "invalid_client"),
    Exchange("two proofs", ["client_secret": "x"], headers: basic, error: "invalid_request"),
    Exchange(
      "broken Basic", [:], headers: ["Authorization": "Basic ???"], status: 401, error: "invalid_client"),
    Exchange("two clients", [:], headers: basic, error: "invalid_request"),
  ]

  @Test("the token endpoint says what is wrong", arguments: exchanges)
  func exchange(row: Exchange) async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let reply = await visitor.exchange(try await visitor.code(), row.changes, headers: row.headers)
    #expect(reply.status == row.status, "\(reply.text)")
    #expect(reply.json["error"]?.string == row.error)
    #expect(reply.headers["Cache-Control"] == "no-store")
    #expect(reply.json["access_token"] == nil)
  }

  @Test("a client with a secret proves itself by Basic or in the body, and gets tokens for itself")
  func confidential() async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let clients = try #require(visitor.readyLine["clients"]?.array)
    let secret = try #require(clients[1]["client_secret"]?.string)
    let basic = "Basic " + Visitor.base64("demo-confidential:\(FormBody.encode(secret))")
    let byBasic = await visitor.post(
      Visitor.endpoints.token, form: [("grant_type", "client_credentials"), ("scope", "todo:read")],
      headers: ["Authorization": basic])
    #expect(byBasic.status == 200, "\(byBasic.text)")
    #expect(byBasic.json["refresh_token"] == nil)
    let posted = [("client_id", "demo-confidential"), ("client_secret", secret)]
    let byPost = await visitor.post(
      Visitor.endpoints.token, form: posted + [("grant_type", "client_credentials")])
    let token = try byPost.member("access_token")
    let who = await visitor.tool("whoami", token: token)
    #expect(who.json["result"]?["structuredContent"]?["subject"] == "demo-confidential")
    let active = await visitor.post(Visitor.endpoints.introspect, form: posted + [("token", token)])
    #expect(active.json["active"] == true)
    #expect(active.json["client_id"] == "demo-confidential")
    let dead = await visitor.post(Visitor.endpoints.introspect, form: posted + [("token", "x")])
    #expect(dead.json == ["active": false])
    let open = await visitor.post(
      Visitor.endpoints.introspect, form: [("client_id", "demo-public"), ("token", token)])
    #expect(open.status == 401)
    _ = await visitor.post(Visitor.endpoints.revoke, form: posted + [("token", token)])
    let after = await visitor.post(Visitor.endpoints.introspect, form: posted + [("token", token)])
    #expect(after.json == ["active": false])
  }
}
