package import HTTP

/// Gives a valid access token out of the store, renewing it in the session's turn where that is due.
package struct TokenFlow: Sendable {
  package let key: SessionKey
  package let store: any SessionStore
  package let clock: any WallClock
  package let run: ProgramRun
  /// Called when the answer to a refresh is waited for, and again when that is over and kept.
  private let tell: @Sendable (RenewalEvent) -> Void

  /// How a token was come by.
  package enum Source: Sendable {
    case cached
    case refreshed
    /// The renewal failed, but the old token still has time left.
    case cachedAfter(OAuthError)
  }

  package struct Result: Sendable {
    package let session: Session
    package let source: Source
  }

  /// - Parameter run: without it, one that begins now.
  package init(
    key: SessionKey, store: any SessionStore, clock: any WallClock, run: ProgramRun? = nil,
    tell: @escaping @Sendable (RenewalEvent) -> Void = { _ in }
  ) {
    self.key = key
    self.store = store
    self.clock = clock
    self.run = run ?? ProgramRun(id: "flow \(clock.now)", began: clock.now)
    self.tell = tell
  }

  /// The session as it is stored, without lock and network.
  package func stored() throws(OAuthError) -> Session {
    let session: Session?
    do throws(StoreError) { session = try store.session(key) } catch { throw .store(error) }
    guard let session else { throw .session(.missing) }
    return session
  }

  package func isFresh(_ session: Session, for demand: TokenDemand = .good) -> Bool {
    demand.isMet(by: session.tokens, at: clock.now, run)
  }

  /// One refresh however many ask: whoever has the turn sends it, and the others take what it brought (RT-7).
  package func renew(
    _ transport: any HTTPTransport, _ prover: ClientProver, for demand: TokenDemand = .good
  ) async throws(OAuthError) -> Result {
    let (clock, run, tell) = (clock, run, tell)
    let seen = try stored().tokens.access
    let isEnough: @Sendable (Session) -> Bool = { session in
      demand.isMet(by: session.tokens, at: clock.now, run, seen: seen)
    }
    while true {
      let result = try await store.withTurn(key, unless: isEnough) { (turn) throws(OAuthError) in
        let renewal = Renewal(
          turn: turn, transport: transport, prover: prover, clock: clock, run: run, demand: demand, tell: tell
        )
        return try await renewal.run(isEnough: isEnough)
      }
      if let result { return result }
      let session = try stored()
      if isEnough(session) { return Result(session: session, source: .cached) }
    }
  }
}

/// What may be told while a token is renewed.
package enum RenewalEvent: Sendable {
  /// From here on an answer may be lost.
  case sending
  /// The answer is kept, or there is none.
  case ended
}
