import CCrypto

/// One use of a cipher of OpenSSL with a key.
@safe struct CipherContext: ~Copyable {
  enum Direction {
    case encrypt
    case decrypt
  }

  private let c: LibCryptoTable
  private let context: OpaquePointer
  private let cipher: OpaquePointer
  private let direction: Direction

  /// - Parameter name: OpenSSL's name of the cipher.
  init(
    _ name: String, key: [UInt8], vector: [UInt8]?, direction: Direction
  ) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let cipher = unsafe try c.need(c.pointee.EVP_CIPHER_fetch(nil, name, nil), "EVP_CIPHER_fetch")
    guard let context = unsafe c.pointee.EVP_CIPHER_CTX_new() else {
      unsafe c.pointee.EVP_CIPHER_free(cipher)
      throw unsafe c.failure("EVP_CIPHER_CTX_new")
    }
    unsafe c.pointee.EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
    // Without a vector the buffer's address is nil, and the cipher takes its own.
    let answer = unsafe (vector ?? []).withUnsafeBufferPointer { bytes in
      let start = vector == nil ? nil : bytes.baseAddress
      return switch direction {
      case .encrypt: unsafe c.pointee.EVP_EncryptInit_ex2(context, cipher, key, start, nil)
      case .decrypt: unsafe c.pointee.EVP_DecryptInit_ex2(context, cipher, key, start, nil)
      }
    }
    guard answer > 0 else {
      unsafe c.pointee.EVP_CIPHER_CTX_free(context)
      unsafe c.pointee.EVP_CIPHER_free(cipher)
      throw unsafe c.failure("EVP_CipherInit_ex2")
    }
    unsafe (self.c, self.context, self.cipher) = unsafe (c, context, cipher)
    self.direction = direction
  }

  deinit {
    unsafe c.pointee.EVP_CIPHER_CTX_free(context)
    unsafe c.pointee.EVP_CIPHER_free(cipher)
  }

  /// Bytes that the tag covers and that stay in the clear.
  func authenticate(_ bytes: [UInt8]) throws(LibCryptoError) {
    guard !bytes.isEmpty else { return }
    var size = Int32(0)
    let answer =
      switch direction {
      case .encrypt:
        unsafe c.pointee.EVP_EncryptUpdate(context, nil, &size, bytes, Int32(clamping: bytes.count))
      case .decrypt:
        unsafe c.pointee.EVP_DecryptUpdate(context, nil, &size, bytes, Int32(clamping: bytes.count))
      }
    unsafe try c.check(answer, "EVP_CipherUpdate")
  }

  /// The next bytes, transformed; at most two gigabytes.
  func update(_ bytes: [UInt8]) throws(LibCryptoError) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    var result = [UInt8](repeating: 0, count: bytes.count + 32)
    var size = Int32(0)
    let answer =
      switch direction {
      case .encrypt:
        unsafe c.pointee.EVP_EncryptUpdate(context, &result, &size, bytes, Int32(clamping: bytes.count))
      case .decrypt:
        unsafe c.pointee.EVP_DecryptUpdate(context, &result, &size, bytes, Int32(clamping: bytes.count))
      }
    unsafe try c.check(answer, "EVP_CipherUpdate")
    result.removeLast(result.count - Int(size))
    return result
  }

  /// What is left at the end; nil where a padding or a tag is wrong.
  func finish() throws(LibCryptoError) -> [UInt8]? {
    var rest = [UInt8](repeating: 0, count: 32)
    var size = Int32(0)
    let answer =
      switch direction {
      case .encrypt: unsafe c.pointee.EVP_EncryptFinal_ex(context, &rest, &size)
      case .decrypt: unsafe c.pointee.EVP_DecryptFinal_ex(context, &rest, &size)
      }
    guard answer > 0 else {
      unsafe c.pointee.ERR_clear_error()
      return nil
    }
    return Array(rest.prefix(Int(size)))
  }

  /// The tag of what was encrypted.
  func tag(size: Int) throws(LibCryptoError) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: size)
    unsafe try c.check(
      c.pointee.EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(size), &tag), "EVP_CIPHER_CTX_ctrl")
    return tag
  }

  /// The tag that what is decrypted must have.
  func setTag(_ tag: [UInt8]) throws(LibCryptoError) {
    var tag = tag
    let size = Int32(clamping: tag.count)
    unsafe try c.check(
      c.pointee.EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, size, &tag), "EVP_CIPHER_CTX_ctrl")
  }
}
