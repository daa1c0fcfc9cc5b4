import CCrypto

/// What a key is made of, as far as it decides which algorithms fit.
package enum KeyType: Sendable, Hashable {
  case rsa(bits: Int)
  case ec(Curve)
  case ed25519
  case ed448
  /// RFC 8037 §3.2: X25519 and X448 agree on a secret; neither signs.
  case x25519
  case x448
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
  var group: StaticString {
    switch self {
    case .p256: "prime256v1"
    case .p384: "secp384r1"
    case .p521: "secp521r1"
    }
  }

  /// What a key may call its curve.
  fileprivate var groups: [String] { [rawValue, "\(group)"] }
}

extension KeyType {
  /// What the key itself says; RSA keys that are bound to PSS, and curves that JOSE does not name, are refused.
  init(of handle: KeyHandle) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    self = unsafe try handle.lend { (key) throws(LibCryptoError) in try unsafe KeyType(c, key) }
  }

  private init(_ c: LibCryptoTable, _ key: OpaquePointer?) throws(LibCryptoError) {
    if unsafe c.pointee.EVP_PKEY_is_a(key, "RSA") == 1 {
      self = .rsa(bits: unsafe Int(c.pointee.EVP_PKEY_get_bits(key)))
    } else if unsafe c.pointee.EVP_PKEY_is_a(key, "EC") == 1 {
      let group = unsafe c.groupName(of: key)
      guard let curve = Curve.allCases.first(where: { $0.groups.contains(group) }) else {
        throw .curveUnknown(group)
      }
      self = .ec(curve)
    } else if unsafe c.pointee.EVP_PKEY_is_a(key, "ED25519") == 1 {
      self = .ed25519
    } else if unsafe c.pointee.EVP_PKEY_is_a(key, "ED448") == 1 {
      self = .ed448
    } else if unsafe c.pointee.EVP_PKEY_is_a(key, "X25519") == 1 {
      self = .x25519
    } else if unsafe c.pointee.EVP_PKEY_is_a(key, "X448") == 1 {
      self = .x448
    } else {
      throw .keyTypeUnknown(
        unsafe c.pointee.EVP_PKEY_get0_type_name(key).map { unsafe String(cString: $0) } ?? "")
    }
  }
}

extension LibCryptoTable {
  /// Empty for a curve that is described by its numbers alone.
  fileprivate func groupName(of key: OpaquePointer?) -> String {
    var name = [UInt8](repeating: 0, count: 80)
    var size = 0
    let found = unsafe name.withUnsafeMutableBytes { bytes in
      unsafe pointee.EVP_PKEY_get_group_name(
        key, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, &size)
    }
    return found == 1 ? String(decoding: name.prefix(size), as: UTF8.self) : ""
  }
}

extension KeyType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .rsa(let bits): "RSA with \(bits) bits"
    case .ec(let curve): "EC \(curve.rawValue)"
    case .ed25519: "Ed25519"
    case .ed448: "Ed448"
    case .x25519: "X25519"
    case .x448: "X448"
    case .octets(let count): "a symmetric key of \(count * 8) bits"
    }
  }
}
