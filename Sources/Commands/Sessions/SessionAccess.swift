import HTTP
import JSON
import OAuth

/// A stored session with a token that is good now.
struct SessionAccess: Sendable {
  let typed: Location
  let key: SessionKey
  let store: any SessionStore
  let network: NetworkOptions
  /// Scopes that the token must have.
  var wanted: Scope? = nil

  func valid(_ context: Context, for demand: TokenDemand = .good) async throws(Failure) -> Session {
    let flow = context.flow(key, store)
    let stored: Session
    do throws(OAuthError) { stored = try flow.stored() } catch { throw Failure(error, typed: typed) }
    if flow.isFresh(stored, for: demand) { return demand.judged(stored, context) }
    let transport = try door(to: stored, context).transport
    let prover: ClientProver
    do throws(ProofFault) { prover = try stored.client.prover(context) } catch {
      throw Failure(.proof(error), doing: "a refresh")
    }
    let interrupt = PatientInterrupt(context.output)
    let renewing = context.flow(key, store) { interrupt.note($0) }
    do throws(Failure) {
      return try await interrupt.during { () throws(Failure) in
        try await renew(stored, renewing, transport, prover, context, demand)
      }
    } catch { throw error.naming(stored) }
  }

  private func renew(
    _ stored: Session, _ flow: TokenFlow, _ transport: GuardedTransport, _ prover: ClientProver,
    _ context: Context, _ demand: TokenDemand
  ) async throws(Failure) -> Session {
    let result: Result<TokenFlow.Result, OAuthError>
    do throws(OAuthError) { result = .success(try await flow.renew(transport, prover, for: demand)) } catch {
      result = .failure(error)
    }
    context.flush()
    switch result {
    case .success(let renewed):
      try context.audit.record(renewed)
      guard case .cachedAfter(let error) = renewed.source else {
        return demand.judged(renewed.session, context)
      }
      warn(error, context)
      return renewed.session
    case .failure(let error):
      context.audit.note(error, of: stored, typed: typed)
      if case .session(.clientGone) = error { await forgetClient(context) }
      throw Failure(error, typed: typed)
    }
  }

  /// The old token is good for a while, and what to do before its end is said.
  private func warn(_ error: OAuthError, _ context: Context) {
    let failure = Failure(error, typed: typed).repeating(context.typed)
    for line in failure.next { context.output.talk(line) }
    context.output.warn("the token could not be renewed yet: \(failure.message)")
  }

  /// What `login` kept is used again, with what this command adds.
  func door(to session: Session, _ context: Context) throws(Failure) -> Network {
    let switches = session.switches.adding(try network.switches())
    let others = switches.typed.compactMap { try? Location($0) }
    return try context.network(
      typed: [typed] + others, network, switches, kind: session.serverKind,
      files: session.client.files)
  }

  /// The user's own fields for this server: of this command, else those that `login` kept.
  func headerFields(for session: Session, _ files: LocalFiles) throws(Failure) -> [Headers.Field] {
    let file = session.switches.adding(try network.switches()).headerFile
    return try file.map { (path) throws(Failure) in try files.headerFields(path) } ?? []
  }

  func demand(_ scope: Scope, of session: Session) throws(Failure) {
    guard !session.covers(scope) else { return }
    let granted = session.tokens.scope ?? ""
    let missing = scope.tokens.filter { !Scope(granted).contains($0) }
    throw Failure(.session(.scopeShort(granted: granted, missing: missing)), typed: typed).naming(session)
  }

  /// DCR-10: the next sign-in registers anew.
  private func forgetClient(_ context: Context) async {
    guard let client = try? store.session(key)?.client, client.kind == .dynamic else { return }
    try? await store.withClients(of: client.issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) && $0.secret == client.secret }
    }
  }
}
