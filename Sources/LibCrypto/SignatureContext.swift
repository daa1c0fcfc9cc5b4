import CCrypto

/// One use of a key with an asymmetric algorithm: checks that they fit and sets the padding.
@safe struct SignatureContext: ~Copyable {
  private let c: LibCryptoTable
  private let context: OpaquePointer
  private let key: KeyHandle
  private let digest: String?
  private let isPSS: Bool

  init(_ key: KeyHandle, _ type: KeyType, _ algorithm: SignatureAlgorithm) throws(LibCryptoError) {
    guard algorithm.fits(type) else { throw .algorithmMisfit(algorithm, type) }
    let (digest, isPSS): (String?, Bool)
    switch algorithm.scheme {
    case .rsa(let function, let pss): (digest, isPSS) = (function.name, pss)
    case .ecdsa(let function, _): (digest, isPSS) = (function.name, false)
    case .edwards: (digest, isPSS) = (nil, false)
    case .hmac: throw .algorithmMisfit(algorithm, type)
    }
    let c = unsafe try libcrypto()
    let context = unsafe try c.need(c.pointee.EVP_MD_CTX_new(), "EVP_MD_CTX_new")
    unsafe (self.c, self.context) = unsafe (c, context)
    (self.key, self.digest, self.isPSS) = (key, digest, isPSS)
  }

  deinit { unsafe c.pointee.EVP_MD_CTX_free(context) }

  /// The signature as OpenSSL writes it: DER for an elliptic curve.
  func sign(_ message: [UInt8]) throws(LibCryptoError) -> [UInt8] {
    var padding: OpaquePointer?
    unsafe try c.check(
      key.lend { unsafe c.pointee.EVP_DigestSignInit_ex(context, &padding, digest, nil, nil, $0, nil) },
      "EVP_DigestSignInit_ex")
    unsafe try setPadding(padding)
    var size = 0
    unsafe try c.check(
      c.pointee.EVP_DigestSign(context, nil, &size, message, message.count), "EVP_DigestSign")
    var signature = [UInt8](repeating: 0, count: size)
    unsafe try c.check(
      c.pointee.EVP_DigestSign(context, &signature, &size, message, message.count), "EVP_DigestSign")
    return Array(signature.prefix(size))
  }

  func verify(_ signature: [UInt8], of message: [UInt8]) throws(LibCryptoError) -> Bool {
    var padding: OpaquePointer?
    unsafe try c.check(
      key.lend { unsafe c.pointee.EVP_DigestVerifyInit_ex(context, &padding, digest, nil, nil, $0, nil) },
      "EVP_DigestVerifyInit_ex")
    unsafe try setPadding(padding)
    let answer = unsafe c.pointee.EVP_DigestVerify(
      context, signature, signature.count, message, message.count)
    // Every answer but 1 is a no; OpenSSL tells a wrong signature and a malformed one apart, JOSE does not.
    if answer != 1 { unsafe c.pointee.ERR_clear_error() }
    return answer == 1
  }

  /// RFC 7518 §3.5: the salt is as long as the digest, and MGF1 uses the same function.
  private func setPadding(_ padding: OpaquePointer?) throws(LibCryptoError) {
    guard isPSS else { return }
    unsafe try c.check(
      c.pointee.EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING), "EVP_PKEY_CTX_set_rsa_padding")
    unsafe try c.check(
      c.pointee.EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST),
      "EVP_PKEY_CTX_set_rsa_pss_saltlen")
  }
}
