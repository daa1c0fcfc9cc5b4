/// How a client proves itself at the token endpoint (RFC 6749 §2.3, OAuth 2.1 §2.4); exactly one way per request.
package enum ClientAuthentication: String, Sendable, Hashable, CaseIterable {
  case none
  case basic = "client_secret_basic"
  case post = "client_secret_post"
  /// OpenID Connect Core §9: an assertion that the secret signs.
  case secretJWT = "client_secret_jwt"
  /// RFC 7523 §2.2: an assertion that a private key signs.
  case privateKeyJWT = "private_key_jwt"
  /// RFC 8705 §2.1.
  case tls = "tls_client_auth"
  /// RFC 8705 §2.2.
  case selfSignedTLS = "self_signed_tls_client_auth"

  /// The way for a client with a secret: what the server lists, Basic first; absent means Basic (ASM-8, CC-6).
  package static func withSecret(_ listed: [String]?) -> ClientAuthentication? {
    guard let listed else { return .basic }
    return [.basic, .post, .secretJWT].first { listed.contains($0.rawValue) }
  }

  /// The best way that the material allows and the server lists: key, certificate, secret, nothing (CC-4, CC-6).
  package static func best(_ material: Material, listed: [String]?) -> ClientAuthentication? {
    let isListed = { (way: ClientAuthentication) in listed?.contains(way.rawValue) ?? true }
    if material.hasKey, isListed(.privateKeyJWT) { return .privateKeyJWT }
    if material.hasCertificate {
      return [.tls, .selfSignedTLS].first { listed?.contains($0.rawValue) ?? ($0 == .tls) }
    }
    if material.hasKey { return nil }
    return material.hasSecret ? withSecret(listed) : ClientAuthentication.none
  }

  /// What a client has to prove itself with.
  package struct Material: Sendable, Hashable {
    package var hasSecret: Bool
    package var hasKey: Bool
    package var hasCertificate: Bool

    package init(hasSecret: Bool = false, hasKey: Bool = false, hasCertificate: Bool = false) {
      self.hasSecret = hasSecret
      self.hasKey = hasKey
      self.hasCertificate = hasCertificate
    }
  }

  package func isPossible(with material: Material) -> Bool {
    switch self {
    case .none: true
    case .basic, .post, .secretJWT: material.hasSecret
    case .privateKeyJWT: material.hasKey
    case .tls, .selfSignedTLS: material.hasCertificate
    }
  }

  package var usesSecret: Bool { self == .basic || self == .post || self == .secretJWT }

  /// The TLS handshake itself proves the client (RFC 8705 §2).
  package var usesCertificate: Bool { self == .tls || self == .selfSignedTLS }
}
