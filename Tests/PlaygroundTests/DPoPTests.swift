import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct DPoPTests {
  static let key = Result { try Prover() }

  private func visitor(
    _ demand: Demand? = .optional, _ change: (inout PlaygroundConfiguration) -> Void = { _ in }
  )
    throws -> Visitor
  {
    try Visitor {
      $0.autoConsent = true
      $0.dpop = demand
      change(&$0)
    }
  }

  @Test(
    "a proof of every algorithm binds the tokens to its key",
    arguments: SignatureAlgorithm.allCases.filter { !$0.rawValue.hasPrefix("HS") })
  func algorithm(_ algorithm: SignatureAlgorithm) async throws {
    let visitor = try visitor()
    let prover = try Prover(algorithm)
    let tokens = try await prover.tokens(visitor)
    #expect(tokens.json["token_type"] == "DPoP", "\(tokens.text)")
    let token = try tokens.member("access_token")
    let thumbprint = try prover.signer.thumbprint()
    #expect(try JSONObject(ofToken: token)["cnf"] == ["jkt": .string(thumbprint)])
    #expect(try await prover.call(visitor, token: token).status == 200)
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    let algorithms = metadata.json["dpop_signing_alg_values_supported"]?.strings
    #expect(algorithms?.contains(algorithm.rawValue) == true)
    #expect(algorithms?.contains { $0.hasPrefix("HS") || $0 == "none" } == false)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let claims: JSONObject
    let header: JSONObject
    let isGood: Bool

    init(_ name: String, _ claims: JSONObject = [:], header: JSONObject = [:], good: Bool = false) {
      testDescription = name
      self.claims = claims
      self.header = header
      isGood = good
    }
  }

  static let proofs = [
    Row("a good one", good: true),
    Row("another method", ["htm": "GET"]),
    Row("the method in small letters", ["htm": "post"]),
    Row("no method", ["htm": nil]),
    Row("another path", ["htu": "http://127.0.0.1:8080/auth/other"]),
    Row("another scheme", ["htu": "https://127.0.0.1:8080/auth/token"]),
    Row("another port", ["htu": "http://127.0.0.1/auth/token"]),
    Row("a query", ["htu": "http://127.0.0.1:8080/auth/token?a=b"]),
    Row("a fragment", ["htu": "http://127.0.0.1:8080/auth/token#a"]),
    Row("a scheme in capitals", ["htu": "HTTP://127.0.0.1:8080/auth/token"], good: true),
    Row("no URL", ["htu": "/auth/token"]),
    Row("no target", ["htu": nil]),
    Row("five minutes old", ["iat": 1_799_999_700], good: true),
    Row("older", ["iat": 1_799_999_699]),
    Row("five minutes early", ["iat": 1_800_000_300], good: true),
    Row("earlier", ["iat": 1_800_000_301]),
    Row("no time", ["iat": nil]),
    Row("a time beyond all", ["iat": 9_000_000_000_000_000_000]),
    Row("no name", ["jti": nil]),
    Row("an empty name", ["jti": ""]),
    Row("a nonce that nobody asked for", ["nonce": "x"], good: true),
    Row("the whole media type", header: ["typ": "application/dpop+jwt"], good: true),
    Row("another type", header: ["typ": "JWT"]),
    Row("no type", header: ["typ": nil]),
    Row("no key", header: ["jwk": nil]),
    Row("a key that is none", header: ["jwk": ["kty": "EC"]]),
    Row("a key of the wrong kind", header: ["jwk": ["kty": "oct", "k": "AQ"]]),
    Row(
      "another key",
      header: [
        "jwk": ["kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"]
      ]),
    Row("a critical member", header: ["crit": ["jwk"]]),
  ]

  @Test("a proof is judged by everything that it says", arguments: proofs)
  func proof(row: Row) async throws {
    let visitor = try visitor()
    let code = try await visitor.code()
    let proof = try Self.key.get().proof(changing: row.claims, header: row.header)
    let reply = await visitor.exchange(code, headers: ["DPoP": proof])
    #expect(reply.status == (row.isGood ? 200 : 400), "\(reply.text)")
    guard row.isGood else {
      #expect(reply.json["error"] == "invalid_dpop_proof")
      return
    }
    let again = await visitor.exchange(try await visitor.code(), headers: ["DPoP": proof])
    #expect(again.json["error"] == "invalid_dpop_proof")
    #expect(again.json["error_description"]?.string?.contains("used before") == true)
  }

  @Test("a private key in a proof, or two proofs, are refused")
  func careless() async throws {
    let visitor = try visitor()
    let prover = try Self.key.get()
    var key = try #require(try prover.signer.jwk().object)
    key.append("d", "AQ")
    let secret = try prover.proof(header: ["jwk": .object(key)])
    let twice = Headers([("DPoP", try prover.proof()), ("DPoP", try prover.proof())])
    for headers in [["DPoP": secret], twice, ["DPoP": ""], ["DPoP": "a.b.c"]] {
      let reply = await visitor.exchange(try await visitor.code(), headers: headers)
      #expect(reply.json["error"] == "invalid_dpop_proof", "\(reply.text)")
    }
  }

  struct Access: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let error: String
    let headers: @Sendable (Prover, String) throws -> [(String, String?)]

    init(
      _ name: String, _ error: String,
      _ headers: @escaping @Sendable (Prover, String) throws -> [(String, String?)]
    ) {
      testDescription = name
      self.error = error
      self.headers = headers
    }
  }

  static let accesses = [
    Access("as a bearer token", "invalid_token") {
      [("Authorization", "Bearer \($1)"), ("DPoP", try $0.proof(Prover.resource, token: $1))]
    },
    Access("without a proof", "invalid_dpop_proof") { [("Authorization", "DPoP \($1)")] },
    Access("without the token's hash", "invalid_dpop_proof") {
      [("Authorization", "DPoP \($1)"), ("DPoP", try $0.proof(Prover.resource))]
    },
    Access("with another token's hash", "invalid_dpop_proof") {
      [("Authorization", "DPoP \($1)"), ("DPoP", try $0.proof(Prover.resource, token: "x"))]
    },
    Access("with the token endpoint's proof", "invalid_dpop_proof") {
      [("Authorization", "DPoP \($1)"), ("DPoP", try $0.proof(token: $1))]
    },
    Access("with another key", "invalid_token") {
      [("Authorization", "DPoP \($1)"), ("DPoP", try Prover().proof(Prover.resource, token: $1))]
    },
    Access("a token of nobody", "invalid_token") {
      [("Authorization", "DPoP x"), ("DPoP", try $0.proof(Prover.resource, token: $1))]
    },
  ]

  @Test("a bound token works with its proof only", arguments: accesses)
  func access(row: Access) async throws {
    let visitor = try visitor()
    let prover = try Self.key.get()
    let token = try await prover.tokens(visitor).member("access_token")
    let reply = await visitor.call("tools/list", token: nil, changing: try row.headers(prover, token))
    #expect(reply.status == 401)
    let challenge = try #require(reply.headers["WWW-Authenticate"])
    #expect(challenge.hasPrefix("DPoP error=\"\(row.error)\""))
    #expect(challenge.contains("algs=\"RS256 "))
    #expect(challenge.contains("resource_metadata=\"http://127.0.0.1:8080/"))
  }

  @Test("a proof is used once at the MCP server too, and a bearer token is none of DPoP's")
  func replay() async throws {
    let visitor = try visitor()
    let prover = try Self.key.get()
    let token = try await prover.tokens(visitor).member("access_token")
    let proof = try prover.proof(Prover.resource, token: token)
    #expect(try await prover.call(visitor, token: token, proof: proof).status == 200)
    #expect(try await prover.call(visitor, token: token, proof: proof).status == 401)
    let scope = await visitor.call(
      "tools/call", ["name": "todo_add"], token: nil,
      changing: [
        ("Authorization", "DPoP \(token)"), ("DPoP", try prover.proof(Prover.resource, token: token)),
      ])
    #expect(scope.status == 200)
    let bearer = try await visitor.tokens()
    #expect(bearer.json["token_type"] == "Bearer")
    let plain = try bearer.member("access_token")
    #expect(await visitor.call("tools/list", token: plain).status == 200)
    #expect(try await prover.call(visitor, token: plain).status == 401)
  }

  @Test("the challenge and the metadata say what is wanted", arguments: [Demand?.none, .optional, .required])
  func challenge(demand: Demand?) async throws {
    let visitor = try visitor(demand)
    let probe = await visitor.call("tools/list", token: nil)
    let schemes = probe.headers.values(of: "WWW-Authenticate").map { String($0.prefix { $0 != " " }) }
    let resource = await visitor.get("/.well-known/oauth-protected-resource/mcp")
    switch demand {
    case nil:
      #expect(schemes == ["Bearer"])
      #expect(resource.json["dpop_bound_access_tokens_required"] == nil)
    case .optional:
      #expect(schemes == ["Bearer", "DPoP"])
      #expect(resource.json["dpop_bound_access_tokens_required"] == false)
    case .required:
      #expect(schemes == ["DPoP"])
      #expect(probe.headers["WWW-Authenticate"]?.contains("scope=\"todo:read todo:write\"") == true)
      #expect(resource.json["dpop_bound_access_tokens_required"] == true)
      #expect(resource.json["dpop_signing_alg_values_supported"]?.strings?.contains("ES256") == true)
    }
    let tokens = try await visitor.tokens()
    #expect((tokens.json["error"] == "invalid_dpop_proof") == (demand == .required))
    let bound = try await Self.key.get().tokens(visitor)
    #expect(bound.json["token_type"]?.string == (demand == nil ? "Bearer" : "DPoP"))
  }

  @Test("the refresh token of a public client is bound, that of another one is not")
  func refresh() async throws {
    let prover = try Self.key.get()
    let visitor = try visitor(.optional) {
      $0.clients = [
        ["client_id": "secret", "client_secret": "s", "redirect_uris": [.string(Visitor.redirect)]]
      ]
    }
    let first = try await prover.tokens(visitor)
    let refresh = try first.member("refresh_token")
    func renew(_ token: String, _ headers: Headers, _ more: [(String, String)]) async -> Reply {
      await visitor.post(
        Visitor.endpoints.token, form: [("grant_type", "refresh_token"), ("refresh_token", token)] + more,
        headers: headers)
    }
    let own = [("client_id", "demo-public")]
    #expect(await renew(refresh, [:], own).json["error"] == "invalid_grant")
    #expect(await renew(refresh, ["DPoP": try Prover().proof()], own).json["error"] == "invalid_grant")
    let second = await renew(refresh, ["DPoP": try prover.proof()], own)
    #expect(second.json["token_type"] == "DPoP", "\(second.text)")
    let credentials = [("client_id", "secret"), ("client_secret", "s")]
    let code = try await visitor.code(["client_id": "secret"])
    let confidential = await visitor.exchange(
      code, ["client_id": "secret", "client_secret": "s"], headers: ["DPoP": try prover.proof()])
    let other = try Prover()
    let renewed = await renew(
      try confidential.member("refresh_token"), ["DPoP": try other.proof()], credentials)
    let token = try renewed.member("access_token")
    #expect(try JSONObject(ofToken: token)["cnf"] == ["jkt": .string(try other.signer.thumbprint())])
    let active = await visitor.post(Visitor.endpoints.introspect, form: credentials + [("token", token)])
    #expect(active.json["token_type"] == "DPoP")
    #expect(active.json["cnf"] == ["jkt": .string(try other.signer.thumbprint())])
  }

  @Test("a client that registered for bound tokens gets no others")
  func registered() async throws {
    let visitor = try visitor(.optional) {
      $0.clients = [["client_id": "m", "client_secret": "s", "dpop_bound_access_tokens": true]]
    }
    let form = [("grant_type", "client_credentials"), ("client_id", "m"), ("client_secret", "s")]
    let bare = await visitor.post(Visitor.endpoints.token, form: form)
    #expect(bare.json["error"] == "invalid_dpop_proof")
    let proven = await visitor.post(
      Visitor.endpoints.token, form: form, headers: ["DPoP": try Self.key.get().proof()])
    #expect(proven.json["token_type"] == "DPoP")
  }
}
