import JSON
import LibCrypto

/// The key that one server's tokens are signed with, made at start.
struct SigningKey: Sendable {
  let algorithm: SignatureAlgorithm
  let keyID: String
  /// RFC 7517 §5: the public half as it is published.
  let jwks: JSONValue
  private let key: PrivateKey

  init(algorithm: SignatureAlgorithm) throws(PlaygroundError) {
    self.algorithm = algorithm
    do throws(LibCryptoError) {
      key = try PrivateKey.generate(algorithm == .rs256 ? .rsa() : .ec(.p256))
      keyID = try key.publicKey.thumbprint()
      var jwk = try key.publicKey.jwk()
      jwk.append("kid", .string(keyID))
      jwk.append("use", "sig")
      jwk.append("alg", .string(algorithm.rawValue))
      jwks = ["keys": [.object(jwk)]]
    } catch {
      throw .keys("\(error)")
    }
  }

  /// RFC 8725 §3.11: every kind of token says that it is one.
  func sign(_ claims: JSONValue, type: String) throws(LibCryptoError) -> String {
    try JWS.sign(
      header: ["typ": .string(type), "kid": .string(keyID)], payload: claims, with: key, algorithm: algorithm)
  }
}
