package import HTTP
import JSON
import LibCrypto

/// The key that a session's tokens are bound to, and the last nonce of each origin (RFC 9449).
package struct BoundKey: Sendable, Hashable {
  /// PKCS#8 in PEM.
  package let key: Secret
  package var nonces: [String: String]

  package init(key: Secret, nonces: [String: String]) {
    self.key = key
    self.nonces = nonces
  }

  var json: JSONValue {
    let sorted = nonces.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
    return ["private_key": .string(key.reveal()), "nonces": .object(JSONObject(sorted))]
  }

  init(stored reader: StoredReader) throws(StoredFault) {
    key = Secret(try reader.string("private_key"))
    nonces = [:]
    for member in try reader.optionalChild("nonces")?.object.members ?? [] {
      guard let nonce = member.value.string else { throw .member("nonces") }
      nonces[member.name] = nonce
    }
  }
}

extension BoundKey {
  /// One proof, for a request that another program sends.
  package func proof(
    method: String, url: Location, token: Secret, nonce: String?, now: Int64, _ random: any RandomSource
  ) throws(ProofFault) -> String {
    let prover: DPoPProver
    do throws(DPoPProver.Fault) { prover = try self.prover() } catch { throw .dpop(error) }
    do throws(LibCryptoError) {
      return try prover.proof(method: method, url: url, token: token, now: now, random, nonce: nonce)
    } catch { throw .crypto(error) }
  }

  package func prover(isDemanded: Bool = false) throws(DPoPProver.Fault) -> DPoPProver {
    let own: PrivateKey
    do throws(LibCryptoError) { own = try PrivateKey(pem: key.reveal()) } catch { throw .crypto(error) }
    return try DPoPProver(own, isDemanded: isDemanded, nonces: nonces)
  }
}

extension DPoPProver {
  /// The key of an earlier token, so that a server sees one client; a new one where the resource asks for it.
  static func demanded(by resource: Bool, kept: BoundKey?) throws(ProofFault) -> DPoPProver? {
    guard resource || kept != nil else { return nil }
    do throws(Fault) {
      guard let kept else { return try generate(isDemanded: false) }
      return try kept.prover()
    } catch { throw .dpop(error) }
  }

  /// RFC 9449: the key of a sign-in, where the user or the resource asks for one.
  static func forSignIn(
    _ given: DPoPProver?, _ discovered: Discovered, _ previous: Session?
  ) throws(OAuthError) -> DPoPProver? {
    if let given { return given }
    do throws(ProofFault) {
      return try demanded(by: discovered.demandsDPoP, kept: previous?.boundKey)
    } catch { throw .token(.proof(error)) }
  }

  /// As a session keeps it.
  package var kept: BoundKey { BoundKey(key: Secret(pem), nonces: nonces) }
}
