import CCrypto

/// RFC 8018 §5.2: PBKDF2, the key that a passphrase makes.
enum PasswordKey {
  static func derive(
    _ passphrase: [UInt8], salt: [UInt8], count: Int, _ function: Digest.Function, size: Int
  ) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    var key = [UInt8](repeating: 0, count: size)
    let answer = unsafe passphrase.withUnsafeBytes { bytes in
      unsafe c.pointee.PKCS5_PBKDF2_HMAC(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), salt,
        Int32(clamping: salt.count), Int32(clamping: count), function.pointer(c), Int32(size), &key)
    }
    unsafe try c.check(answer, "PKCS5_PBKDF2_HMAC")
    return key
  }
}
