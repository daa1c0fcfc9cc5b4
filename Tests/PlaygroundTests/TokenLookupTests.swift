import HTTP
import JSON
import Playground
import Testing

@Suite struct TokenLookupTests {
  private static let first = [("client_id", "one"), ("client_secret", "s")]
  private static let second = [("client_id", "two"), ("client_secret", "s")]

  private func visitor(_ form: TokenForm = .jwt) throws -> Visitor {
    try Visitor {
      $0.autoConsent = true
      $0.tokens = form
      $0.clients = ["one", "two"].map {
        [
          "client_id": .string($0), "client_secret": "s", "redirect_uris": [.string(Visitor.redirect)],
          "grant_types": ["authorization_code", "refresh_token", "client_credentials"],
        ]
      }
    }
  }

  /// The tokens of a person for the first client.
  private func tokens(_ visitor: Visitor) async throws -> (access: String, refresh: String) {
    let reply = await visitor.exchange(
      try await visitor.code(["client_id": "one"]), ["client_id": "one", "client_secret": "s"])
    return (try reply.member("access_token"), try reply.member("refresh_token"))
  }

  private func ask(
    _ visitor: Visitor, _ token: String, _ client: [(String, String)] = second, hint: String? = nil,
    at endpoint: String = Visitor.endpoints.introspect
  ) async -> Reply {
    let fields = client + [("token", token)] + (hint.map { [("token_type_hint", $0)] } ?? [])
    return await visitor.post(endpoint, form: fields)
  }

  @Test("introspection says of an opaque token what a JWT says of itself", arguments: TokenForm.allCases)
  func claims(form: TokenForm) async throws {
    let visitor = try visitor(form)
    let (access, refresh) = try await tokens(visitor)
    let told = await ask(visitor, access)
    #expect(told.headers["Cache-Control"] == "no-store")
    let json = try #require(told.json.object)
    #expect(json["active"] == true)
    #expect(json["token_type"] == "Bearer")
    #expect(json["username"] == "demo")
    #expect(json["iss"] == "http://127.0.0.1:8080/auth")
    #expect(json["aud"] == "http://127.0.0.1:8080/mcp")
    #expect(json["client_id"] == "one")
    #expect(json["sub"] == "demo")
    #expect(json["scope"] == "todo:read todo:write")
    #expect(json["exp"] == 1_800_003_600)
    #expect(json["iat"] == 1_800_000_000)
    #expect(json["jti"]?.string?.isEmpty == false)
    if form == .jwt {
      for member in try JSONObject(ofToken: access).members { #expect(json[member.name] == member.value) }
    }
    let family = await ask(visitor, refresh)
    #expect(family.json["active"] == true)
    #expect(family.json["token_type"] == "refresh_token")
  }

  static let hints = ["access_token", "refresh_token", "id_token", ""]

  @Test("a hint that is wrong or unknown changes nothing", arguments: hints)
  func hint(hint: String) async throws {
    let visitor = try visitor()
    let (access, refresh) = try await tokens(visitor)
    for token in [access, refresh] {
      #expect(await ask(visitor, token, hint: hint).json["active"] == true)
      let revoked = await ask(visitor, token, Self.first, hint: hint, at: Visitor.endpoints.revoke)
      #expect(revoked.status == 200)
      #expect(revoked.text.isEmpty)
      #expect(await ask(visitor, token, hint: hint).json == ["active": false])
    }
  }

  static let strangers: [(String, [(String, String)], Int, JSONValue)] = [
    ("nobody", [], 401, "invalid_client"),
    ("a public client", [("client_id", "demo-public")], 401, "invalid_client"),
    ("a wrong secret", [("client_id", "one"), ("client_secret", "x")], 401, "invalid_client"),
    ("no token", [("client_id", "one"), ("client_secret", "s"), ("token", "")], 400, "invalid_request"),
  ]

  @Test("only clients that prove themselves may ask", arguments: strangers)
  func stranger(name: String, client: [(String, String)], status: Int, error: JSONValue) async throws {
    let visitor = try visitor()
    let reply =
      client.contains { $0.0 == "token" }
      ? await visitor.post(Visitor.endpoints.introspect, form: client.filter { $0.0 != "token" })
      : await ask(visitor, "anything", client)
    #expect(reply.status == status)
    #expect(reply.json["error"] == error)
  }

  @Test("a refresh token that is given back takes its family along, an access token only itself")
  func revocation() async throws {
    let visitor = try visitor()
    let (access, refresh) = try await tokens(visitor)
    let renewed = await visitor.post(
      Visitor.endpoints.token,
      form: Self.first + [("grant_type", "refresh_token"), ("refresh_token", refresh)])
    let (young, next) = (try renewed.member("access_token"), try renewed.member("refresh_token"))
    let foreign = await ask(visitor, next, Self.second, at: Visitor.endpoints.revoke)
    #expect(foreign.status == 400)
    #expect(foreign.json["error"] == "invalid_grant")
    #expect(await ask(visitor, access, Self.first, at: Visitor.endpoints.revoke).status == 200)
    #expect(await ask(visitor, access).json == ["active": false])
    #expect(await ask(visitor, young).json["active"] == true)
    #expect(await ask(visitor, next).json["active"] == true)
    #expect(await ask(visitor, next, Self.first, at: Visitor.endpoints.revoke).status == 200)
    for token in [young, next] { #expect(await ask(visitor, token).json == ["active": false]) }
    #expect(await visitor.tool("whoami", token: young).status == 401)
    #expect(await ask(visitor, "unknown", Self.first, at: Visitor.endpoints.revoke).status == 200)
  }
}
