package import HTTP

/// Gives a valid access token out of the store, renewing it under the session's lock where that is due.
package struct TokenFlow: Sendable {
  package let key: SessionKey
  package let store: any SessionStore
  package let clock: any WallClock

  /// How a token was come by.
  package enum Source: Sendable {
    case cached
    case refreshed
    /// The renewal failed, but the old token still has time left.
    case cachedAfter(TokenFault)
  }

  package struct Result: Sendable {
    package let session: Session
    package let source: Source
  }

  package init(key: SessionKey, store: any SessionStore, clock: any WallClock) {
    self.key = key
    self.store = store
    self.clock = clock
  }

  /// The session as it is stored, without lock and network.
  package func stored() throws(OAuthError) -> Session {
    let session: Session?
    do throws(StoreError) { session = try store.session(key) } catch { throw .store(error) }
    guard let session else { throw .session(.missing) }
    return session
  }

  package func isFresh(_ session: Session) -> Bool { !session.tokens.isStale(at: clock.seconds) }

  /// - Parameter force: renews a good token too.
  package func renew(
    _ transport: any HTTPTransport, _ prover: ClientProver, force: Bool = false
  ) async throws(OAuthError) -> Result {
    let clock = clock
    return try await store.withSession(key) { (stored) throws(OAuthError) in
      guard var session = stored else { throw .session(.missing) }
      if !force, !session.tokens.isStale(at: clock.seconds) {
        return Result(session: session, source: .cached)
      }
      guard let refresh = session.tokens.refresh else {
        if !force, !session.tokens.isExpired(at: clock.seconds) {
          return Result(session: session, source: .cached)
        }
        throw .session(force ? .noRefreshToken : .expired(at: session.tokens.expiresAt ?? clock.seconds))
      }
      var prover = prover
      do throws(DPoPProver.Fault) { prover.dpop = try session.boundKey?.prover() } catch {
        throw .refresh(.proof(.dpop(error)))
      }
      do throws(TokenFault) {
        let response = try await Self.request(session, refresh).send(transport, prover)
        session.boundKey = response.isBound ? prover.dpop?.kept : nil
        session.tokens = session.tokens.renewed(by: response, now: clock.seconds)
        stored = session
        return Result(session: session, source: .refreshed)
      } catch {
        if case .refused(let refusal) = error, refusal.code == "invalid_grant" {
          session.tokens.refresh = nil
          stored = session
        }
        guard !force, !session.tokens.isExpired(at: clock.seconds) else {
          throw Self.end(of: session, error)
        }
        return Result(session: session, source: .cachedAfter(error))
      }
    }
  }

  private static func request(_ session: Session, _ refresh: Secret) -> TokenRequest {
    TokenRequest(
      endpoint: session.tokenEndpoint, grant: .refresh(refresh), client: session.client,
      resource: session.resource)
  }

  /// RT-8: only the server's own `invalid_grant` ends a refresh token, and only `invalid_client` a client (DCR-10).
  private static func end(of session: Session, _ fault: TokenFault) -> OAuthError {
    guard case .refused(let refusal) = fault else { return .refresh(fault) }
    switch refusal.code {
    case "invalid_grant": return .session(.refreshRefused(refusal))
    case "invalid_client": return .session(.clientGone(refusal, clientID: session.client.id))
    default: return .refresh(fault)
    }
  }
}
