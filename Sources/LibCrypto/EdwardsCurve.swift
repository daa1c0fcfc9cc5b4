import CCrypto

/// RFC 8037 §2: the curves of the key type OKP that can sign.
enum EdwardsCurve: String {
  case ed25519 = "Ed25519"
  case ed448 = "Ed448"

  /// The bytes of either half of a key.
  var size: Int { self == .ed25519 ? 32 : 57 }

  var type: KeyType { self == .ed25519 ? .ed25519 : .ed448 }
}

extension KeyHandle {
  convenience init(edwards curve: EdwardsCurve, public bytes: [UInt8]) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let made = unsafe c.pointee.EVP_PKEY_new_raw_public_key_ex(nil, curve.rawValue, nil, bytes, bytes.count)
    unsafe self.init(owning: try c.need(made, "EVP_PKEY_new_raw_public_key_ex"))
  }

  convenience init(edwards curve: EdwardsCurve, private bytes: [UInt8]) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let made = unsafe c.pointee.EVP_PKEY_new_raw_private_key_ex(nil, curve.rawValue, nil, bytes, bytes.count)
    unsafe self.init(owning: try c.need(made, "EVP_PKEY_new_raw_private_key_ex"))
  }

  func edwardsPublicKey(_ curve: EdwardsCurve) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    var bytes = [UInt8](repeating: 0, count: curve.size)
    var size = bytes.count
    unsafe try c.check(
      lend { unsafe c.pointee.EVP_PKEY_get_raw_public_key($0, &bytes, &size) }, "EVP_PKEY_get_raw_public_key")
    return Array(bytes.prefix(size))
  }
}
