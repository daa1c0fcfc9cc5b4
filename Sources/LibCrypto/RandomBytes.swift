import CCrypto

/// Bytes that nobody can foretell, from OpenSSL.
enum RandomBytes {
  static func make(_ count: Int) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    var bytes = [UInt8](repeating: 0, count: count)
    unsafe try c.check(c.pointee.RAND_bytes(&bytes, Int32(clamping: count)), "RAND_bytes")
    return bytes
  }
}
