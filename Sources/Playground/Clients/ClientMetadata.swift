import HTTP
import JSON
import LibCrypto

/// RFC 7591 §2: what a client says of itself, judged.
struct ClientMetadata: Sendable {
  let name: String
  let method: AuthenticationMethod
  let redirectURIs: [String]
  let grantTypes: [GrantType]
  let keys: ClientKeys?
  let certificateName: CertificateName?
  let signingAlgorithm: SignatureAlgorithm?
  let bindsToCertificate: Bool
  let pushes: Bool
  /// As it was sent, with the values that were chosen instead.
  let registered: JSONObject

  init(_ json: JSONObject, for configuration: PlaygroundConfiguration) throws(Refusal) {
    let reader = MetadataReader(json)
    // RFC 7591 §2: the defaults.
    method = try reader.choice("token_endpoint_auth_method") ?? .clientSecretBasic
    guard AuthenticationMethod.served(by: configuration).contains(method) else {
      throw reader.invalid("token_endpoint_auth_method is served with TLS only")
    }
    grantTypes = try reader.choices("grant_types") ?? [.authorizationCode]
    guard grantTypes.allSatisfy(GrantType.served(by: configuration).contains) else {
      throw reader.invalid("a grant type is not supported")
    }
    guard try reader.texts("response_types")?.allSatisfy({ $0 == "code" }) ?? true else {
      throw reader.invalid("the only response type is code")
    }
    redirectURIs = try reader.texts("redirect_uris") ?? []
    if grantTypes.contains(.authorizationCode) {
      try Self.judge(redirectURIs, isWeb: json["application_type"]?.string == "web")
    }
    keys = try ClientKeys.read(json)
    certificateName = try CertificateName.read(json)
    signingAlgorithm = try reader.choice("token_endpoint_auth_signing_alg")
    bindsToCertificate = try reader.flag("tls_client_certificate_bound_access_tokens")
    pushes = try reader.flag("require_pushed_authorization_requests")
    name = String((json["client_name"]?.string ?? "A client without a name").prefix(100))
    registered = Self.registered(json, method, grantTypes, redirectURIs, for: configuration)
    try judge(reader)
  }

  /// What a method needs has to be there.
  private func judge(_ reader: MetadataReader) throws(Refusal) {
    switch method {
    case .privateKeyJWT:
      guard let keys else { throw reader.invalid("private_key_jwt needs jwks or jwks_uri") }
      if case .given(let set) = keys, set.keys.isEmpty {
        throw reader.invalid("jwks has no key that can be used here")
      }
    case .selfSignedTLSClientAuth:
      guard let keys else { throw reader.invalid("\(method.rawValue) needs jwks or jwks_uri") }
      if case .given(let set) = keys, !set.keys.contains(where: { $0.certificate != nil }) {
        throw reader.invalid("jwks has no certificate (x5c)")
      }
    case .tlsClientAuth:
      guard certificateName != nil else {
        throw reader.invalid("tls_client_auth needs the name of the certificate (RFC 8705 §2.1.2)")
      }
    case .none, .clientSecretBasic, .clientSecretPost, .clientSecretJWT: break
    }
  }

  private static func registered(
    _ json: JSONObject, _ method: AuthenticationMethod, _ grantTypes: [GrantType], _ redirectURIs: [String],
    for configuration: PlaygroundConfiguration
  ) -> JSONObject {
    let asked = json["scope"]?.string?.split(separator: " ").map(String.init)
    // RFC 7591 §3.2.1: the server may register less than was asked for.
    let known = configuration.serverURL == nil ? ScopeChoice.all(configuration) : nil
    let scopes = known.map { known in asked?.filter(known.contains) ?? known } ?? asked
    var registered = json
    registered["token_endpoint_auth_method"] = .string(method.rawValue)
    registered["grant_types"] = JSONValue(grantTypes.map(\.rawValue))
    registered["response_types"] = grantTypes.contains(.authorizationCode) ? ["code"] : []
    registered["redirect_uris"] = redirectURIs.isEmpty ? nil : JSONValue(redirectURIs)
    registered.set("scope", scopes.map { .string($0.joined(separator: " ")) })
    for member in ours { registered[member] = nil }
    return registered
  }

  /// RFC 7592 §2.2: members that only the server gives.
  static let ours = [
    "client_id", "client_secret", "client_id_issued_at", "client_secret_expires_at",
    "registration_client_uri", "registration_access_token",
  ]

  private static func judge(_ uris: [String], isWeb: Bool) throws(Refusal) {
    guard !uris.isEmpty, uris.count <= 20 else {
      throw Refusal("invalid_redirect_uri", "between one and twenty redirect_uris are needed")
    }
    for uri in uris {
      if let problem = RedirectMatch.problem(uri) { throw Refusal("invalid_redirect_uri", problem) }
      // OpenID Connect Registration §2: a web client has no redirect URI on the user's machine.
      if isWeb, (try? Location(uri))?.isSecure != true {
        throw Refusal(
          "invalid_redirect_uri", "a web client needs https; application_type native may use loopback")
      }
    }
  }
}
