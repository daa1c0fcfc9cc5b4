package import HTTP
import JSON
package import LibCrypto
import Synchronization

/// Proves the possession of the key that tokens are bound to (RFC 9449), and keeps the nonces of both servers.
package final class DPoPProver: Sendable {
  package let key: PrivateKey
  /// Whether the user demands bound tokens; otherwise a server that answers with bearer tokens is taken at its word.
  package let isDemanded: Bool
  private let algorithm: SignatureAlgorithm
  private let publicKey: JSONObject
  /// PKCS#8, for the store.
  let pem: String
  private let state: Mutex<[String: String]>

  package enum Fault: Error, Sendable, Hashable {
    case unfitKey(KeyType)
    case crypto(LibCryptoError)
  }

  /// - Parameter nonces: the last nonce of each origin.
  package init(_ key: PrivateKey, isDemanded: Bool = false, nonces: [String: String] = [:]) throws(Fault) {
    guard
      let algorithm = [SignatureAlgorithm.es256, .es384, .es512, .rs256, .ed25519, .ed448]
        .first(where: { $0.fits(key.type) })
    else { throw .unfitKey(key.type) }
    do throws(LibCryptoError) {
      publicKey = try key.publicKey.jwk()
      pem = try key.pem()
    } catch { throw .crypto(error) }
    self.key = key
    self.isDemanded = isDemanded
    self.algorithm = algorithm
    state = Mutex(nonces)
  }

  /// A fresh key on P-256, which every server with DPoP knows (RFC 9449 §5.1 names no other in its examples).
  package static func generate(isDemanded: Bool) throws(Fault) -> DPoPProver {
    let key: PrivateKey
    do throws(LibCryptoError) { key = try PrivateKey.generate(.ec(.p256)) } catch { throw .crypto(error) }
    return try DPoPProver(key, isDemanded: isDemanded)
  }

  package var nonces: [String: String] { state.withLock { $0 } }

  /// RFC 9449 §4.2: one proof for one request.
  /// - Parameter token: the access token that goes with it, at a resource (`ath`).
  package func proof(
    method: String, url: Location, token: Secret?, now: Int64, _ random: any RandomSource,
    nonce: String? = nil
  ) throws(LibCryptoError) -> String {
    var claims: JSONObject = [
      "jti": .string(Base64URL.encode(random.bytes(16))), "htm": .string(method),
      "htu": .string(Self.target(url)), "iat": JSONValue(now),
    ]
    if let token { claims["ath"] = .string(Base64URL.encode(Digest.sha256(token.reveal().utf8))) }
    claims.set("nonce", (nonce ?? state.withLock { $0[url.origin] }).map { .string($0) })
    return try JWS.sign(
      header: ["typ": "dpop+jwt", "jwk": .object(publicKey)], payload: .object(claims), with: key,
      algorithm: algorithm)
  }

  /// Adds the proof for a request as it stands.
  package func prove(
    _ request: inout HTTPRequest, token: Secret? = nil, now: Int64, _ random: any RandomSource
  ) throws(ProofFault) {
    do throws(LibCryptoError) {
      request.headers.set(
        "DPoP",
        try proof(method: request.method.rawValue, url: request.url, token: token, now: now, random))
    } catch { throw .crypto(error) }
  }

  /// RFC 9449 §8.2: the nonce for the next request to that origin; says whether there is a new one.
  @discardableResult
  package func learn(from head: HTTPHead, at url: Location) -> Bool {
    guard let nonce = head.headers["DPoP-Nonce"], Self.isNonce(nonce) else { return false }
    return state.withLock { nonces in
      defer { nonces[url.origin] = nonce }
      return nonces[url.origin] != nonce
    }
  }

  /// RFC 7638: what an authorization code is bound to (RFC 9449 §10).
  package func thumbprint() throws(LibCryptoError) -> String { try key.publicKey.thumbprint() }

  /// RFC 9449 §4.2: without query and fragment.
  private static func target(_ url: Location) -> String {
    url.text.prefix { $0 != "?" && $0 != "#" }.description
  }

  /// RFC 9449 §8.1: `1*NQCHAR`; what is none is not sent back.
  package static func isNonce(_ text: String) -> Bool {
    (1...4_096).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
  }
}
