import HTTP

/// A refresh in one's turn: nothing of it is lost, whenever the run is killed.
///
/// Room on disk first; then a durable mark that says which token is sent; then the request, once; then its answer,
/// durable before anything else. The server's own answer removes the mark, and so does a failure before anything was
/// sent; otherwise it stays for a later run, which sends the same token once more.
struct Renewal: Sendable {
  let turn: any SessionTurn
  let transport: any HTTPTransport
  let prover: ClientProver
  let clock: any WallClock
  let run: ProgramRun
  let demand: TokenDemand
  let tell: @Sendable (RenewalEvent) -> Void

  func run(isEnough: (Session) -> Bool) async throws(OAuthError) -> TokenFlow.Result {
    while true {
      guard let session = turn.session else { throw .session(.missing) }
      if isEnough(session) { return TokenFlow.Result(session: session, source: .cached) }
      guard let refresh = session.tokens.refresh else {
        return try living(session, .session(demand.isForced ? .noRefreshToken : expiry(session)))
      }
      let lost = session.unanswered.flatMap { $0.isAbout(refresh) ? $0 : nil }
      if lost?.run == run.id { return try living(session, .session(.refreshUnanswered)) }
      if let result = try await send(refresh, of: session, after: lost) { return result }
    }
  }

  /// Nil where somebody signed in meanwhile.
  private func send(
    _ refresh: Secret, of session: Session, after lost: UnansweredRefresh?
  ) async throws(OAuthError) -> TokenFlow.Result? {
    var prover = prover
    do throws(DPoPProver.Fault) { prover.dpop = try session.boundKey?.prover() } catch {
      return try living(session, .refresh(.proof(.dpop(error))))
    }
    var marked = session
    marked.unanswered = UnansweredRefresh(refresh, run: run, now: clock.seconds)
    do throws(StoreError) {
      try turn.makeRoom()
      guard try await turn.note(marked) else { return nil }
    } catch { throw .store(error) }
    tell(.sending)
    defer { tell(.ended) }
    let answer = await request(session, refresh).answer(transport, prover)
    switch answer.response {
    case .success(let response):
      var renewed = session
      renewed.tokens = session.tokens.renewed(by: response, now: clock.seconds)
      renewed.unanswered = nil
      renewed.boundKey = response.isBound ? prover.dpop?.kept : nil
      do throws(StoreError) { guard try await turn.save(renewed) else { return nil } } catch {
        throw .store(error)
      }
      return TokenFlow.Result(session: renewed, source: .refreshed)
    case .failure(let fault):
      var left = marked
      if let settled = settled(session, fault, answer.salvaged) {
        left = settled
        // What went wrong at the server tells more than the disk's words; the mark is the safe side.
        do throws(StoreError) { guard try await turn.save(settled) else { return nil } } catch {}
      }
      return try living(left, end(of: session, fault, wasLost: lost != nil))
    }
  }

  /// What is stored in place of the mark, nil where it has to stay.
  private func settled(_ session: Session, _ fault: TokenFault, _ salvaged: Secret?) -> Session? {
    var settled = session
    switch fault {
    case .refused(let refusal) where refusal.code == "invalid_grant":
      settled.tokens.refresh = nil
      settled.unanswered = nil
    case .refused, .proof: break
    // A gateway may say 503 about a server that it lost half-way.
    case .rateLimited(let limit): if limit.status == 503, limit.seconds == nil { return nil }
    case .transport(let error): if error.mayHaveArrived { return nil }
    case .answer, .unknownTokenType, .notB64Token, .notBound, .otherIssuedType, .elsewhere:
      guard let salvaged else { return nil }
      settled.tokens.refresh = salvaged
      settled.unanswered = nil
    }
    return settled
  }

  /// The old token where it will do and has time left.
  private func living(_ session: Session, _ error: OAuthError) throws(OAuthError) -> TokenFlow.Result {
    guard !demand.isForced, !session.tokens.isExpired(at: clock.seconds) else { throw error }
    // Without a refresh token there is nothing to be said before its end.
    if case .session(.expired) = error { return TokenFlow.Result(session: session, source: .cached) }
    return TokenFlow.Result(session: session, source: .cachedAfter(error))
  }

  private func expiry(_ session: Session) -> SessionFault {
    .expired(at: session.tokens.expiresAt ?? clock.seconds)
  }

  private func request(_ session: Session, _ refresh: Secret) -> TokenRequest {
    TokenRequest(
      endpoint: session.tokenEndpoint, grant: .refresh(refresh), client: session.client,
      resource: session.resource)
  }

  /// RT-8: only the server's own `invalid_grant` ends a refresh token, and only `invalid_client` a client (DCR-10).
  private func end(of session: Session, _ fault: TokenFault, wasLost: Bool) -> OAuthError {
    guard case .refused(let refusal) = fault else { return .refresh(fault) }
    switch refusal.code {
    case "invalid_grant":
      return .session(wasLost ? .refreshAnswerLost(refusal) : .refreshRefused(refusal))
    case "invalid_client": return .session(.clientGone(refusal, clientID: session.client.id))
    default: return .refresh(fault)
    }
  }
}
