import CCrypto

/// RFC 8037 §2: the curves of the key type OKP, two that sign and two that agree on a secret.
enum OctetCurve: String {
  case ed25519 = "Ed25519"
  case ed448 = "Ed448"
  case x25519 = "X25519"
  case x448 = "X448"

  /// The bytes of either half of a key.
  var size: Int {
    switch self {
    case .ed25519, .x25519: 32
    case .ed448: 57
    case .x448: 56
    }
  }

  var type: KeyType {
    switch self {
    case .ed25519: .ed25519
    case .ed448: .ed448
    case .x25519: .x25519
    case .x448: .x448
    }
  }
}

extension KeyHandle {
  convenience init(curve: OctetCurve, public bytes: [UInt8]) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let made = unsafe c.pointee.EVP_PKEY_new_raw_public_key_ex(nil, curve.rawValue, nil, bytes, bytes.count)
    unsafe self.init(owning: try c.need(made, "EVP_PKEY_new_raw_public_key_ex"))
  }

  convenience init(curve: OctetCurve, private bytes: [UInt8]) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let made = unsafe c.pointee.EVP_PKEY_new_raw_private_key_ex(nil, curve.rawValue, nil, bytes, bytes.count)
    unsafe self.init(owning: try c.need(made, "EVP_PKEY_new_raw_private_key_ex"))
  }

  func publicOctets(_ curve: OctetCurve) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    var bytes = [UInt8](repeating: 0, count: curve.size)
    var size = bytes.count
    unsafe try c.check(
      lend { unsafe c.pointee.EVP_PKEY_get_raw_public_key($0, &bytes, &size) }, "EVP_PKEY_get_raw_public_key")
    return Array(bytes.prefix(size))
  }
}
