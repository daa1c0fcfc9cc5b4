package import HTTP

/// How requests to a resource carry the access token: alone, or with a proof of the key that it is bound to (USE-1).
package struct ResourceAccess: Sendable {
  package let tokens: Session.Tokens
  /// Nil for bearer tokens.
  package let dpop: DPoPProver?
  /// Whether the client's certificate is shown, to which the token may be bound (RFC 8705 §3).
  package let showsCertificate: Bool
  private let clock: any WallClock
  private let random: any RandomSource

  package init(
    _ session: Session, dpop: DPoPProver?, clock: any WallClock, random: any RandomSource
  ) {
    tokens = session.tokens
    showsCertificate = session.client.authentication.usesCertificate
    self.dpop = dpop
    self.clock = clock
    self.random = random
  }

  /// Adds the token and, where it needs one, a proof that is made for this request.
  package func authorize(_ request: inout HTTPRequest) throws(ProofFault) {
    request.headers.set("Authorization", tokens.authorization.reveal())
    request.showsCertificate = showsCertificate
    try dpop?.prove(&request, token: tokens.access, now: clock.seconds, random)
  }

  /// Takes up the server's nonce; says whether the request is to be sent again with it (RFC 9449 §9).
  package func wantsAgain(_ head: HTTPHead, at url: Location) -> Bool {
    guard let dpop, dpop.learn(from: head, at: url), head.status == 401 else { return false }
    return ChallengeList(head.headers).first("DPoP")?["error"] == "use_dpop_nonce"
  }
}
