/// RFC 7518 §3.1, RFC 8037 §3.1 and RFC 9864 §2.2: the registered names of signatures; `none` is not among them.
package enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
  case hs256 = "HS256"
  case hs384 = "HS384"
  case hs512 = "HS512"
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  /// RFC 8037 §3.1: Ed25519 or Ed448, whichever the key is.
  case eddsa = "EdDSA"
  case ed25519 = "Ed25519"
  case ed448 = "Ed448"
}

extension SignatureAlgorithm {
  /// How the algorithm computes; one case for each family.
  enum Scheme {
    case hmac(Digest.Function)
    case rsa(Digest.Function, pss: Bool)
    case ecdsa(Digest.Function, Curve)
    case edwards
  }

  var scheme: Scheme {
    switch self {
    case .hs256: .hmac(.sha256)
    case .hs384: .hmac(.sha384)
    case .hs512: .hmac(.sha512)
    case .rs256: .rsa(.sha256, pss: false)
    case .rs384: .rsa(.sha384, pss: false)
    case .rs512: .rsa(.sha512, pss: false)
    case .ps256: .rsa(.sha256, pss: true)
    case .ps384: .rsa(.sha384, pss: true)
    case .ps512: .rsa(.sha512, pss: true)
    case .es256: .ecdsa(.sha256, .p256)
    case .es384: .ecdsa(.sha384, .p384)
    case .es512: .ecdsa(.sha512, .p521)
    case .eddsa, .ed25519, .ed448: .edwards
    }
  }

  /// RFC 8725 §3.1: whether the algorithm is made for keys of this type.
  package func fits(_ type: KeyType) -> Bool {
    switch (self, type) {
    case (.hs256, .octets), (.hs384, .octets), (.hs512, .octets): true
    case (.rs256, .rsa), (.rs384, .rsa), (.rs512, .rsa), (.ps256, .rsa), (.ps384, .rsa), (.ps512, .rsa): true
    case (.es256, .ec(.p256)), (.es384, .ec(.p384)), (.es512, .ec(.p521)): true
    case (.eddsa, .ed25519), (.eddsa, .ed448), (.ed25519, .ed25519), (.ed448, .ed448): true
    default: false
    }
  }
}
