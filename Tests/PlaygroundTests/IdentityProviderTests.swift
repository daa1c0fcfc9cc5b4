import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct IdentityProviderTests {
  static let exchange = "urn:ietf:params:oauth:grant-type:token-exchange"
  static let bearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"
  static let idJAG = "urn:ietf:params:oauth:token-type:id-jag"
  static let idToken = "urn:ietf:params:oauth:token-type:id_token"

  private func visitor(_ change: (inout PlaygroundConfiguration) -> Void = { _ in }) throws -> Visitor {
    try Visitor {
      $0.hasIdentityProvider = true
      change(&$0)
    }
  }

  /// The fields with changes; an empty value takes one out.
  private static func changed(_ fields: [String: String], _ changes: [String: String]) -> [(String, String)] {
    fields.merging(changes) { $1 }.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
  }

  private func askForGrant(_ visitor: Visitor, _ changes: [String: String] = [:]) async throws -> Reply {
    let idp = try #require(visitor.readyLine["idp"])
    let fields = [
      "grant_type": Self.exchange, "requested_token_type": Self.idJAG,
      "audience": "http://127.0.0.1:8080/auth", "resource": "http://127.0.0.1:8080/mcp",
      "scope": "todo:read", "subject_token": try #require(visitor.routes.room.idToken),
      "subject_token_type": Self.idToken, "client_id": try #require(idp["client_id"]?.string as String?),
      "client_secret": try #require(idp["client_secret"]?.string as String?),
    ]
    return await visitor.post("/idp/token", form: Self.changed(fields, changes))
  }

  private func show(_ visitor: Visitor, _ grant: String, _ changes: [String: String] = [:]) async throws
    -> Reply
  {
    let fields = [
      "grant_type": Self.bearer, "assertion": grant, "client_id": "demo-confidential",
      "client_secret": try #require(visitor.readyLine["clients"]?[1]?["client_secret"]?.string as String?),
    ]
    return await visitor.post(Visitor.endpoints.token, form: Self.changed(fields, changes))
  }

  @Test("an ID token becomes a grant, and the grant an access token of the same person")
  func wholeFlow() async throws {
    let visitor = try visitor()
    let server = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(
      server.json["authorization_grant_profiles_supported"]
        == ["urn:ietf:params:oauth:grant-profile:id-jag"])
    #expect(server.json["grant_types_supported"]?.strings?.contains(Self.bearer) == true)
    let idp = try #require(visitor.readyLine["idp"])
    for path in [
      "/.well-known/openid-configuration/idp", "/idp/.well-known/openid-configuration",
      "/.well-known/oauth-authorization-server/idp",
    ] {
      let metadata = await visitor.get(path)
      #expect(metadata.json["issuer"] == "http://127.0.0.1:8080/idp")
      #expect(metadata.json["token_endpoint"] == idp["token_endpoint"])
      #expect(metadata.json["identity_chaining_requested_token_types_supported"] == [.string(Self.idJAG)])
    }
    let answer = try await askForGrant(visitor)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.json["issued_token_type"]?.string == Self.idJAG)
    #expect(answer.json["token_type"] == "N_A")
    #expect(answer.json["expires_in"] == 300)
    let grant = try answer.member("access_token")
    #expect(try JSONObject(ofToken: grant, part: 0)["typ"] == "oauth-id-jag+jwt")
    let claims = try JSONObject(ofToken: grant)
    #expect(
      claims.names == [
        "iss", "sub", "aud", "client_id", "jti", "exp", "iat", "resource", "scope",
      ])
    #expect(claims["client_id"] == "demo-confidential")
    let plain = try await askForGrant(visitor, ["resource": "", "scope": ""])
    #expect(
      try JSONObject(ofToken: try plain.member("access_token")).names
        == ["iss", "sub", "aud", "client_id", "jti", "exp", "iat"])

    for grant in [grant, grant, try plain.member("access_token")] {
      let tokens = try await show(visitor, grant)
      #expect(tokens.status == 200, "\(tokens.text)")
      #expect(tokens.json["refresh_token"] == nil)
      let token = try JSONObject(ofToken: try tokens.member("access_token"))
      #expect(token["sub"] == "demo")
      #expect(token["aud"] == "http://127.0.0.1:8080/mcp")
      #expect(token["client_id"] == "demo-confidential")
    }
    #expect(try await show(visitor, grant).json["scope"] == "todo:read")
    let wide = try await show(visitor, grant, ["scope": "todo:read todo:write"])
    #expect(wide.json["error"] == "invalid_scope")
    visitor.pass(300)
    #expect(try await show(visitor, grant).json["error"] == "invalid_grant")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let changes: [String: String]
    let error: JSONValue

    init(_ name: String, _ changes: [String: String], _ error: JSONValue) {
      testDescription = name
      self.changes = changes
      self.error = error
    }
  }

  static let refusals = [
    Row("no client", ["client_id": ""], "invalid_client"),
    Row("a client of the other server", ["client_id": "demo-confidential"], "invalid_client"),
    Row("a wrong secret", ["client_secret": "x"], "invalid_client"),
    Row("another grant", ["grant_type": "client_credentials"], "unsupported_grant_type"),
    Row("another kind of token", ["requested_token_type": idToken], "invalid_request"),
    Row("no kind of token", ["requested_token_type": ""], "invalid_request"),
    Row("no audience", ["audience": ""], "invalid_target"),
    Row("the resource as audience", ["audience": "http://127.0.0.1:8080/mcp"], "invalid_target"),
    Row("a slash too many", ["audience": "http://127.0.0.1:8080/auth/"], "invalid_target"),
    Row("an unknown resource", ["resource": "https://a/"], "invalid_target"),
    Row("an unknown scope", ["scope": "admin"], "invalid_scope"),
    Row("no subject", ["subject_token": ""], "invalid_request"),
    Row("a subject that is none", ["subject_token": "x.y.z"], "invalid_grant"),
    Row("another kind of subject", ["subject_token_type": idJAG], "invalid_request"),
    Row("an actor", ["actor_token": "x", "actor_token_type": idToken], "invalid_request"),
  ]

  @Test("the identity provider says what is wrong", arguments: refusals)
  func refusal(row: Row) async throws {
    let reply = try await askForGrant(try visitor(), row.changes)
    #expect(reply.json["error"] == row.error, "\(reply.text)")
  }

  @Test("an ID token that has expired is no subject")
  func expired() async throws {
    let visitor = try visitor()
    visitor.pass(28_800)
    #expect(try await askForGrant(visitor).json["error"] == "invalid_grant")
  }

  static let misuses = [
    Row("no client", ["client_id": "", "client_secret": ""], "invalid_client"),
    Row("a public client", ["client_id": "demo-public", "client_secret": ""], "unauthorized_client"),
    Row("another client", ["client_id": "other", "client_secret": "s"], "invalid_grant"),
    Row("another resource", ["resource": "https://a/"], "invalid_target"),
    Row("nothing", ["assertion": ""], "invalid_request"),
    Row("what is no token", ["assertion": "a.b.c"], "invalid_grant"),
  ]

  @Test("a grant is shown by its client, for its resource", arguments: misuses)
  func misuse(row: Row) async throws {
    let visitor = try visitor {
      $0.clients = [["client_id": "other", "client_secret": "s", "grant_types": [.string(Self.bearer)]]]
    }
    let grant = try await askForGrant(visitor).member("access_token")
    let reply = try await show(visitor, grant, row.changes)
    #expect(reply.json["error"] == row.error, "\(reply.text)")
  }

  @Test("other tokens of the same provider, and grants of others, are none")
  func otherTokens() async throws {
    let visitor = try visitor()
    let idToken = try #require(visitor.routes.room.idToken)
    #expect(try await show(visitor, idToken).json["error"] == "invalid_grant")
    let claims = try JSONObject(ofToken: try await askForGrant(visitor).member("access_token"))
    let forged = try Signer(.es256).sign(claims, header: ["typ": "oauth-id-jag+jwt"])
    #expect(try await show(visitor, forged).json["error"] == "invalid_grant")
    let another = try await askForGrant(try self.visitor()).member("access_token")
    #expect(try await show(visitor, another).json["error"] == "invalid_grant")
  }

  @Test("where grants work once, the second use is refused")
  func once() async throws {
    let visitor = try visitor { $0.takesAssertionsOnce = true }
    let grant = try await askForGrant(visitor).member("access_token")
    #expect(try await show(visitor, grant).status == 200)
    let again = try await show(visitor, grant)
    #expect(again.json["error"] == "invalid_grant")
    #expect(again.json["error_description"]?.string?.contains("used before") == true)
  }

  @Test("grants are for the client that is told, also for one that is a document")
  func document() async throws {
    let id = "https://client.example/tool.json"
    let visitor = try visitor { configuration in
      configuration.identityClient = id
      configuration.fetchDocument = { _ in
        let document: JSONValue = [
          "client_id": .string(id), "client_name": "Tool", "grant_types": [.string(Self.bearer)],
          "token_endpoint_auth_method": "none",
        ]
        return HTTPReply(
          head: HTTPHead(status: 200, headers: ["Content-Type": "application/json"]), body: document.bytes())
      }
    }
    let grant = try await askForGrant(visitor).member("access_token")
    let tokens = try await show(visitor, grant, ["client_id": id, "client_secret": ""])
    #expect(tokens.status == 200, "\(tokens.text)")
  }

  @Test("without it there is no identity provider and no such grant")
  func without() async throws {
    let visitor = try Visitor()
    #expect(await visitor.get("/idp/jwks").status == 404)
    #expect(visitor.readyLine["idp"] == nil)
    let reply = await visitor.post(
      Visitor.endpoints.token, form: [("grant_type", Self.bearer), ("assertion", "a.b.c")])
    #expect(reply.json["error"] == "unsupported_grant_type")
  }
}
