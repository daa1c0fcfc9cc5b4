import HTTP
import JSON
import Serving

/// RFC 9449 §8-9: each server has its own nonces.
enum DPoPServer: Hashable, Sendable {
  case authorization
  case resource
}

/// The nonces of the last minute; every answer brings a new one, and the older ones live on for their time, so that
/// several programs with one key do not hinder each other.
struct DPoPNonces: Sendable {
  private var expiry = BoundedTable<String, Double>(capacity: 20_000)

  mutating func add(_ nonce: String, until end: Double) { expiry[nonce] = end }

  func holds(_ nonce: String, at now: Double) -> Bool { expiry[nonce].map { now < $0 } ?? false }
}

extension Room {
  /// Whether a proof with this nonce is good here and now.
  func accepts(nonce: String?, at server: DPoPServer) -> Bool {
    guard configuration.demandsNonces else { return true }
    guard let nonce else { return false }
    let now = configuration.now()
    return withState { $0.nonces[server]?.holds(nonce, at: now) ?? false }
  }

  /// RFC 9449 §8.2: the nonce for the next request, with every answer to one that has a proof.
  func renewNonce(_ answer: Answer, for request: ServerRequest, at server: DPoPServer) -> Answer {
    guard configuration.demandsNonces, request.headers["DPoP"] != nil else { return answer }
    let nonce = unguessable("nonce-", size: 12)
    let end = configuration.now() + configuration.nonceLife
    withState { $0.nonces[server, default: DPoPNonces()].add(nonce, until: end) }
    var answer = answer
    answer.headers.set("DPoP-Nonce", nonce)
    return answer
  }
}
