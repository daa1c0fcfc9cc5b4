import HTTP
import JSON
import Playground
import Testing

@Suite struct PushTests {
  static let endpoint = "/auth/par"

  private func visitor(_ demand: Demand? = .optional) throws -> Visitor {
    try Visitor {
      $0.autoConsent = true
      $0.pushedRequests = demand
      $0.clients = [
        [
          "client_id": "secret", "client_secret": "s", "redirect_uris": [.string(Visitor.redirect)],
          "require_pushed_authorization_requests": true,
        ]
      ]
    }
  }

  /// The fields of a good request with changes; an empty value takes one out.
  private static func fields(_ changes: [String: String] = [:]) -> [(String, String)] {
    let query = Visitor.authorization(changes).drop { $0 != "?" }.dropFirst()
    return FormBody(parsing: query).fields.map { ($0.name, $0.value) }
  }

  private func push(_ visitor: Visitor, _ changes: [String: String] = [:], headers: Headers = [:]) async
    -> Reply
  { await visitor.post(Self.endpoint, form: Self.fields(changes), headers: headers) }

  private func authorize(_ visitor: Visitor, _ fields: [(String, String)]) async -> Reply {
    await visitor.get(Visitor.endpoints.authorize + "?" + FormBody(fields).text)
  }

  @Test("a pushed request is used once, and counts alone", arguments: Demand.allCases)
  func once(demand: Demand) async throws {
    let visitor = try visitor(demand)
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(metadata.json["pushed_authorization_request_endpoint"] == "http://127.0.0.1:8080/auth/par")
    #expect(metadata.json["require_pushed_authorization_requests"] == .bool(demand == .required))
    let pushed = await push(visitor)
    #expect(pushed.status == 201, "\(pushed.text)")
    #expect(pushed.headers["Cache-Control"] == "no-store")
    #expect(pushed.json["expires_in"] == 60)
    let uri = try pushed.member("request_uri")
    #expect(uri.hasPrefix("urn:ietf:params:oauth:request_uri:"))
    let stranger = await authorize(visitor, [("client_id", "demo-confidential"), ("request_uri", uri)])
    #expect(stranger.status == 400)
    let query = [("client_id", "demo-public"), ("request_uri", uri), ("scope", "admin"), ("state", "other")]
    let allowed = await authorize(visitor, query)
    #expect(allowed.redirected["state"] == "s t")
    #expect(allowed.headers["Location"]?.hasPrefix(Visitor.redirect) == true)
    let tokens = await visitor.exchange(try #require(allowed.redirected["code"]))
    #expect(tokens.json["scope"] == "todo:read todo:write")
    let again = await authorize(visitor, query)
    #expect(again.status == 400)
    #expect(again.headers["Location"] == nil)
    #expect(again.text.contains("invalid_request_uri"))
  }

  @Test("a pushed request is forgotten after its time")
  func life() async throws {
    let visitor = try visitor()
    let uri = try await push(visitor).member("request_uri")
    visitor.pass(60)
    let late = await authorize(visitor, [("client_id", "demo-public"), ("request_uri", uri)])
    #expect(late.text.contains("invalid_request_uri"))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let changes: [String: String]
    var headers: Headers = [:]
    let status: Int
    let error: JSONValue

    init(
      _ name: String, _ changes: [String: String], headers: Headers = [:], _ error: JSONValue,
      status: Int = 400
    ) {
      testDescription = name
      self.changes = changes
      self.headers = headers
      self.error = error
      self.status = status
    }
  }

  static let basic: Headers = ["Authorization": "Basic " + Visitor.base64("secret:s")]
  static let refusals = [
    Row("no client", ["client_id": ""], "invalid_client", status: 401),
    Row("an unknown client", ["client_id": "stranger"], "invalid_client", status: 401),
    Row("a secret missing", ["client_id": "secret"], "invalid_client", status: 401),
    Row("no client id beside the proof", ["client_id": ""], headers: basic, "invalid_request"),
    Row("a request_uri", ["request_uri": "urn:x"], "invalid_request"),
    Row("a foreign redirect URI", ["redirect_uri": "https://evil.example/"], "invalid_request"),
    Row("no redirect URI", ["redirect_uri": ""], "invalid_request"),
    Row("no PKCE", ["code_challenge": ""], "invalid_request"),
    Row("an unknown scope", ["scope": "admin"], "invalid_scope"),
    Row("an unknown resource", ["resource": "https://a/"], "invalid_target"),
    Row("the implicit grant", ["response_type": "token"], "unsupported_response_type"),
  ]

  @Test("what is wrong with a pushed request is said at once", arguments: refusals)
  func refusal(row: Row) async throws {
    let reply = await push(try visitor(), row.changes, headers: row.headers)
    #expect(reply.status == row.status, "\(reply.text)")
    #expect(reply.json["error"] == row.error)
  }

  @Test("where pushing is required, by the server or for a client, nothing else goes")
  func required() async throws {
    let plain = await (try visitor(.required)).get(Visitor.authorization())
    #expect(plain.redirected["error"] == "invalid_request")
    #expect(plain.redirected["iss"] == "http://127.0.0.1:8080/auth")
    let visitor = try visitor()
    #expect(await visitor.get(Visitor.authorization()).redirected["code"] != nil)
    let own = await visitor.get(Visitor.authorization(["client_id": "secret"]))
    #expect(own.redirected["error"] == "invalid_request")
    let pushed = await push(visitor, ["client_id": "secret"], headers: Self.basic)
    let uri = try pushed.member("request_uri")
    let allowed = await authorize(visitor, [("client_id", "secret"), ("request_uri", uri)])
    #expect(allowed.redirected["code"] != nil)
  }

  @Test("without it there is no endpoint")
  func without() async throws {
    let visitor = try visitor(nil)
    #expect(await push(visitor).status == 404)
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(metadata.json["pushed_authorization_request_endpoint"] == nil)
  }
}
