import JSON
package import LibCrypto

/// The private key that signs a client's assertions, with the algorithm that fits it.
package struct ClientKey: Sendable {
  package let key: PrivateKey
  package let algorithm: SignatureAlgorithm
  /// RFC 7515 §4.1.4; nil where the file names none.
  package let keyID: String?

  package enum Fault: Error, Sendable, Hashable {
    case notPrivate
    /// No algorithm is made for keys of this type.
    case unfit(KeyType)
    case crypto(LibCryptoError)
  }

  /// - Parameter allowed: the algorithms that the server takes; nil where it does not say.
  package init(_ key: PrivateKey, keyID: String? = nil, allowed: [String]? = nil) throws(Fault) {
    let fitting = SignatureAlgorithm.allCases.filter { $0.fits(key.type) }
    let chosen = fitting.first { allowed?.contains($0.rawValue) ?? true } ?? fitting.first
    guard let chosen else { throw .unfit(key.type) }
    self.key = key
    algorithm = chosen
    self.keyID = keyID
  }

  /// A JWK's own `alg`, `use` and `key_ops` bind, and its `kid` is sent (RFC 7517 §4).
  package init(_ jwk: JWK, allowed: [String]? = nil) throws(Fault) {
    guard case .privateKey(let key) = jwk.material else { throw .notPrivate }
    let named = jwk.json["alg"]?.string.map { [$0] }
    try self.init(key, keyID: jwk.keyID, allowed: named ?? allowed)
    do throws(LibCryptoError) { try jwk.permit(.sign, algorithm) } catch { throw .crypto(error) }
  }
}
