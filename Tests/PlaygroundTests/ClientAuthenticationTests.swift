import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct ClientAuthenticationTests {
  static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
  static let machine = [("grant_type", "client_credentials")]
  static let claims: JSONObject = [
    "iss": "machine", "sub": "machine", "aud": "http://127.0.0.1:8080/auth", "exp": 1_800_000_300,
    "iat": 1_800_000_000, "jti": "one",
  ]

  private static func form(_ assertion: String) -> [(String, String)] {
    machine + [("client_assertion_type", assertionType), ("client_assertion", assertion)]
  }

  private func visitor(_ client: JSONObject) throws -> Visitor {
    try Visitor { $0.clients = [Signer.claims(["client_id": "machine"], changing: client)] }
  }

  private func ask(_ visitor: Visitor, _ assertion: String, _ more: [(String, String)] = []) async -> Reply {
    await visitor.post(Visitor.endpoints.token, form: Self.form(assertion) + more)
  }

  struct Secret: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: String?
    var form: [(String, String)] = []
    var basic: String?
    let status: Int

    init(
      _ name: String, _ method: String?, _ form: [(String, String)] = [], basic: String? = nil, _ status: Int
    ) {
      testDescription = name
      self.method = method
      self.form = form
      self.basic = basic
      self.status = status
    }
  }

  static let posted = [("client_id", "ma:chine é"), ("client_secret", "s:+ %")]
  static let encoded = "ma%3Achine+%C3%A9:s%3A%2B+%25"
  static let secrets = [
    Secret("Basic, form-encoded", "client_secret_basic", basic: encoded, 200),
    Secret("Basic, not encoded", "client_secret_basic", basic: "ma:chine é:s:+ %", 401),
    Secret("Basic with the id in the body", "client_secret_basic", [posted[0]], basic: encoded, 200),
    Secret("Basic where post is registered", "client_secret_post", basic: encoded, 401),
    Secret("post", "client_secret_post", posted, 200),
    Secret("post where Basic is registered", "client_secret_basic", posted, 401),
    Secret("either, by Basic", nil, basic: encoded, 200),
    Secret("either, by post", nil, posted, 200),
    Secret("a wrong secret", "client_secret_post", [posted[0], ("client_secret", "s")], 401),
    Secret("no secret", "client_secret_post", [posted[0]], 401),
  ]

  @Test("a secret counts in the way that is registered", arguments: secrets)
  func secret(row: Secret) async throws {
    var client: JSONObject = ["client_id": "ma:chine é", "client_secret": "s:+ %"]
    client.set("token_endpoint_auth_method", row.method.map { .string($0) })
    let visitor = try Visitor { $0.clients = [client] }
    var headers: Headers = [:]
    if let basic = row.basic { headers.set("Authorization", "Basic \(Visitor.base64(basic))") }
    let reply = await visitor.post(Visitor.endpoints.token, form: Self.machine + row.form, headers: headers)
    #expect(reply.status == row.status, "\(reply.text)")
    #expect((reply.json["error"] == "invalid_client") == (row.status == 401))
    #expect((reply.headers["WWW-Authenticate"] != nil) == (row.status == 401 && row.basic != nil))
  }

  @Test("a client that proves nothing gets no token for itself")
  func publicClient() async throws {
    let visitor = try visitor(["token_endpoint_auth_method": "none"])
    let reply = await visitor.post(
      Visitor.endpoints.token, form: Self.machine + [("client_id", "machine")])
    #expect(reply.status == 400)
    #expect(reply.json["error"] == "unauthorized_client")
  }

  @Test("an assertion of every algorithm is understood", arguments: SignatureAlgorithm.allCases)
  func algorithm(_ algorithm: SignatureAlgorithm) async throws {
    let isShared = algorithm.rawValue.hasPrefix("HS")
    let secret = String(repeating: "s", count: 64)
    let assertion: String
    let visitor: Visitor
    if isShared {
      visitor = try self.visitor([
        "client_secret": .string(secret), "token_endpoint_auth_method": "client_secret_jwt",
      ])
      assertion = try JWS.sign(
        payload: .object(Self.claims), with: SharedKey(Array(secret.utf8)), algorithm: algorithm)
    } else {
      let signer = try Signer(algorithm)
      visitor = try self.visitor(["jwks": try signer.jwks(["kid": "k"])])
      assertion = try signer.sign(Self.claims, header: ["kid": "k", "typ": "client-authentication+jwt"])
    }
    let reply = await ask(visitor, assertion)
    #expect(reply.status == 200, "\(reply.text)")
    #expect(reply.json["scope"] == "todo:read todo:write")
    let again = await ask(visitor, assertion)
    #expect(again.status == 401)
    #expect(again.json["error_description"]?.string?.contains("used before") == true)
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    let algorithms = metadata.json["token_endpoint_auth_signing_alg_values_supported"]?.strings
    #expect(algorithms?.contains(algorithm.rawValue) == true)
    let methods = metadata.json["token_endpoint_auth_methods_supported"]?.strings
    #expect(methods?.contains(isShared ? "client_secret_jwt" : "private_key_jwt") == true)
    #expect(methods?.contains("tls_client_auth") == false)
  }

  struct Assertion: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var claims: JSONObject = [:]
    var header: JSONObject = [:]
    var form: [(String, String)] = []
    let status: Int

    init(
      _ name: String, _ claims: JSONObject, header: JSONObject = [:], form: [(String, String)] = [],
      _ status: Int = 401
    ) {
      testDescription = name
      self.claims = claims
      self.header = header
      self.form = form
      self.status = status
    }
  }

  static let assertions = [
    Assertion("the issuer as audience", [:], 200),
    Assertion("the token endpoint as audience", ["aud": "http://127.0.0.1:8080/auth/token"], 200),
    Assertion("a list with the issuer", ["aud": ["https://x/", "http://127.0.0.1:8080/auth"]], 200),
    Assertion("the issuer with a slash", ["aud": "http://127.0.0.1:8080/auth/"]),
    Assertion("another audience", ["aud": "https://as.example"]),
    Assertion("no audience", ["aud": nil]),
    Assertion("an audience that is no text", ["aud": [1]]),
    Assertion("another issuer", ["iss": "other"]),
    Assertion("no issuer", ["iss": nil]),
    Assertion("another subject", ["sub": "demo-public"]),
    Assertion("no subject", ["sub": nil]),
    Assertion("expired", ["exp": 1_800_000_000]),
    Assertion("no expiry", ["exp": nil]),
    Assertion("an expiry beyond dates", ["exp": 9_000_000_000_000_000_000]),
    Assertion("an expiry that is a text", ["exp": "1800000300"]),
    Assertion("a moment early", ["nbf": 1_800_000_059], 200),
    Assertion("too early", ["nbf": 1_800_000_061]),
    Assertion("issued in the future", ["iat": 1_800_000_061]),
    Assertion("without iat", ["iat": nil], 200),
    Assertion("no jti", ["jti": nil]),
    Assertion("an empty jti", ["jti": ""]),
    Assertion("the plain type", [:], header: ["typ": "JWT"], 200),
    Assertion("the full type", [:], header: ["typ": "application/client-authentication+jwt"], 200),
    Assertion("the type of an access token", [:], header: ["typ": "at+jwt"]),
    Assertion("an unknown key", [:], header: ["kid": "other"]),
    Assertion("a critical header", [:], header: ["crit": ["exp"]]),
    Assertion("the client's id too", [:], form: [("client_id", "machine")], 200),
    Assertion("another client's id", [:], form: [("client_id", "demo-public")], 400),
    Assertion("a secret too", [:], form: [("client_secret", "s")], 400),
    Assertion("a secret that is empty", [:], form: [("client_secret", "")], 200),
  ]

  static let key = Result { try Signer(.es256) }

  @Test("an assertion is judged by all of its claims", arguments: assertions)
  func assertion(row: Assertion) async throws {
    let signer = try Self.key.get()
    let visitor = try visitor(["jwks": try signer.jwks(["kid": "k"])])
    let token = try signer.sign(Signer.claims(Self.claims, changing: row.claims), header: row.header)
    let reply = await ask(visitor, token, row.form)
    #expect(reply.status == row.status, "\(reply.text)")
    guard row.status == 401 else { return }
    #expect(reply.json["error"] == "invalid_client")
  }

  static let forgeries: [(String, @Sendable (String) throws -> String)] = [
    ("nothing", { _ in "" }), ("two parts", { String($0.prefix { $0 != "." }) + ".e30" }),
    ("five parts", { $0 + ".a.b" }), ("no signature", { $0.prefix(while: { $0 != "." }) + ".e30." }),
    ("another signature", { _ in try Signer(.es256).sign(claims) }),
    ("another algorithm", { _ in try Signer(.rs256).sign(claims) }),
    (
      "the algorithm none",
      { text in "eyJhbGciOiJub25lIn0." + text.split(separator: ".")[1] + "." }
    ),
    (
      "a secret made of the public key",
      { _ in
        let key = try key.get().jwk().text()
        return try JWS.sign(
          payload: .object(claims), with: SharedKey(Array(key.utf8)), algorithm: .hs256)
      }
    ),
    (
      "a member twice",
      { _ in
        var twice = claims
        twice.append("sub", "machine")
        return try key.get().sign(twice)
      }
    ),
    ("a text of megabytes", { _ in String(repeating: "a", count: 70_000) }),
  ]

  @Test("what is no assertion, or somebody else's, is refused", arguments: forgeries.indices)
  func forgery(index: Int) async throws {
    let signer = try Self.key.get()
    let visitor = try visitor(["jwks": try signer.jwks()])
    let token = try Self.forgeries[index].1(try signer.sign(Self.claims))
    let reply = await ask(visitor, token)
    #expect(reply.status == 401, "\(Self.forgeries[index].0): \(reply.text)")
    #expect(reply.json["error"] == "invalid_client")
  }

  @Test("an assertion of another type, or of another algorithm than registered, is refused")
  func reserved() async throws {
    let signer = try Self.key.get()
    let visitor = try visitor([
      "jwks": try signer.jwks(), "token_endpoint_auth_signing_alg": "PS256",
    ])
    let assertion = try signer.sign(Self.claims)
    #expect(await ask(visitor, assertion).status == 401)
    let saml = await visitor.post(
      Visitor.endpoints.token,
      form: Self.machine + [
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"),
        ("client_assertion", assertion),
      ])
    #expect(saml.json["error"] == "invalid_request")
  }

  @Test("keys come by registration, from the client's document, or from where these say")
  func keys() async throws {
    let signer = try Self.key.get()
    let id = "https://client.example/tool.json"
    let keys = "https://client.example/jwks.json"
    let jwks = try signer.jwks()
    let document: JSONObject = [
      "client_id": .string(id), "client_name": "Tool", "token_endpoint_auth_method": "private_key_jwt",
      "grant_types": ["client_credentials"], "jwks_uri": .string(keys),
    ]
    let visitor = try Visitor { configuration in
      configuration.fetchDocument = { location in
        let body = location.text == keys ? jwks : .object(document)
        return HTTPReply(
          head: HTTPHead(status: 200, headers: ["Content-Type": "application/json"]), body: body.bytes())
      }
    }
    let registered = await visitor.send(
      "POST", Visitor.endpoints.register,
      json: [
        "token_endpoint_auth_method": "private_key_jwt", "grant_types": ["client_credentials"], "jwks": jwks,
      ])
    #expect(registered.status == 201, "\(registered.text)")
    #expect(registered.json["jwks"] == jwks)
    #expect(registered.json["client_secret"] == nil)
    for client in [try registered.member("client_id"), id] {
      let claims = Signer.claims(
        Self.claims, changing: ["iss": .string(client), "sub": .string(client)])
      let reply = await ask(visitor, try signer.sign(claims))
      #expect(reply.status == 200, "\(reply.text)")
      #expect(try JSONObject(ofToken: try reply.member("access_token"))["sub"]?.string == client)
    }
  }

  static let registrations: [(String, JSONObject)] = [
    ("no keys", [:]), ("keys that are none", ["jwks": ["keys": [["kty": "EC"]]]]),
    ("no key at all", ["jwks": ["keys": []]]),
    ("a secret as a key", ["jwks": ["keys": [["kty": "oct", "k": "AQ"]]]]),
    (
      "a private key",
      [
        "jwks": [
          "keys": [
            [
              "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
              "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            ]
          ]
        ]
      ]
    ),
    ("both places", ["jwks": ["keys": []], "jwks_uri": "https://client.example/jwks"]),
    ("a place in the clear", ["jwks_uri": "http://client.example/jwks"]),
    ("a method that is none", ["token_endpoint_auth_method": "private_key_pigeon"]),
    ("certificates without TLS", ["token_endpoint_auth_method": "self_signed_tls_client_auth"]),
  ]

  @Test("keys that could prove nothing are refused at registration", arguments: registrations)
  func registration(name: String, changes: JSONObject) async throws {
    let json = Signer.claims(
      ["token_endpoint_auth_method": "private_key_jwt", "grant_types": ["client_credentials"]],
      changing: changes)
    let reply = await (try Visitor()).send("POST", Visitor.endpoints.register, json: .object(json))
    #expect(reply.status == 400, "\(reply.text)")
    #expect(reply.json["error"] == "invalid_client_metadata")
  }
}
