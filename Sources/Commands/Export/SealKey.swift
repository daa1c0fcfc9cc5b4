import JSON
import LibCrypto

/// Keys that an exported session is sealed with and opened by.
enum SealKey {
  /// A public JWK that a content key can be agreed on with.
  static func recipient(_ path: String, _ files: LocalFiles) throws(Failure) -> Seal {
    let name = "--recipient \(path.harmless(limit: 200))"
    let bytes = try files.read(path, "--recipient", limit: 65_536)
    guard let object = (try? JSONValue(parsing: bytes))?.object else {
      throw Failure(.fileUnreadable, "\(name) is no JWK")
    }
    let key: JWK
    do throws(LibCryptoError) {
      key = try JWK(object)
      try key.permit(.ecdhESA256KW, .a256gcm, isDecryption: false)
    } catch { throw unusable(error, name) }
    guard case .publicKey = key.material else {
      throw Failure(.fileUnreadable, "\(name) is \(key.type) and secret: its public half alone is needed")
    }
    try fit(key.type, name)
    return .key(key.material, keyID: key.keyID)
  }

  /// A private key: PEM or JWK.
  static func own(_ path: String, _ files: LocalFiles) throws(Failure) -> Seal {
    let name = "--private-key \(path.harmless(limit: 200))"
    let text = String(decoding: try files.read(path, "--private-key", limit: 65_536), as: UTF8.self)
    let material: JWK.Material
    do throws(LibCryptoError) {
      if text.drop(while: \.isWhitespace).first == "{" {
        guard let object = (try? JSONValue(parsing: text))?.object else { throw .notAKey }
        let key = try JWK(object)
        try key.permit(.ecdhESA256KW, .a256gcm, isDecryption: true)
        material = key.material
      } else {
        material = .privateKey(try PrivateKey(pem: text))
      }
    } catch { throw unusable(error, name) }
    guard case .privateKey = material else {
      throw Failure(.fileUnreadable, "\(name) holds no private key")
    }
    try fit(material.type, name)
    return .key(material, keyID: nil)
  }

  private static func fit(_ type: KeyType, _ name: String) throws(Failure) {
    guard !KeyManagement.ecdhESA256KW.fits(type) else { return }
    throw Failure(
      .fileUnreadable,
      "\(name) is \(type), which cannot be sealed for: an EC, X25519 or X448 key is needed")
  }

  private static func unusable(_ error: LibCryptoError, _ name: String) -> Failure {
    if case .libraryMissing = error { return Failure(error) }
    return Failure(.fileUnreadable, "\(name) cannot be used: \(error)")
  }
}
