import HTTP
import JSON
import OAuth
import Platform

/// A sign-in as every command runs it: the session that fits, else discovery and the flow.
struct SignIn: Sendable {
  let typed: Location
  let key: SessionKey
  let store: any SessionStore
  let request: RequestArguments
  let client: ClientArguments
  let browser: BrowserArguments
  let device: DeviceArguments
  let discovery: DiscoveryArguments
  let network: NetworkOptions
  /// `--dpop`.
  let dpop: Bool

  enum Outcome: Sendable {
    case open
    case kept(Session)
    case signedIn(Session)
  }

  func run(_ context: Context, force: Bool) async throws(Failure) -> Outcome {
    try device.check(against: browser, request)
    let record = LoginRecord(typed, profile: key.profile)
    let outcome: Outcome
    do throws(Failure) { outcome = try await attempt(context, force: force, record) } catch {
      if error.code != .usage { context.audit.note(record.failed(error.code)) }
      throw error
    }
    if case .signedIn(let session) = outcome { try context.audit.record(record.done(session)) }
    return outcome
  }

  private func attempt(
    _ context: Context, force: Bool, _ record: LoginRecord
  ) async throws(Failure) -> Outcome {
    try context.files.reserve(
      client.credentials.files + [
        ("--initial-token-file", client.fields.initialTokenFile), ("--header-file", network.headerFile),
      ])
    let previous: Session?
    do throws(StoreError) { previous = try store.session(key) } catch { throw Failure(error) }
    // What this server was found to need is not to be typed again.
    var switches = (previous?.switches ?? Switches()).adding(try network.switches())
    let others = try discovery.typed() + [try device.endpoint()].compactMap(\.self)
    switches.typed = others.map(\.text)
    switches.scope = request.scopes.scope ?? switches.scope
    let options = try loginOptions(context, switches)
    var discovering = try discovery.options(switches, force: force)
    try device.apply(to: &discovering)
    let way = try SignInWay(
      browser, device, context.environment, isNonInteractive: context.isNonInteractive)
    let bound = try context.dpop(demanded: dpop, kept: previous?.boundKey)
    let door = try context.network(
      typed: [typed] + others, network, switches, files: options.client.files)
    if let host = options.listener.host, !host.isLoopback {
      context.output.warn("others on the network can reach the redirect listener, because of --callback-host")
    }
    if !force, let kept = try await valid(previous, way, options, context) { return .kept(kept) }
    let narrator = Narrator(
      output: context.output, style: TerminalStyle(context.environment),
      login: "mcpauth login \(Shell.quote(typed.text))")
    Signals.handle(Interruption.signals) { _ in
      let failure = Failure(.interrupted, "the sign-in was given up", next: narrator.hint())
      context.audit.note(record.failed(failure.code))
      Interruption.end(context.output, failure.repeating(context.typed))
    }
    let walk = Discovery(transport: door.transport, typed: typed, options: discovering)
    let outcome: DiscoveryOutcome
    do throws(DiscoveryError) { outcome = try await walk.run() } catch { throw Failure(error, typed: typed) }
    guard case .found(let found) = outcome else { return .open }
    if case .forbidden(let why) = way { throw forbidden(why, found, context) }
    if options.switches != switches, !(store is MemoryStore) {
      context.output.warn("--header-file is not kept with the session, because it is no regular file")
    }
    do throws(OAuthError) {
      let tell: @Sendable (LoginEvent) -> Void = { step in
        record.note(step)
        narrator.tell(step)
      }
      let session: Session
      if case .device = way {
        session = try await deviceFlow(options, bound, door, context, tell).run(found, replacing: previous)
      } else {
        session = try await flow(options, bound, door, way, context, tell).run(found, replacing: previous)
      }
      context.flush()
      return .signedIn(session)
    } catch { throw Failure(error, typed: typed) }
  }

