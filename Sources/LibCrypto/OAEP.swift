import CCrypto

/// RFC 8017 §7.1: encryption with an RSA key; the digest also makes the mask, and there is no label.
struct OAEP {
  /// Nil stands for SHA-1, which `RSA-OAEP` means.
  let function: Digest.Function?

  init(_ function: Digest.Function?) { self.function = function }

  func encrypt(_ content: [UInt8], to key: PublicKey) throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    let context = unsafe try context(c, key.handle)
    defer { unsafe c.pointee.EVP_PKEY_CTX_free(context) }
    unsafe try c.check(c.pointee.EVP_PKEY_encrypt_init(context), "EVP_PKEY_encrypt_init")
    unsafe try setPadding(c, context)
    var size = 0
    unsafe try c.check(
      c.pointee.EVP_PKEY_encrypt(context, nil, &size, content, content.count), "EVP_PKEY_encrypt")
    var result = [UInt8](repeating: 0, count: size)
    unsafe try c.check(
      c.pointee.EVP_PKEY_encrypt(context, &result, &size, content, content.count), "EVP_PKEY_encrypt")
    return Array(result.prefix(size))
  }

  /// Nil where the key is another or something was altered; which of them is not told.
  func decrypt(_ content: [UInt8], with key: PrivateKey) throws(LibCryptoError) -> [UInt8]? {
    let c = unsafe try libcrypto()
    let context = unsafe try context(c, key.handle)
    defer { unsafe c.pointee.EVP_PKEY_CTX_free(context) }
    unsafe try c.check(c.pointee.EVP_PKEY_decrypt_init(context), "EVP_PKEY_decrypt_init")
    unsafe try setPadding(c, context)
    var size = unsafe key.handle.lend { unsafe Int(c.pointee.EVP_PKEY_get_size($0)) }
    var result = [UInt8](repeating: 0, count: size)
    let answer = unsafe c.pointee.EVP_PKEY_decrypt(context, &result, &size, content, content.count)
    guard answer > 0 else {
      unsafe c.pointee.ERR_clear_error()
      return nil
    }
    return Array(result.prefix(size))
  }

  private func context(_ c: LibCryptoTable, _ key: KeyHandle) throws(LibCryptoError) -> OpaquePointer {
    try unsafe key.lend { (key) throws(LibCryptoError) in
      unsafe try c.need(c.pointee.EVP_PKEY_CTX_new_from_pkey(nil, key, nil), "EVP_PKEY_CTX_new_from_pkey")
    }
  }

  private func setPadding(_ c: LibCryptoTable, _ context: OpaquePointer) throws(LibCryptoError) {
    let digest = unsafe function?.pointer(c) ?? c.pointee.EVP_sha1()
    unsafe try c.check(
      c.pointee.EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING), "EVP_PKEY_CTX_set_rsa_padding")
    unsafe try c.check(
      c.pointee.EVP_PKEY_CTX_set_rsa_oaep_md(context, digest), "EVP_PKEY_CTX_set_rsa_oaep_md")
    unsafe try c.check(
      c.pointee.EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest), "EVP_PKEY_CTX_set_rsa_mgf1_md")
  }
}
