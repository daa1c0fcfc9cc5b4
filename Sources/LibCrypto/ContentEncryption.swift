/// RFC 7518 §5.1: how the content of a JWE is encrypted and authenticated.
package enum ContentEncryption: String, Sendable, Hashable, CaseIterable {
  case a128cbcHS256 = "A128CBC-HS256"
  case a192cbcHS384 = "A192CBC-HS384"
  case a256cbcHS512 = "A256CBC-HS512"
  case a128gcm = "A128GCM"
  case a192gcm = "A192GCM"
  case a256gcm = "A256GCM"
}

extension ContentEncryption {
  /// The digest of the CBC family; nil for GCM.
  private var function: Digest.Function? {
    switch self {
    case .a128cbcHS256: .sha256
    case .a192cbcHS384: .sha384
    case .a256cbcHS512: .sha512
    case .a128gcm, .a192gcm, .a256gcm: nil
    }
  }

  /// The bytes of the content's key.
  package var keySize: Int {
    switch self {
    case .a128gcm: 16
    case .a192gcm: 24
    case .a128cbcHS256, .a256gcm: 32
    case .a192cbcHS384: 48
    case .a256cbcHS512: 64
    }
  }

  /// The bytes of the initialization vector.
  package var vectorSize: Int { function == nil ? AESGCM.vectorSize : AESCBC.vectorSize }

  /// The bytes of the authentication tag.
  package var tagSize: Int { function == nil ? AESGCM.tagSize : keySize / 2 }

  /// RFC 7518 §5.2.2.1 and §5.3: the ciphertext and its tag.
  func seal(
    _ plaintext: [UInt8], key: [UInt8], vector: [UInt8], authenticated: [UInt8]
  ) throws(LibCryptoError) -> (ciphertext: [UInt8], tag: [UInt8]) {
    guard let function else {
      return try AESGCM(key: key).seal(plaintext, vector: vector, authenticated: authenticated)
    }
    let ciphertext = try AESCBC(key: Array(key.suffix(keySize / 2))).encrypt(plaintext, vector: vector)
    return (ciphertext, try tag(key, function, authenticated, vector, ciphertext))
  }

  /// The plaintext; nil where the tag is not the one of this key.
  func open(
    _ ciphertext: [UInt8], tag given: [UInt8], key: [UInt8], vector: [UInt8], authenticated: [UInt8]
  ) throws(LibCryptoError) -> [UInt8]? {
    guard let function else {
      return try AESGCM(key: key).open(ciphertext, tag: given, vector: vector, authenticated: authenticated)
    }
    let right = try tag(key, function, authenticated, vector, ciphertext)
    guard given.isIdentical(inConstantTimeTo: right) else { return nil }
    return try AESCBC(key: Array(key.suffix(keySize / 2))).decrypt(ciphertext, vector: vector)
  }

  /// RFC 7518 §5.2.2.1: HMAC over the header, the vector, the ciphertext and the header's bits, cut to its half.
  private func tag(
    _ key: [UInt8], _ function: Digest.Function, _ authenticated: [UInt8], _ vector: [UInt8],
    _ ciphertext: [UInt8]
  ) throws(LibCryptoError) -> [UInt8] {
    let bits = UInt64(authenticated.count) * 8
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    let code = try SharedKey(Array(key.prefix(keySize / 2))).code(
      of: authenticated + vector + ciphertext + length, function)
    return Array(code.prefix(tagSize))
  }
}
