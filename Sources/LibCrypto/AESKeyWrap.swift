/// RFC 3394: a key wrapped in another, with the default initial value that shows an alteration.
struct AESKeyWrap {
  private let key: [UInt8]

  init(key: [UInt8]) { self.key = key }

  func wrap(_ content: [UInt8]) throws(LibCryptoError) -> [UInt8] {
    let context = try CipherContext("AES-\(key.count * 8)-WRAP", key: key, vector: nil, direction: .encrypt)
    return try context.update(content)
  }

  /// Nil where the wrapping key is another or something was altered.
  func unwrap(_ wrapped: [UInt8]) throws(LibCryptoError) -> [UInt8]? {
    guard wrapped.count >= 24, wrapped.count <= 128, wrapped.count % 8 == 0 else { return nil }
    let context = try CipherContext("AES-\(key.count * 8)-WRAP", key: key, vector: nil, direction: .decrypt)
    do throws(LibCryptoError) { return try context.update(wrapped) } catch {
      guard case .operation = error else { throw error }
      return nil
    }
  }
}
