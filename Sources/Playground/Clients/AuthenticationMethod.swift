/// RFC 7591 §2, RFC 8705 §2: how a client proves who it is.
enum AuthenticationMethod: String, Sendable, CaseIterable {
  case none
  case clientSecretBasic = "client_secret_basic"
  case clientSecretPost = "client_secret_post"
  case clientSecretJWT = "client_secret_jwt"
  case privateKeyJWT = "private_key_jwt"
  case tlsClientAuth = "tls_client_auth"
  case selfSignedTLSClientAuth = "self_signed_tls_client_auth"

  var needsSecret: Bool {
    switch self {
    case .clientSecretBasic, .clientSecretPost, .clientSecretJWT: true
    case .none, .privateKeyJWT, .tlsClientAuth, .selfSignedTLSClientAuth: false
    }
  }

  var needsCertificate: Bool { self == .tlsClientAuth || self == .selfSignedTLSClientAuth }

  /// Without TLS nobody can show a certificate.
  static func served(by configuration: PlaygroundConfiguration) -> [AuthenticationMethod] {
    allCases.filter { configuration.usesTLS || !$0.needsCertificate }
  }
}
