import HTTP
import JSON
import OAuth
import Platform

/// A machine's session: kept while it is good, otherwise asked for anew.
struct MachineAccess: Sendable {
  let typed: Location
  let key: SessionKey
  let store: any SessionStore
  let network: NetworkOptions
  let options: MachineOptions
  /// Hosts that the user typed beside the server's.
  let typedHosts: [Location]
  /// `--dpop`.
  let demandsDPoP: Bool

  func valid(_ context: Context, for demand: TokenDemand = .good) async throws(Failure) -> Session {
    let (clock, run) = (context.environment.clock, context.environment.run)
    let kept = try stored()
    let seen = kept?.tokens.access
    let isGood: @Sendable (Session) -> Bool = { session in
      guard session.keptUntil.map({ clock.seconds < $0 }) ?? true, !demandsDPoP || session.boundKey != nil
      else {
        return false
      }
      return demand.isMet(by: session.tokens, at: clock.now, run, seen: seen)
    }
    if let kept, isGood(kept) { return demand.judged(kept, context) }
    let flow = try flow(context)
    let result: Result<TokenFlow.Result, OAuthError>
    do throws(OAuthError) { result = .success(try await flow.run(isGood)) } catch { result = .failure(error) }
    context.flush()
    switch result {
    case .success(let answer):
      if case .refreshed = answer.source { try context.audit.record(issued(answer.session)) }
      return demand.judged(answer.session, context)
    case .failure(let error):
      let failure = Failure(error, typed: typed)
      if case .store = error { throw failure }
      context.audit.note(event.failed(failure.code))
      throw failure
    }
  }

  /// What is known before anything was sent.
  private var event: AuditEvent {
    var event = AuditEvent(.tokenIssued)
    event.issuer = options.discovery.issuer
    event.resource = options.hasServer ? typed.canonical : nil
    event.clientID = options.client.id ?? options.client.metadataURL
    event.profile = key.profile
    event.grantType = options.grant.type
    event.requested = options.scope
    return event
  }

  private func issued(_ session: Session) -> AuditEvent {
    var event = event
    event.take(session)
    if !options.hasServer { event.resource = session.resource }
    event.requested = session.requestedScope.map { Scope($0) }
    return event
  }

  func stored() throws(Failure) -> Session? {
    do throws(StoreError) { return try store.session(key) } catch { throw Failure(error) }
  }

  private func flow(_ context: Context) throws(Failure) -> MachineFlow {
    let clock = context.environment.clock
    let name = options.documentName(typed)
    let known = store.document(name).flatMap {
      KnownServer(kept: $0, now: clock.seconds) { kind in policy(kind) }
    }
    let door = try context.network(
      typed: [typed] + typedHosts, network, options.switches, kind: known?.serverKind ?? .global,
      files: options.client.files)
    return MachineFlow(
      options: options, key: key, typed: typed, transport: door.transport, store: store, clock: clock,
      prove: { (client) throws(ProofFault) in try client.prover(context) },
      dpop: try context.dpop(demanded: demandsDPoP, kept: (try? store.session(key))?.boundKey), known: known)
  }

  /// As ``Context/network(typed:_:_:kind:files:)`` makes it, for documents that are judged before it exists.
  private func policy(_ kind: IPAddress.Kind) -> URLPolicy {
    let switches = options.switches
    let pins = switches.resolve.compactMap { try? NetworkOptions.pin($0).authority }
    return URLPolicy(
      typed: [typed] + typedHosts, pinned: Set(pins), allowsPrivate: switches.allowsPrivate,
      allowsPrivateHTTP: switches.leniencies.contains(.privateHTTP), serverKind: kind)
  }
}

extension ProofFiles {
  /// `--assertion-audience`, as it was typed.
  var audience: ClientProver.Audience {
    switch assertionAudience {
    case nil, "issuer": .issuer
    case "token-endpoint": .tokenEndpoint
    case let value?: .value(value)
    }
  }
}

extension OAuth.Client {
  /// The private key, where this client proves itself with one.
  func readKey(_ local: LocalFiles) throws(ProofFault) -> ClientKey? {
    guard authentication == .privateKeyJWT, let file = files.key else { return nil }
    let allowed = files.algorithms.map { $0.split(separator: " ").map(String.init) }
    return try KeyFile.read(file, passphraseFile: files.passphrase, allowed: allowed, local)
  }

  /// What proves this client in one run.
  func prover(_ context: Context) throws(ProofFault) -> ClientProver {
    ClientProver(
      clock: context.environment.clock, random: context.environment.random, key: try readKey(context.files),
      audience: files.audience)
  }
}
