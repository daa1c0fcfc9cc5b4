import HTTP
import JSON
import LibCrypto

/// The JWT with which a client proves itself (RFC 7523 §3, CC-7).
struct ClientAssertion {
  static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
  /// Seconds that one may be used.
  static let life: Int64 = 300

  let clientID: String
  let audience: String
  /// Unix seconds.
  let now: Int64
  let random: any RandomSource

  private var claims: JSONValue {
    [
      "iss": .string(clientID), "sub": .string(clientID), "aud": .string(audience),
      "jti": .string(Base64URL.encode(random.bytes(16))), "iat": JSONValue(now),
      "exp": JSONValue(now + Self.life),
    ]
  }

  func signed(with key: ClientKey) throws(ProofFault) -> String {
    var header: JSONObject = ["typ": "JWT"]
    header.set("kid", key.keyID.map { .string($0) })
    do throws(LibCryptoError) {
      return try JWS.sign(header: header, payload: claims, with: key.key, algorithm: key.algorithm)
    } catch { throw .crypto(error) }
  }

  func signed(with secret: Secret) throws(ProofFault) -> String {
    let key = SharedKey(Array(secret.reveal().utf8))
    do throws(LibCryptoError) {
      return try JWS.sign(header: ["typ": "JWT"], payload: claims, with: key, algorithm: .hs256)
    } catch { throw .crypto(error) }
  }
}
