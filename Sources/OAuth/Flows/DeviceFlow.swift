package import HTTP
import JSON

/// A whole sign-in with a device code (RFC 8628), after discovery: the person comes to the server on any device.
package struct DeviceFlow: Sendable {
  package let options: LoginOptions
  package let key: SessionKey
  package let transport: GuardedTransport
  package let store: any SessionStore
  package let clock: any WallClock
  package let stopwatch: any Stopwatch
  package let prove: ProveClient
  /// `--dpop`: the key that the tokens are to be bound to.
  package let dpop: DPoPProver?
  /// A port of this machine, for the redirect URI of a registration that `login` may use another time.
  package let freePort: FindPort
  package let deadline: Deadline
  package let tell: @Sendable (LoginEvent) -> Void

  package typealias FindPort = @Sendable () async throws(ListenerError) -> UInt16

  package init(
    options: LoginOptions, key: SessionKey, transport: GuardedTransport, store: any SessionStore,
    clock: any WallClock, stopwatch: any Stopwatch, prove: @escaping ProveClient, dpop: DPoPProver?,
    freePort: @escaping FindPort, deadline: Deadline, tell: @escaping @Sendable (LoginEvent) -> Void
  ) {
    self.options = options
    self.key = key
    self.transport = transport
    self.store = store
    self.clock = clock
    self.stopwatch = stopwatch
    self.prove = prove
    self.dpop = dpop
    self.freePort = freePort
    self.deadline = deadline
    self.tell = tell
  }

  /// Signs in and stores the session; what was stored before is replaced only then.
  package func run(
    _ discovered: Discovered, replacing previous: Session?
  ) async throws(OAuthError) -> Session {
    tell(.discovered(discovered))
    let server = discovered.server
    let scopes = ScopePlan(
      user: options.scope, challenge: discovered.challengedScope, resource: discovered.resource,
      server: server)
    let resource = options.resource(for: discovered)
    tell(.willAsk(scopes, resource: resource))
    // A device code is good for one answer, which has to be kept.
    do throws(StoreError) { try store.makeRoom() } catch { throw .store(error) }
    var plan = try clients.resolve(server, previous: previous?.client)
    let bound = try DPoPProver.forSignIn(dpop, discovered, previous)
    while true {
      let ready = try await prepare(plan, server, scopes, bound)
      let wish = Wish(
        discovered: discovered, ready: ready, scope: clients.scope(for: ready.client, scopes),
        resource: resource)
      do throws(OAuthError) {
        let session = try await poll(try await authorize(wish), wish)
        try await clients.keep(session.client)
        return session
      } catch {
        // DCR-10: once, because the next plan is a registration.
        guard let refusal = error.clientRefusal, ready.client.kind == .dynamic, !ready.isNew,
          let anew = try clients.registration(server)
        else { throw error }
        if refusal.code == "invalid_client" {
          tell(.clientForgotten(clientID: ready.client.id))
          try await clients.forget(ready.client)
        } else {
          // Other sessions may go on with it.
          tell(.clientUnfit(clientID: ready.client.id))
        }
        plan = anew
      }
    }
  }

  // MARK: The client

  private struct Ready {
    let client: Client
    /// Registered for this sign-in.
    let isNew: Bool
    let prover: ClientProver
  }

  private var clients: SignInClients {
    SignInClients(options: options, store: store, clock: clock, tell: tell)
  }

  private func prepare(
    _ plan: ClientPlan, _ server: ServerMetadata, _ scopes: ScopePlan, _ dpop: DPoPProver?
  ) async throws(OAuthError) -> Ready {
    var (client, isNew): (Client, Bool)
    switch plan {
    case .register(let endpoint, let authentication):
      (client, isNew) = (try await register(at: endpoint, authentication, server, scopes), true)
    case .use(let known):
      if clients.isTooNarrow(known, scopes), let endpoint = server.registrationEndpoint {
        (client, isNew) = (try await register(at: endpoint, known.authentication, server, scopes), true)
      } else {
        (client, isNew) = (known, false)
        tell(.usingClient(client))
      }
    }
    do throws(ProofFault) {
      var prover = try prove(client)
      prover.dpop = dpop
      return Ready(client: client, isNew: isNew, prover: prover)
    } catch { throw .token(.proof(error)) }
  }

  /// Where the server has it, the code flow is registered as well, so that one client does for both.
  private func register(
    at endpoint: Location, _ authentication: ClientAuthentication, _ server: ServerMetadata,
    _ scopes: ScopePlan
  ) async throws(OAuthError) -> Client {
    let port: UInt16
    do throws(ListenerError) { port = try await freePort() } catch { throw .listener(error) }
    var request = RegistrationRequest(
      endpoint: endpoint, redirectURI: ListenerOptions().redirectURI(port: port),
      authentication: authentication, name: options.clientName, scope: scopes.scope?.text,
      fields: options.registrationFields, initialToken: options.initialToken)
    request.grants = server.offersCodeFlow ? [.authorizationCode, .deviceCode] : [.deviceCode]
    let registration = Registration(transport: transport, store: store, clock: clock)
    let client = try await registration.run(request, issuer: server.issuer)
    tell(.registered(client))
    return client
  }

  // MARK: Asking and waiting

  /// What is asked for, as whom, of whom.
  private struct Wish {
    let discovered: Discovered
    let ready: Ready
    let scope: Scope?
    let resource: String?
  }

  private func missing(_ member: String, _ found: Discovered) -> OAuthError {
    .discovery(DiscoveryError(.endpointMissing(member), report: found.report, attempts: found.attempts))
  }

  private func authorize(_ wish: Wish) async throws(OAuthError) -> DeviceAuthorization {
    let (server, client) = (wish.discovered.server, wish.ready.client)
    guard let endpoint = server.deviceAuthorizationEndpoint(for: client.authentication) else {
      throw missing("device_authorization_endpoint", wish.discovered)
    }
    guard let tokens = server.tokenEndpoint else { throw missing("token_endpoint", wish.discovered) }
    let request = DeviceAuthorizationRequest(
      endpoint: endpoint, client: client, tokenEndpoint: tokens, scope: wish.scope?.text,
      resource: wish.resource, extra: options.authParameters)
    do throws(DeviceFault) { return try await request.send(transport, wish.ready.prover) } catch {
      throw .device(error)
    }
  }

  /// Until somebody has answered, or the code, the user's patience or ours is over.
  private func poll(_ authorization: DeviceAuthorization, _ wish: Wish) async throws(OAuthError) -> Session {
    let start = stopwatch.elapsed
    // With `--timeout` that alone bounds the wait for a person.
    let patience = deadline.remaining.map(\.inSeconds) ?? options.patience
    let limit = min(patience, Double(authorization.life))
    tell(.device(authorization))
    tell(.waiting(seconds: limit))
    var rhythm = PollRhythm(interval: authorization.interval)
    var last: TokenFault?
    while true {
      let left = limit - (stopwatch.elapsed - start)
      if left > 0 { await stopwatch.sleep(min(left, Double(rhythm.pause))) }
      guard stopwatch.elapsed - start < limit else {
        // A server that never said "not yet" is what failed, not the person.
        if let last, !rhythm.isPending { throw .token(last) }
        throw .device(.nobodyCame(seconds: limit, exchange: 0))
      }
      let fault: TokenFault
      do throws(OAuthError) { return try await exchange(authorization.deviceCode, wish) } catch {
        guard case .token(let found) = error else { throw error }
        fault = found
      }
      switch rhythm.judge(fault) {
      case .again: if rhythm.failures == 1 { tell(.pollFailed(fault)) }
      case .refused(let refusal): throw .device(.refused(refusal))
      case .expired(let exchange):
        throw .device(.nobodyCame(seconds: stopwatch.elapsed - start, exchange: exchange))
      case .failed(let fault): throw .token(fault)
      }
      last = fault
    }
  }

  /// One poll. Lock and room are held for it alone: its answer may be the one, and the next may be minutes away.
  private func exchange(_ code: Secret, _ wish: Wish) async throws(OAuthError) -> Session {
    let (found, ready) = (wish.discovered, wish.ready)
    guard let endpoint = found.server.tokenEndpoint(for: ready.client.authentication) else {
      throw missing("token_endpoint", found)
    }
    let request = TokenRequest(
      endpoint: endpoint, grant: .deviceCode(code), client: ready.client, resource: wish.resource)
    return try await store.withSignIn(key) { () throws(OAuthError) in
      let response: TokenResponse
      do throws(TokenFault) { response = try await request.send(transport, ready.prover) } catch {
        throw .token(error)
      }
      let asked = wish.scope?.text
      var session = Session(
        key: key, endpoint: found.endpoint, serverKind: transport.policy.serverKind,
        issuer: found.server.issuer, client: ready.client, tokenEndpoint: endpoint,
        revocationEndpoint: found.server.revocationEndpoint,
        introspectionEndpoint: found.server.introspectionEndpoint, resource: wish.resource,
        requestedScope: asked, tokens: Session.Tokens(response, asked: asked, now: clock.seconds),
        switches: options.switches, createdAt: clock.seconds)
      session.grant = .deviceCode
      session.boundKey = response.isBound ? ready.prover.dpop?.kept : nil
      return session
    }
  }
}

extension OAuthError {
  /// The server's word that this client is none, or none for devices.
  fileprivate var clientRefusal: ServerRefusal? {
    switch self {
    case .device(.request(.refused(let refusal))), .token(.refused(let refusal)):
      ["invalid_client", "unauthorized_client"].contains(refusal.code) ? refusal : nil
    default: nil
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
