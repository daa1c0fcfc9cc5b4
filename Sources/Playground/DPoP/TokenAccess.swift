import HTTP
import JSON
import LibCrypto
import Serving

/// Whether whoever sends an access token may use it: it is good, for this server, and its holder's.
enum TokenAccess {
  /// How a token is sent (RFC 6750 §2.1, RFC 9449 §7.1).
  enum Scheme: String, Sendable {
    case bearer = "Bearer"
    case dpop = "DPoP"
  }

  /// The access token, or the answer that says why there is none.
  static func check(_ request: ServerRequest, in room: Room) -> Result<AccessToken, AccessRefusal> {
    guard let (scheme, text) = read(request, in: room) else { return .failure(.missing) }
    func invalid(_ reason: String) -> Result<AccessToken, AccessRefusal> {
      .failure(.invalid(scheme, reason))
    }
    let now = room.now
    switch room.withState({ $0.validToken(text, at: now) }) {
    case .unknown: return invalid("This token was not issued here")
    case .revoked: return invalid("This token was revoked")
    case .expired: return invalid("This token has expired")
    case .valid(let token):
      guard token.audience.contains(where: { room.site.accepts(resource: $0) }) else {
        return invalid("This token is for another resource")
      }
      // RFC 8705 §3: a bound token is good on a connection with its certificate only.
      let shown = request.peerCertificates.first.map { Certificate(der: $0).thumbprint }
      guard token.confirmation.certificate == nil || token.confirmation.certificate == shown else {
        return invalid("This token belongs to another certificate")
      }
      if let refusal = refusal(token, scheme, text, request, in: room) { return .failure(refusal) }
      return .success(token)
    }
  }

  /// RFC 9449 §7: a token that is bound to a key comes with a proof, and no other does.
  private static func refusal(
    _ token: AccessToken, _ scheme: Scheme, _ text: String, _ request: ServerRequest, in room: Room
  ) -> AccessRefusal? {
    switch (token.confirmation.key, scheme) {
    case (nil, .bearer):
      return room.configuration.dpop == .required
        ? .invalid(.dpop, "This token is not bound to a key") : nil
    case (nil, .dpop): return .invalid(.dpop, "This token is not bound to a key")
    case (.some, .bearer): return .invalid(.dpop, "This token is bound to a key and no bearer token")
    case (let key?, .dpop):
      do throws(DPoPFault) {
        guard let proof = try DPoPProof.read(request, for: text, at: .resource, in: room) else {
          return .proof("The DPoP proof is missing")
        }
        return proof.key.isIdentical(to: key) ? nil : .invalid(.dpop, "This token is bound to another key")
      } catch {
        switch error {
        case .invalid(let reason): return .proof("The DPoP proof \(reason)")
        case .nonceNeeded: return .nonce
        }
      }
    }
  }

  /// RFC 6750 §2.1: the token of the Authorization field, the only place where it may be.
  private static func read(_ request: ServerRequest, in room: Room) -> (Scheme, String)? {
    guard let field = request.headers["Authorization"] else { return nil }
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let token = String(parts[1].drop { $0 == " " })
    if String(parts[0]).isSameFieldName(as: Scheme.bearer.rawValue) { return (.bearer, token) }
    guard room.configuration.dpop != nil, String(parts[0]).isSameFieldName(as: Scheme.dpop.rawValue) else {
      return nil
    }
    return (.dpop, token)
  }
}

/// Why a request is not let in, as a challenge tells it.
enum AccessRefusal: Error, Sendable {
  case missing
  case invalid(TokenAccess.Scheme, String)
  /// RFC 9449 §7.1: the token may be good, the proof is not.
  case proof(String)
  /// RFC 9449 §9.
  case nonce
}
