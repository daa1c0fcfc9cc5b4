package import HTTP

/// Revokes a session's tokens and drops from the store what was revoked (RFC 7009 §2.1).
package struct RevokeFlow: Sendable {
  package let key: SessionKey
  package let store: any SessionStore
  package let transport: any HTTPTransport
  package let prover: ClientProver

  package init(
    key: SessionKey, store: any SessionStore, transport: any HTTPTransport, prover: ClientProver
  ) {
    self.key = key
    self.store = store
    self.transport = transport
    self.prover = prover
  }

  /// What became of one token.
  package struct Outcome: Sendable, Hashable {
    /// Nil for a token of the user that the session does not know.
    package let hint: TokenHint?
    package let token: Secret
    /// Nil where the server revoked it.
    package let fault: TokenFault?
  }

  /// - Parameter only: one token; without it the refresh token, which takes its access tokens with it, and the access token.
  package func run(_ only: Secret?) async throws(OAuthError) -> [Outcome] {
    // Under the lock, so that no refresh brings a token meanwhile that nobody revokes.
    try await store.withSession(key) { (stored) throws(OAuthError) in
      guard let session = stored else { throw .session(.missing) }
      guard let endpoint = session.revocationEndpoint else { throw .session(.noRevocation) }
      var outcomes: [Outcome] = []
      for (token, hint) in only.map({ [($0, session.tokens.hint(of: $0))] }) ?? session.tokens.all {
        let request = RevocationRequest(
          endpoint: endpoint, token: token, hint: hint, client: session.client, prover: prover)
        outcomes.append(Outcome(hint: hint, token: token, fault: await request.send(transport)))
      }
      stored = session.without(outcomes.filter { $0.fault == nil }.compactMap(\.hint))
      return outcomes
    }
  }
}

extension Session.Tokens {
  /// The refresh token first, because it takes the access token with it.
  package var all: [(Secret, TokenHint?)] {
    (refresh.map { [($0, TokenHint.refreshToken)] } ?? []) + [(access, .accessToken)]
  }

  package func hint(of token: Secret) -> TokenHint? {
    if token == refresh { return .refreshToken }
    return token == access ? .accessToken : nil
  }
}

extension Session {
  /// What is left of it; nil where that is nothing.
  fileprivate func without(_ revoked: [TokenHint]) -> Session? {
    if revoked.contains(.accessToken), tokens.refresh == nil || revoked.contains(.refreshToken) { return nil }
    var rest = self
    if revoked.contains(.refreshToken) { rest.tokens.refresh = nil }
    // Whoever asks for the token next renews it.
    if revoked.contains(.accessToken) { rest.tokens.expiresAt = 0 }
    return rest
  }
}
