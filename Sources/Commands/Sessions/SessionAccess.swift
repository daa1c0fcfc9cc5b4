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

  /// - Parameter force: renews a good token too.
  func valid(_ context: Context, force: Bool = false) async throws(Failure) -> Session {
    let flow = TokenFlow(key: key, store: store, clock: context.environment.clock)
    let stored: Session
    do throws(OAuthError) { stored = try flow.stored() } catch { throw Failure(error, typed: typed) }
    if !force, flow.isFresh(stored) { return stored }
    let transport = try door(to: stored, context).transport
    let prover: ClientProver
    do throws(ProofFault) { prover = try stored.client.prover(context) } catch {
      throw Failure(.proof(error), doing: "a refresh")
    }
    do throws(Failure) {
      return try await PatientInterrupt(context.output).during { () throws(Failure) in
        try await renew(flow, transport, prover, context, force)
      }
    } catch { throw error.naming(stored) }
  }

  private func renew(
    _ flow: TokenFlow, _ transport: GuardedTransport, _ prover: ClientProver, _ context: Context,
    _ force: Bool
  ) async throws(Failure) -> Session {
    do throws(OAuthError) {
      let result = try await flow.renew(transport, prover, force: force)
      if case .cachedAfter(let fault) = result.source {
        context.output.warn(
          "the token could not be renewed yet: \(Failure(fault, doing: "a refresh").message)")
      }
      return result.session
    } catch {
      if case .session(.clientGone) = error { await forgetClient(context) }
      throw Failure(error, typed: typed)
    }
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
