import CCrypto

/// RFC 7518 §3.4: an ECDSA signature is r and s, each as long as a coordinate; OpenSSL wants DER.
enum CurveSignature {
  static func der(fromRaw raw: [UInt8]) throws(LibCryptoError) -> [UInt8] {
    let half = raw.count / 2
    let c = unsafe try libcrypto()
    let pair = unsafe try c.need(c.pointee.ECDSA_SIG_new(), "ECDSA_SIG_new")
    defer { unsafe c.pointee.ECDSA_SIG_free(pair) }
    let r = unsafe try c.need(
      c.pointee.BN_bin2bn(Array(raw.prefix(half)), Int32(half), nil), "BN_bin2bn")
    guard let s = unsafe c.pointee.BN_bin2bn(Array(raw.suffix(half)), Int32(half), nil) else {
      unsafe c.pointee.BN_free(r)
      throw unsafe c.failure("BN_bin2bn")
    }
    // On success both numbers belong to the pair.
    unsafe try c.check(c.pointee.ECDSA_SIG_set0(pair, r, s), "ECDSA_SIG_set0")
    return unsafe try c.encoded({ unsafe c.pointee.i2d_ECDSA_SIG(pair, $0) }, "i2d_ECDSA_SIG")
  }

  static func raw(fromDER der: [UInt8], curve: Curve) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    let parsed: OpaquePointer? = unsafe der.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      return unsafe c.pointee.d2i_ECDSA_SIG(nil, &start, bytes.count)
    }
    let pair = unsafe try c.need(parsed, "d2i_ECDSA_SIG")
    defer { unsafe c.pointee.ECDSA_SIG_free(pair) }
    var r: OpaquePointer?
    var s: OpaquePointer?
    unsafe c.pointee.ECDSA_SIG_get0(pair, &r, &s)
    return unsafe try c.bytes(of: r, size: curve.size) + c.bytes(of: s, size: curve.size)
  }
}

extension LibCryptoTable {
  /// A number in exactly so many bytes, the highest first.
  func bytes(of number: OpaquePointer?, size: Int) throws(LibCryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    unsafe try check(pointee.BN_bn2binpad(number, &bytes, Int32(size)), "BN_bn2binpad")
    return bytes
  }
}