  private func forbidden(_ why: String, _ found: Discovered, _ context: Context) -> Failure {
    let url = Shell.quote(typed.text)
    var next = ["Where there is one:", "mcpauth login \(url)"]
    if !context.isNonInteractive, found.server.deviceAuthorizationEndpoint != nil {
      next += ["On another device:", "mcpauth login --device \(url)"]
    }
    return Failure(.loginRequired, "\(typed.text) needs a sign-in by a person, and \(why)", next: next)
  }

  private func loginOptions(_ context: Context, _ switches: Switches) throws(Failure) -> LoginOptions {
    var options = LoginOptions()
    try request.apply(to: &options)
    try client.apply(to: &options, context)
    options.listener = try browser.listener()
    options.switches = switches
    options.keptScope = switches.scope.map { Scope($0) }
    // What a pipe held is gone for the next command, so it is not kept.
    if switches.headerFile.map(LocalFiles.isFleeting) == true { options.switches.headerFile = nil }
    return options
  }

  /// The stored session where its token is good, or can be renewed, and fits what was asked for.
  private func valid(
    _ session: Session?, _ way: SignInWay, _ options: LoginOptions, _ context: Context
  ) async throws(Failure) -> Session? {
    guard let session, fits(session, options) else { return nil }
    if context.flow(key, store).isFresh(session) { return session }
    guard session.tokens.refresh != nil else { return nil }
    let access = SessionAccess(typed: typed, key: key, store: store, network: network)
    let transport = try access.door(to: session, context).transport
    guard let prover = try? session.client.prover(context) else { return nil }
    let interrupt = PatientInterrupt(context.output)
    let flow = context.flow(key, store) { interrupt.note($0) }
    let result = try await interrupt.during { () throws(Failure) -> TokenFlow.Result? in
      do throws(OAuthError) { return try await flow.renew(transport, prover) } catch {
        context.audit.note(error, of: session, typed: typed)
        try goOn(after: error, way)
        return nil
      }
    }
    context.flush()
    guard let result else { return nil }
    try context.audit.record(result)
    return fits(result.session, options) ? result.session : nil
  }

  /// A sign-in mends what a refresh could not, except the store; with a lock of its own it passes another's refresh.
  private func goOn(after error: OAuthError, _ way: SignInWay) throws(Failure) {
    guard case .store(let fault) = error else { return }
    if case .lockHeld = fault, !way.isForbidden { return }
    throw Failure(fault)
  }

  private func fits(_ session: Session, _ options: LoginOptions) -> Bool {
    if let scope = options.scope, !session.covers(scope) { return false }
    if let id = options.client.id ?? options.client.metadataURL, !session.client.id.isIdentical(to: id) {
      return false
    }
    if let issuer = discovery.issuer, !session.issuer.isIdentical(to: issuer) { return false }
    switch options.resource {
    case .published: return true
    case .omitted: return session.resource == nil
    case .value(let value): return session.resource?.isIdentical(to: value) ?? false
    }
  }

  private func flow(
    _ options: LoginOptions, _ bound: DPoPProver?, _ door: Network, _ way: SignInWay, _ context: Context,
    _ tell: @escaping @Sendable (LoginEvent) -> Void
  ) -> LoginFlow {
    LoginFlow(
      options: options, key: key, transport: door.transport, store: store, clock: context.environment.clock,
      random: context.environment.random,
      prove: { (client) throws(ProofFault) in try client.prover(context) }, dpop: bound,
      listen: { (place) throws(ListenerError) in
        try await LoopbackListener.open(place, recorder: door.recorder)
      },
      userAgent: Person(way, context, door.recorder), deadline: context.deadline, tell: tell)
  }

  private func deviceFlow(
    _ options: LoginOptions, _ bound: DPoPProver?, _ door: Network, _ context: Context,
    _ tell: @escaping @Sendable (LoginEvent) -> Void
  ) -> DeviceFlow {
    DeviceFlow(
      options: options, key: key, transport: door.transport, store: store, clock: context.environment.clock,
      stopwatch: SystemStopwatch(),
      prove: { (client) throws(ProofFault) in try client.prover(context) }, dpop: bound,
      freePort: { () throws(ListenerError) in try await LoopbackListener.freePort() },
      deadline: context.deadline, tell: tell)
  }
}
