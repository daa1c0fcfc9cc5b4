import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct ClientCertificateTests {
  static let now: Int64 = 1_800_000_000

  /// Two authorities, and certificates of the first one and of strangers.
  struct Papers: Sendable {
    let authority: CertificateAuthority
    let stranger: CertificateAuthority

    init() throws {
      authority = try CertificateAuthority(commonName: "Authority", now: now)
      stranger = try CertificateAuthority(commonName: "Stranger", now: now)
    }

    func certificate(
      _ name: String = "client", _ names: [String] = [], by signer: CertificateAuthority? = nil,
      usage: CertificateProfile.Usage = .client, until end: Int64 = now + 600
    ) throws -> Certificate {
      let profile = CertificateProfile(
        commonName: name, names: names, usage: usage, notBefore: now - 600, notAfter: end)
      return try (signer ?? authority).issue(profile).certificate
    }
  }

  static let papers = Result { try Papers() }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let name: JSONObject
    let show: @Sendable (Papers) throws -> [Certificate]
    let status: Int

    init(
      _ text: String, of name: JSONObject = ["tls_client_auth_subject_dn": "CN=client"], _ status: Int,
      _ show: @escaping @Sendable (Papers) throws -> [Certificate]
    ) {
      testDescription = text
      self.name = name
      self.status = status
      self.show = show
    }
  }

  static let rows = [
    Row("its own", 200) { [try $0.certificate()] },
    Row("none", 401) { _ in [] },
    Row("another name", 401) { [try $0.certificate("other")] },
    Row("another authority", 401) { [try $0.certificate(by: $0.stranger)] },
    Row("another authority, shown along", 401) {
      [try $0.certificate(by: $0.stranger), $0.stranger.certificate]
    },
    Row("its authority, shown along", 200) { [try $0.certificate(), $0.authority.certificate] },
    Row("of a server", 401) { [try $0.certificate(usage: .server)] },
    Row("expired", 401) { [try $0.certificate(until: now - 1)] },
    Row("bytes that are none", 401) { _ in [Certificate(der: [1, 2, 3])] },
    Row("a host", of: ["tls_client_auth_san_dns": "a.example"], 200) {
      [try $0.certificate("x", ["A.example"])]
    },
    Row("no wildcard", of: ["tls_client_auth_san_dns": "a.example"], 401) {
      [try $0.certificate("x", ["*.example"])]
    },
    Row("another host", of: ["tls_client_auth_san_dns": "a.example"], 401) {
      [try $0.certificate("a.example", ["b.example"])]
    },
    Row("an address", of: ["tls_client_auth_san_ip": "::1"], 200) {
      [try $0.certificate("x", ["127.0.0.1", "::1"])]
    },
    Row("another address", of: ["tls_client_auth_san_ip": "127.0.0.2"], 401) {
      [try $0.certificate("x", ["127.0.0.1"])]
    },
    Row("a URI that it has not", of: ["tls_client_auth_san_uri": "spiffe://a/b"], 401) {
      [try $0.certificate("spiffe://a/b")]
    },
  ]

  private func token(_ visitor: Visitor, _ certificates: [Certificate]) async -> Reply {
    await visitor.post(
      Visitor.endpoints.token, form: [("grant_type", "client_credentials"), ("client_id", "machine")],
      certificates: certificates)
  }

  @Test("a certificate has to be trusted and the client's", arguments: rows)
  func authority(row: Row) async throws {
    let papers = try Self.papers.get()
    var client: JSONObject = ["client_id": "machine", "token_endpoint_auth_method": "tls_client_auth"]
    for member in row.name.members { client.append(member.name, member.value) }
    let visitor = try Visitor(clientAuthorities: [papers.authority.certificate]) {
      $0.usesTLS = true
      $0.clients = [client]
    }
    let reply = await token(visitor, try row.show(papers))
    #expect(reply.status == row.status, "\(reply.text)")
    guard row.status == 200 else {
      #expect(reply.json["error"] == "invalid_client")
      return
    }
    // RFC 8705 §3.4: bound only where the client asks for it.
    #expect(try JSONObject(ofToken: try reply.member("access_token"))["cnf"] == nil)
  }

  @Test("a self-signed certificate is one of those that are registered")
  func selfSigned() async throws {
    let papers = try Self.papers.get()
    let own = try papers.certificate(by: papers.stranger)
    var key = try own.publicKey().jwk()
    key.append("x5c", [.string(Base64.encode(own.der))])
    let client: JSONObject = [
      "client_id": "machine", "token_endpoint_auth_method": "self_signed_tls_client_auth",
      "jwks": ["keys": [.object(key)]],
    ]
    let visitor = try Visitor {
      $0.usesTLS = true
      $0.clients = [client]
    }
    #expect(await token(visitor, [own]).status == 200)
    #expect(await token(visitor, [try papers.certificate(by: papers.stranger)]).status == 401)
    #expect(await token(visitor, []).status == 401)
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    let methods = metadata.json["token_endpoint_auth_methods_supported"]?.strings
    #expect(methods?.suffix(2) == ["tls_client_auth", "self_signed_tls_client_auth"])
    #expect(metadata.json["tls_client_certificate_bound_access_tokens"] == true)
  }

  @Test("a bound token is good with its certificate only", arguments: [TokenForm.jwt, .opaque])
  func binding(form: TokenForm) async throws {
    let papers = try Self.papers.get()
    let own = try papers.certificate()
    let client: JSONObject = [
      "client_id": "machine", "client_secret": "s", "token_endpoint_auth_method": "client_secret_post",
      "tls_client_certificate_bound_access_tokens": true,
    ]
    let visitor = try Visitor {
      $0.usesTLS = true
      $0.tokens = form
      $0.clients = [client]
    }
    let credentials = [("client_id", "machine"), ("client_secret", "s")]
    let fields = credentials + [("grant_type", "client_credentials")]
    let unshown = await visitor.post(Visitor.endpoints.token, form: fields)
    #expect(unshown.json["error"] == "invalid_request")
    let reply = await visitor.post(Visitor.endpoints.token, form: fields, certificates: [own])
    let token = try reply.member("access_token")
    let active = await visitor.post(Visitor.endpoints.introspect, form: credentials + [("token", token)])
    #expect(active.json["cnf"] == ["x5t#S256": .string(own.thumbprint)])
    #expect(await visitor.call("tools/list", token: token, certificates: [own]).status == 200)
    let stranger = await visitor.call("tools/list", token: token, certificates: [try papers.certificate()])
    #expect(stranger.status == 401)
    #expect(stranger.headers["WWW-Authenticate"]?.contains("invalid_token") == true)
    #expect(await visitor.call("tools/list", token: token).status == 401)
  }
}
