package import JSON
import LibCrypto

/// RFC 7517 §5: public keys of somebody else.
package struct KeySet: Sendable {
  let keys: [JWK]

  /// How many keys one party may have here.
  static let limit = 64

  /// Keys that are not understood are passed over; a private or symmetric one is refused, as it is no longer a secret.
  package init(_ json: JSONValue) throws(KeySetError) {
    guard let members = json["keys"]?.array else { throw KeySetError("is no JWK Set") }
    guard members.count <= Self.limit else { throw KeySetError("has more than \(Self.limit) keys") }
    var keys: [JWK] = []
    for member in members {
      guard let object = member.object else { throw KeySetError("has a key that is no JSON object") }
      let key: JWK
      do throws(LibCryptoError) { key = try JWK(object) } catch {
        switch error {
        case .keyTypeUnknown, .curveUnknown: continue
        default: throw KeySetError("has an unusable key: \(error)")
        }
      }
      guard case .publicKey = key.material else { throw KeySetError("has a key that is not public") }
      if case .rsa(let bits) = key.type, bits < KeyType.leastRSABits {
        throw KeySetError("has an RSA key of \(bits) bits; \(KeyType.leastRSABits) are needed")
      }
      keys.append(key)
    }
    self.keys = keys
  }
}

/// Why keys cannot be used, as the rest of a sentence that begins with their name.
package struct KeySetError: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
