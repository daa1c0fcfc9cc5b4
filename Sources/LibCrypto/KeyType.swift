/// What a key is made of, as far as it decides which algorithms fit.
package enum KeyType: Sendable, Hashable {
  case rsa(bits: Int)
  case ec(Curve)
  case ed25519
  case ed448
  case octets(count: Int)
}

/// RFC 7518 §6.2.1.1: the elliptic curves that JOSE names.
package enum Curve: String, Sendable, Hashable, CaseIterable {
  case p256 = "P-256"
  case p384 = "P-384"
  case p521 = "P-521"

  /// The bytes of a coordinate, of a private key and of each half of a signature.
  var size: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }

  /// OpenSSL's name for the curve.
  var group: String {
    switch self {
    case .p256: "prime256v1"
    case .p384: "secp384r1"
    case .p521: "secp521r1"
    }
  }
}

extension KeyType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .rsa(let bits): "RSA with \(bits) bits"
    case .ec(let curve): "EC \(curve.rawValue)"
    case .ed25519: "Ed25519"
    case .ed448: "Ed448"
    case .octets(let count): "a symmetric key of \(count * 8) bits"
    }
  }
}
