import JSON

extension JWE {
  /// RFC 7516 §5.2: the content; the key's own restrictions bind.
  package func decrypt(with key: JWK, limits: JWELimits = JWELimits()) throws(JWEError) -> [UInt8] {
    let (algorithm, encryption) = (try algorithm, try encryption)
    do throws(LibCryptoError) { try key.permit(algorithm, encryption, isDecryption: true) } catch {
      throw .key(error)
    }
    return try decrypt(with: key.material, limits: limits)
  }

  /// The same with a key that says nothing about its uses; a passphrase is a shared key of its bytes.
  package func decrypt(
    with key: JWK.Material, limits: JWELimits = JWELimits()
  ) throws(JWEError) -> [UInt8] {
    try check(limits: limits)
    let (algorithm, encryption, isCompressed) = (try algorithm, try encryption, try isCompressed)
    guard algorithm.fits(key.type) else { throw .keyMisfit(algorithm, key.type) }
    guard vector.count == encryption.vectorSize, tag.count == encryption.tagSize else {
      throw .decryptionFailed
    }
    let contentKey = try contentKey(algorithm, encryption, key, limits)
    guard contentKey.count == encryption.keySize else {
      throw .contentKeySize(contentKey.count, needed: encryption.keySize)
    }
    let opened = try Self.crypto { () throws(LibCryptoError) in
      try encryption.open(ciphertext, tag: tag, key: contentKey, vector: vector, authenticated: authenticated)
    }
    guard let opened else { throw .decryptionFailed }
    guard isCompressed else { return opened }
    do throws(InflateError) { return try Inflate.bytes(of: opened, limit: limits.inflated) } catch {
      throw .inflation(error)
    }
  }

  /// What is refused whatever the key: names that are not known or not used, extensions, and what would cost too much.
  package func check(limits: JWELimits = JWELimits()) throws(JWEError) {
    try checkCritical()
    let algorithm = try algorithm
    _ = try encryption
    _ = try isCompressed
    if case .password = algorithm.scheme { _ = try count(limits) }
  }

  private func contentKey(
    _ algorithm: KeyManagement, _ encryption: ContentEncryption, _ key: JWK.Material, _ limits: JWELimits
  ) throws(JWEError) -> [UInt8] {
    switch (algorithm.scheme, key) {
    case (.direct, .shared(let key)):
      guard encryptedKey.isEmpty else { throw .decryptionFailed }
      return key.bytes
    case (.wrap, .shared(let key)): return try unwrap(key.bytes)
    case (.gcmWrap, .shared(let key)):
      let (vector, tag) = (try bytes("iv"), try bytes("tag"))
      guard vector.count == AESGCM.vectorSize, tag.count == AESGCM.tagSize else { throw .decryptionFailed }
      return try Self.opened { () throws(LibCryptoError) in
        try AESGCM(key: key.bytes).open(encryptedKey, tag: tag, vector: vector, authenticated: [])
      }
    case (.oaep(let function), .privateKey(let key)):
      return try Self.opened { () throws(LibCryptoError) in
        try OAEP(function).decrypt(encryptedKey, with: key)
      }
    case (.agreement(let wrap), .privateKey(let key)):
      return try agreed(algorithm, encryption, wrap: wrap, key)
    case (.password(let function, let wrap), .shared(let key)):
      let (salt, count) = (try bytes("p2s"), try count(limits))
      guard salt.count >= 8 else { throw .memberInvalid("p2s", reason: "shorter than 8 bytes") }
      return try unwrap(
        try Self.crypto { () throws(LibCryptoError) in
          try PasswordKey.derive(
            key.bytes, salt: Array(algorithm.rawValue.utf8) + [0] + salt, count: count, function, size: wrap)
        })
    default: throw .key(.privateKeyNeeded)
    }
  }

  /// RFC 7518 §4.8.1.2: how often the passphrase is hashed.
  private func count(_ limits: JWELimits) throws(JWEError) -> Int {
    guard let value = header["p2c"] else { throw .memberMissing("p2c") }
    guard let number = value.number, number.double >= 1, number.double.rounded() == number.double else {
      throw .memberInvalid("p2c", reason: "no whole number above zero")
    }
    guard let count = number.integer, count <= limits.count else {
      throw .countBeyond(number.text, limit: limits.count)
    }
    return Int(count)
  }

  /// RFC 7518 §4.6.1: the sender's key comes in the header and has to be on the curve of ours.
  private func agreed(
    _ algorithm: KeyManagement, _ encryption: ContentEncryption, wrap: Int?, _ own: PrivateKey
  ) throws(JWEError) -> [UInt8] {
    guard let sender = header["epk"] else { throw .memberMissing("epk") }
    guard let sender = sender.object else { throw .memberInvalid("epk", reason: "no object") }
    let other: JWK
    do throws(LibCryptoError) { other = try JWK(sender) } catch {
      throw .memberInvalid("epk", reason: "no key: \(error)")
    }
    guard case .publicKey(let other) = other.material, other.type == own.type else {
      throw .memberInvalid("epk", reason: "no public key on the curve of ours (\(own.type))")
    }
    let partyU = header["apu"] == nil ? [] : try bytes("apu")
    let partyV = header["apv"] == nil ? [] : try bytes("apv")
    let secret = try Self.opened { () throws(LibCryptoError) in try KeyAgreement.secret(own, other) }
    let key = KeyAgreement.derive(
      secret, algorithm: wrap == nil ? encryption.rawValue : algorithm.rawValue,
      size: wrap ?? encryption.keySize, partyU: partyU, partyV: partyV)
    guard wrap == nil else { return try unwrap(key) }
    guard encryptedKey.isEmpty else { throw .decryptionFailed }
    return key
  }

  private func unwrap(_ key: [UInt8]) throws(JWEError) -> [UInt8] {
    try Self.opened { () throws(LibCryptoError) in try AESKeyWrap(key: key).unwrap(encryptedKey) }
  }

  /// Whatever OpenSSL refuses after the key was read is a failed decryption, without a reason.
  private static func opened(
    _ open: () throws(LibCryptoError) -> [UInt8]?
  ) throws(JWEError) -> [UInt8] {
    let opened: [UInt8]?
    do throws(LibCryptoError) { opened = try open() } catch {
      guard case .operation = error else { throw .key(error) }
      throw .decryptionFailed
    }
    guard let opened else { throw .decryptionFailed }
    return opened
  }

  static func crypto<Result>(_ body: () throws(LibCryptoError) -> Result) throws(JWEError) -> Result {
    do throws(LibCryptoError) { return try body() } catch { throw .key(error) }
  }
}
