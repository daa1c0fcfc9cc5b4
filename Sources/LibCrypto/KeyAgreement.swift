import CCrypto

/// RFC 7518 §4.6: a secret that two key pairs of one curve share, and the key that is derived from it.
enum KeyAgreement {
  /// RFC 6090 §4, RFC 7748 §6: the shared secret; OpenSSL refuses one that is all zeros.
  static func secret(_ own: PrivateKey, _ other: PublicKey) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    let context = unsafe try own.handle.lend { (key) throws(LibCryptoError) in
      unsafe try c.need(c.pointee.EVP_PKEY_CTX_new_from_pkey(nil, key, nil), "EVP_PKEY_CTX_new_from_pkey")
    }
    defer { unsafe c.pointee.EVP_PKEY_CTX_free(context) }
    unsafe try c.check(c.pointee.EVP_PKEY_derive_init(context), "EVP_PKEY_derive_init")
    unsafe try c.check(
      other.handle.lend { unsafe c.pointee.EVP_PKEY_derive_set_peer(context, $0) },
      "EVP_PKEY_derive_set_peer")
    var size = 0
    unsafe try c.check(c.pointee.EVP_PKEY_derive(context, nil, &size), "EVP_PKEY_derive")
    var secret = [UInt8](repeating: 0, count: size)
    unsafe try c.check(c.pointee.EVP_PKEY_derive(context, &secret, &size), "EVP_PKEY_derive")
    return Array(secret.prefix(size))
  }

  /// RFC 7518 §4.6.2: the Concat KDF with SHA-256.
  /// - Parameter algorithm: the name of what the key is for.
  static func derive(
    _ secret: [UInt8], algorithm: String, size: Int, partyU: [UInt8], partyV: [UInt8]
  ) -> [UInt8] {
    let other =
      field(Array(algorithm.utf8)) + field(partyU) + field(partyV) + number(UInt32(clamping: size * 8))
    var key: [UInt8] = []
    var round: UInt32 = 1
    while key.count < size {
      key += Digest.sha256(number(round) + secret + other)
      round += 1
    }
    return Array(key.prefix(size))
  }

  private static func field(_ bytes: [UInt8]) -> [UInt8] { number(UInt32(clamping: bytes.count)) + bytes }

  private static func number(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
