package import JSON

extension JWE {
  /// RFC 7516 §5.1: the content for the owner of a key; the key's own restrictions bind.
  package static func encrypt(
    _ content: [UInt8], header: JSONObject = [:], to key: JWK, algorithm: KeyManagement,
    encryption: ContentEncryption
  ) throws(JWEError) -> String {
    try crypto { () throws(LibCryptoError) in try key.permit(algorithm, encryption, isDecryption: false) }
    return try encrypt(
      content, header: header, to: key.material, algorithm: algorithm, encryption: encryption)
  }

  /// The same with a key that says nothing about its uses; a passphrase is a shared key of its bytes.
  /// - Parameters:
  ///   - header: further members; those that the algorithm needs are set here, whatever was given.
  ///   - count: how often a passphrase is hashed.
  package static func encrypt(
    _ content: [UInt8], header: JSONObject = [:], to key: JWK.Material, algorithm: KeyManagement,
    encryption: ContentEncryption, count: Int = 210_000
  ) throws(JWEError) -> String {
    guard algorithm.fits(key.type) else { throw .keyMisfit(algorithm, key.type) }
    var sealing = Sealing(algorithm: algorithm, encryption: encryption, header: header)
    try sealing.chooseKey(key, count: count)
    guard sealing.contentKey.count == encryption.keySize else {
      throw .contentKeySize(sealing.contentKey.count, needed: encryption.keySize)
    }
    let head = Base64URL.encode(JSONValue.object(sealing.header).bytes())
    let sealed = try crypto { () throws(LibCryptoError) in
      let vector = try RandomBytes.make(encryption.vectorSize)
      let (ciphertext, tag) = try encryption.seal(
        content, key: sealing.contentKey, vector: vector, authenticated: Array(head.utf8))
      return [sealing.encryptedKey, vector, ciphertext, tag]
    }
    return ([head] + sealed.map { Base64URL.encode($0) }).joined(separator: ".")
  }
}

/// The header and the keys of a JWE that is being made.
private struct Sealing {
  let algorithm: KeyManagement
  let encryption: ContentEncryption
  var header: JSONObject
  var contentKey: [UInt8] = []
  var encryptedKey: [UInt8] = []

  init(algorithm: KeyManagement, encryption: ContentEncryption, header: JSONObject) {
    self.algorithm = algorithm
    self.encryption = encryption
    let own: Set<String> = ["alg", "enc", "epk", "iv", "tag", "p2s", "p2c", "zip", "crit"]
    var members = [JSONObject.Member("alg", .string(algorithm.rawValue))]
    members.append(JSONObject.Member("enc", .string(encryption.rawValue)))
    members += header.members.filter { !own.contains($0.name) }
    self.header = JSONObject(members: members)
  }

  mutating func chooseKey(_ key: JWK.Material, count: Int) throws(JWEError) {
    switch (algorithm.scheme, key) {
    case (.direct, .shared(let key)): contentKey = key.bytes
    case (.wrap, .shared(let key)): try wrap(with: key.bytes)
    case (.gcmWrap, .shared(let key)): try gcmWrap(with: key.bytes)
    case (.oaep(let function), _):
      guard let key = key.publicKey else { throw .key(.privateKeyNeeded) }
      contentKey = try random(encryption.keySize)
      encryptedKey = try JWE.crypto { () throws(LibCryptoError) in
        try OAEP(function).encrypt(contentKey, to: key)
      }
    case (.agreement(let size), _):
      guard let key = key.publicKey else { throw .key(.privateKeyNeeded) }
      try agree(with: key, wrapping: size)
    case (.password(let function, let size), .shared(let key)):
      let salt = try random(16)
      header["p2s"] = .string(Base64URL.encode(salt))
      header["p2c"] = JSONValue(count)
      let name = Array(algorithm.rawValue.utf8)
      try wrap(
        with: try JWE.crypto { () throws(LibCryptoError) in
          try PasswordKey.derive(key.bytes, salt: name + [0] + salt, count: count, function, size: size)
        })
    default: throw .keyMisfit(algorithm, key.type)
    }
  }

  private mutating func agree(with other: PublicKey, wrapping size: Int?) throws(JWEError) {
    let (own, secret) = try JWE.crypto { () throws(LibCryptoError) in
      let own = try PrivateKey.generate(.init(agreeingWith: other.type))
      return (try own.publicKey.jwk(), try KeyAgreement.secret(own, other))
    }
    header["epk"] = .object(own)
    let key = KeyAgreement.derive(
      secret, algorithm: size == nil ? encryption.rawValue : algorithm.rawValue,
      size: size ?? encryption.keySize, partyU: party("apu"), partyV: party("apv"))
    guard size != nil else { return contentKey = key }
    try wrap(with: key)
  }

  /// What the caller said of either side; a value that is not base64url counts as nothing and is removed.
  private mutating func party(_ name: String) -> [UInt8] {
    guard let text = header[name]?.string, let bytes = try? Base64URL.decode(text) else {
      header[name] = nil
      return []
    }
    return bytes
  }

  private mutating func wrap(with key: [UInt8]) throws(JWEError) {
    contentKey = try random(encryption.keySize)
    encryptedKey = try JWE.crypto { () throws(LibCryptoError) in try AESKeyWrap(key: key).wrap(contentKey) }
  }

  private mutating func gcmWrap(with key: [UInt8]) throws(JWEError) {
    contentKey = try random(encryption.keySize)
    let vector = try random(AESGCM.vectorSize)
    let sealed = try JWE.crypto { () throws(LibCryptoError) in
      try AESGCM(key: key).seal(contentKey, vector: vector, authenticated: [])
    }
    header["iv"] = .string(Base64URL.encode(vector))
    header["tag"] = .string(Base64URL.encode(sealed.tag))
    encryptedKey = sealed.ciphertext
  }

  private func random(_ count: Int) throws(JWEError) -> [UInt8] {
    try JWE.crypto { () throws(LibCryptoError) in try RandomBytes.make(count) }
  }
}

extension PrivateKey.Generated {
  /// A pair on the same curve.
  fileprivate init(agreeingWith type: KeyType) {
    switch type {
    case .ec(let curve): self = .ec(curve)
    case .x448: self = .x448
    default: self = .x25519
    }
  }
}
