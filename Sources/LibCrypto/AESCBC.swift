/// NIST SP 800-38A §6.2 with the padding of PKCS #7; only behind an authentication tag, never alone.
struct AESCBC {
  static let vectorSize = 16

  private let key: [UInt8]

  init(key: [UInt8]) { self.key = key }

  func encrypt(_ plaintext: [UInt8], vector: [UInt8]) throws(LibCryptoError) -> [UInt8] {
    let context = try CipherContext("AES-\(key.count * 8)-CBC", key: key, vector: vector, direction: .encrypt)
    let ciphertext = try context.update(plaintext)
    guard let rest = try context.finish() else { throw .operation("EVP_EncryptFinal_ex", reason: "refused") }
    return ciphertext + rest
  }

  /// Nil where the length or the padding is wrong.
  func decrypt(_ ciphertext: [UInt8], vector: [UInt8]) throws(LibCryptoError) -> [UInt8]? {
    guard !ciphertext.isEmpty, ciphertext.count % Self.vectorSize == 0 else { return nil }
    let context = try CipherContext("AES-\(key.count * 8)-CBC", key: key, vector: vector, direction: .decrypt)
    let plaintext = try context.update(ciphertext)
    guard let rest = try context.finish() else { return nil }
    return plaintext + rest
  }
}
