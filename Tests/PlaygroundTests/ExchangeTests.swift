import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct ExchangeTests {
  static let accessToken = "urn:ietf:params:oauth:token-type:access_token"
  static let jwt = "urn:ietf:params:oauth:token-type:jwt"
  static let issuer = "https://issuer.example"
  static let key = Result { try Signer(.rs256) }

  private func visitor(_ change: (inout PlaygroundConfiguration) -> Void = { _ in }) throws -> Visitor {
    let trusted = try TrustedIssuer(
      issuer: Self.issuer, keys: try Self.key.get().jwks(["kid": "k", "alg": "RS256"]))
    return try Visitor {
      $0.autoConsent = true
      $0.trusted = [trusted]
      $0.clients = [
        [
          "client_id": "gateway", "client_secret": "s",
          "grant_types": [.string(IdentityProviderTests.exchange), "client_credentials"],
        ]
      ]
      change(&$0)
    }
  }

  private func exchange(_ visitor: Visitor, _ changes: [String: String]) async -> Reply {
    let fields = [
      "grant_type": IdentityProviderTests.exchange, "client_id": "gateway", "client_secret": "s",
      "subject_token_type": Self.accessToken,
    ].merging(changes) { $1 }
    return await visitor.post(
      Visitor.endpoints.token, form: fields.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) })
  }

  static let claims: JSONObject = [
    "iss": .string(issuer), "sub": "repo:a/b:ref:main", "aud": "http://127.0.0.1:8080/auth",
    "exp": 1_800_000_300, "iat": 1_800_000_000, "nbf": 1_800_000_000, "jti": "one",
  ]

  private static func workload(_ changes: JSONObject = [:], _ header: JSONObject = ["kid": "k"]) throws
    -> String
  {
    try key.get().sign(Signer.claims(claims, changing: changes), header: header)
  }

  @Test(
    "a token becomes one for the same person, narrower, and with those who act", arguments: TokenForm.allCases
  )
  func delegation(form: TokenForm) async throws {
    let visitor = try visitor { $0.tokens = form }
    let subject = try await visitor.tokens().member("access_token")
    let machine = await visitor.post(
      Visitor.endpoints.token,
      form: [("grant_type", "client_credentials"), ("client_id", "gateway"), ("client_secret", "s")])
    let actor = try machine.member("access_token")

    let plain = await exchange(visitor, ["subject_token": subject])
    #expect(plain.status == 200, "\(plain.text)")
    #expect(plain.json["issued_token_type"]?.string == Self.accessToken)
    #expect(plain.json["token_type"] == "Bearer")
    #expect(plain.json["scope"] == "todo:read todo:write")
    #expect(plain.json["refresh_token"] == nil)
    let narrow = await exchange(
      visitor,
      [
        "subject_token": subject, "actor_token": actor, "actor_token_type": Self.accessToken,
        "scope": "todo:read", "resource": Visitor.origin + "/mcp",
      ])
    #expect(narrow.json["scope"] == "todo:read", "\(narrow.text)")
    let first = try narrow.member("access_token")
    let again = await exchange(
      visitor,
      [
        "subject_token": first, "actor_token": try plain.member("access_token"),
        "actor_token_type": Self.accessToken,
      ])
    let told = await visitor.post(
      Visitor.endpoints.introspect,
      form: [("client_id", "gateway"), ("client_secret", "s"), ("token", try again.member("access_token"))])
    #expect(told.json["sub"] == "demo")
    #expect(told.json["client_id"] == "gateway")
    #expect(told.json["act"] == ["sub": "demo", "act": ["sub": "gateway"]])
    #expect(await visitor.tool("todo_list", token: try again.member("access_token")).status == 200)
    let typed = await exchange(visitor, ["subject_token": subject, "requested_token_type": Self.jwt])
    #expect((typed.status == 200) == (form == .jwt), "\(typed.text)")
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
    Row("no subject", ["subject_token": ""], "invalid_request"),
    Row("no type", ["subject_token_type": ""], "invalid_request"),
    Row("an unknown token", ["subject_token": "x"], "invalid_request"),
    Row(
      "a type that is not exchanged", ["subject_token_type": "urn:ietf:params:oauth:token-type:saml2"],
      "invalid_request"),
    Row("an actor without a type", ["actor_token": "x"], "invalid_request"),
    Row("a type without an actor", ["actor_token_type": accessToken], "invalid_request"),
    Row("an actor who is nobody", ["actor_token": "x", "actor_token_type": accessToken], "invalid_request"),
    Row(
      "a kind that is not issued", ["requested_token_type": IdentityProviderTests.idJAG], "invalid_request"),
    Row("a wider scope", ["scope": "todo:read todo:write"], "invalid_scope"),
    Row("an unknown resource", ["resource": "https://a/"], "invalid_target"),
    Row("an unknown audience", ["audience": "api"], "invalid_target"),
    Row("a client that may not", ["client_id": "demo-public", "client_secret": ""], "unauthorized_client"),
  ]

  @Test("the exchange says what is wrong", arguments: refusals)
  func refusal(row: Row) async throws {
    let visitor = try visitor()
    let token = try await visitor.tokens(["scope": "todo:read"]).member("access_token")
    let reply = await exchange(visitor, ["subject_token": token].merging(row.changes) { $1 })
    #expect(reply.json["error"] == row.error, "\(reply.text)")
  }

  @Test("a token that was revoked or has expired is no subject")
  func dead() async throws {
    let visitor = try visitor()
    let token = try await visitor.tokens().member("access_token")
    visitor.pass(3_600)
    #expect(await exchange(visitor, ["subject_token": token]).json["error"] == "invalid_request")
    let young = try await visitor.tokens().member("access_token")
    _ = await visitor.post(Visitor.endpoints.revoke, form: [("client_id", "demo-public"), ("token", young)])
    #expect(await exchange(visitor, ["subject_token": young]).json["error"] == "invalid_request")
  }

  struct Workload: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var claims: JSONObject = [:]
    var header: JSONObject = ["kid": "k"]
    let isGood: Bool

    init(_ name: String, _ claims: JSONObject = [:], header: JSONObject = ["kid": "k"], good: Bool = false) {
      testDescription = name
      self.claims = claims
      self.header = header
      isGood = good
    }
  }

  static let workloads = [
    Workload("for the issuer", good: true),
    Workload("for the token endpoint", ["aud": "http://127.0.0.1:8080/auth/token"], good: true),
    Workload("for several", ["aud": ["x", "http://127.0.0.1:8080/auth"]], good: true),
    Workload("without jti", ["jti": nil], good: true),
    Workload("without iat and nbf", ["iat": nil, "nbf": nil], good: true),
    Workload("of type JWT", header: ["kid": "k", "typ": "JWT"], good: true),
    Workload("without a key id", header: [:], good: true),
    Workload("for somebody else", ["aud": "https://sts.example"]),
    Workload("for nobody", ["aud": nil]),
    Workload("of another issuer", ["iss": "https://issuer.example/"]),
    Workload("of nobody", ["iss": nil]),
    Workload("about nobody", ["sub": nil]),
    Workload("expired", ["exp": 1_800_000_000]),
    Workload("for ever", ["exp": nil]),
    Workload("not yet", ["nbf": 1_800_000_100]),
    Workload("an access token", header: ["kid": "k", "typ": "at+jwt"]),
    Workload("with another key", header: ["kid": "other"]),
  ]

  @Test("where a program runs vouches for it", arguments: workloads)
  func workload(row: Workload) async throws {
    let visitor = try visitor()
    let assertion = try Self.workload(row.claims, row.header)
    let bearer = [("grant_type", IdentityProviderTests.bearer), ("assertion", assertion)]
    for _ in 0..<2 {
      let reply = await visitor.post(
        Visitor.endpoints.token,
        form: bearer + [("resource", Visitor.origin + "/mcp"), ("scope", "todo:read")])
      guard row.isGood else {
        #expect(reply.json["error"] == "invalid_grant", "\(reply.text)")
        continue
      }
      #expect(reply.status == 200, "\(reply.text)")
      #expect(reply.json["scope"] == "todo:read")
      let claims = try JSONObject(ofToken: try reply.member("access_token"))
      #expect(claims["sub"] == "repo:a/b:ref:main")
      #expect(claims["client_id"] == "repo:a/b:ref:main")
    }
    let exchanged = await exchange(visitor, ["subject_token": assertion, "subject_token_type": Self.jwt])
    // A grant's type matters to grants only.
    #expect((exchanged.status == 200) == (row.isGood || row.header["typ"] == "at+jwt"), "\(exchanged.text)")
  }

  @Test("a workload's token may be had once only, and be shown by a client")
  func once() async throws {
    let visitor = try visitor {
      $0.takesAssertionsOnce = true
      $0.clients.append([
        "client_id": "ci", "client_secret": "s", "grant_types": [.string(IdentityProviderTests.bearer)],
        "scope": "todo:read",
      ])
    }
    let form = [
      ("grant_type", IdentityProviderTests.bearer), ("assertion", try Self.workload()), ("client_id", "ci"),
      ("client_secret", "s"),
    ]
    let first = await visitor.post(Visitor.endpoints.token, form: form)
    #expect(first.json["scope"] == "todo:read", "\(first.text)")
    #expect(try JSONObject(ofToken: try first.member("access_token"))["client_id"] == "ci")
    let second = await visitor.post(Visitor.endpoints.token, form: form)
    #expect(second.json["error"] == "invalid_grant")
    let unnamed = await visitor.post(
      Visitor.endpoints.token,
      form: [
        ("grant_type", IdentityProviderTests.bearer), ("assertion", try Self.workload(["jti": nil])),
      ])
    #expect(unnamed.json["error"] == "invalid_grant")
  }
}
