import CCrypto

/// NIST SP 800-38D with the sizes that JOSE fixes: a vector of 96 bits and a tag of 128.
struct AESGCM {
  static let vectorSize = 12
  static let tagSize = 16

  private let key: [UInt8]

  init(key: [UInt8]) { self.key = key }

  func seal(
    _ plaintext: [UInt8], vector: [UInt8], authenticated: [UInt8]
  ) throws(LibCryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    let context = try CipherContext("AES-\(key.count * 8)-GCM", key: key, vector: vector, direction: .encrypt)
    try context.authenticate(authenticated)
    let ciphertext = try context.update(plaintext)
    guard let rest = try context.finish() else { throw .operation("EVP_EncryptFinal_ex", reason: "refused") }
    return (ciphertext + rest, try context.tag(size: Self.tagSize))
  }

  /// The plaintext; nil where the tag is another.
  func open(
    _ ciphertext: [UInt8], tag: [UInt8], vector: [UInt8], authenticated: [UInt8]
  ) throws(LibCryptoError) -> [UInt8]? {
    let context = try CipherContext("AES-\(key.count * 8)-GCM", key: key, vector: vector, direction: .decrypt)
    try context.setTag(tag)
    try context.authenticate(authenticated)
    let plaintext = try context.update(ciphertext)
    guard let rest = try context.finish() else { return nil }
    return plaintext + rest
  }
}
