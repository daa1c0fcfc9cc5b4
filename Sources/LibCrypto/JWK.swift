package import JSON

/// RFC 7517: a key as JSON, read so strictly that a key which could not verify anything is refused.
package struct JWK: Sendable {
  /// What kind of key the members make.
  package enum Material: Sendable {
    case publicKey(PublicKey)
    case privateKey(PrivateKey)
    case shared(SharedKey)
  }

  package let material: Material
  /// As it was written, unknown members included.
  package let json: JSONObject

  /// RFC 7517 §4: members that are not known are left alone.
  package init(_ json: JSONObject) throws(LibCryptoError) {
    self.json = json
    material = try JWKReader(json).material()
  }

  package var keyID: String? { json["kid"]?.string }

  package var type: KeyType { material.type }

  /// The public half, of a private key too; a symmetric key has none.
  package var publicKey: PublicKey? { material.publicKey }
}

extension JWK.Material {
  package var type: KeyType {
    switch self {
    case .publicKey(let key): key.type
    case .privateKey(let key): key.type
    case .shared(let key): key.type
    }
  }

  /// The public half, of a private key too; a symmetric key has none.
  package var publicKey: PublicKey? {
    switch self {
    case .publicKey(let key): key
    case .privateKey(let key): key.publicKey
    case .shared: nil
    }
  }
}

extension JWK {
  /// What RFC 7517 §4.3 calls an operation, as far as signatures go.
  package enum Operation: String, Sendable {
    case sign
    case verify
  }

  /// RFC 7517 §4.2-4.4: throws where the key's own `alg`, `use` or `key_ops` forbids this.
  package func permit(_ operation: Operation, _ algorithm: SignatureAlgorithm) throws(LibCryptoError) {
    if let named = json["alg"], !algorithm.isNamed(by: named.string ?? "", for: type) {
      throw .keyReserved(member: "alg", value: named.string ?? named.kind)
    }
    if let use = json["use"], use.string != "sig" {
      throw .keyReserved(member: "use", value: use.string ?? use.kind)
    }
    if let operations = json["key_ops"], operations.strings?.contains(operation.rawValue) != true {
      throw .keyReserved(member: "key_ops", value: operations.text())
    }
  }

  /// Whether the signature or code is this key's for the message; the key's own restrictions bind.
  package func verify(
    _ signature: [UInt8], of message: [UInt8], algorithm: SignatureAlgorithm
  ) throws(LibCryptoError) -> Bool {
    try permit(.verify, algorithm)
    switch material {
    case .publicKey(let key): return try key.verify(signature, of: message, algorithm: algorithm)
    case .privateKey(let key): return try key.publicKey.verify(signature, of: message, algorithm: algorithm)
    case .shared(let key): return try key.verify(signature, of: message, algorithm: algorithm)
    }
  }

  /// The signature or code of the message; a public key has none to give.
  package func sign(_ message: [UInt8], algorithm: SignatureAlgorithm) throws(LibCryptoError) -> [UInt8] {
    try permit(.sign, algorithm)
    switch material {
    case .publicKey: throw .privateKeyNeeded
    case .privateKey(let key): return try key.sign(message, algorithm: algorithm)
    case .shared(let key): return try key.sign(message, algorithm: algorithm)
    }
  }
}

extension JWK: CustomStringConvertible, CustomReflectable {
  package var description: String { type.description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SignatureAlgorithm {
  /// RFC 9864 §2.2: `EdDSA` and the name of the key's curve are the same algorithm.
  fileprivate func isNamed(by name: String, for type: KeyType) -> Bool {
    guard let named = SignatureAlgorithm(rawValue: name) else { return false }
    if case .edwards = scheme, case .edwards = named.scheme { return named.fits(type) }
    return named == self
  }
}
