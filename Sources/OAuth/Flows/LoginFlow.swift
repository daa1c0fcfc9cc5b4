package import HTTP
import JSON

/// A whole sign-in with authorization code and PKCE (sections 6 to 11), after discovery.
package struct LoginFlow: Sendable {
  package let options: LoginOptions
  package let key: SessionKey
  package let transport: GuardedTransport
  package let store: any SessionStore
  package let clock: any WallClock
  package let random: any RandomSource
  package let listen: OpenListener
  package let userAgent: any UserAgent
  package let deadline: Deadline
  package let tell: @Sendable (LoginEvent) -> Void

  package init(
    options: LoginOptions, key: SessionKey, transport: GuardedTransport, store: any SessionStore,
    clock: any WallClock, random: any RandomSource, listen: @escaping OpenListener, userAgent: any UserAgent,
    deadline: Deadline, tell: @escaping @Sendable (LoginEvent) -> Void
  ) {
    self.options = options
    self.key = key
    self.transport = transport
    self.store = store
    self.clock = clock
    self.random = random
    self.listen = listen
    self.userAgent = userAgent
    self.deadline = deadline
    self.tell = tell
  }

  /// Signs in and stores the session; what was stored before is replaced only then.
  package func run(_ discovered: Discovered, replacing previous: Session?) async throws(OAuthError) -> Session
  {
    tell(.discovered(discovered))
    let server = discovered.server
    let scopes = ScopePlan(
      user: options.scope, challenge: discovered.challengedScope, resource: discovered.resource,
      server: server)
    let resource = options.resource(for: discovered)
    tell(.willAsk(scopes, resource: resource))
    try room()
    var plan = try resolve(server, previous: previous?.client)
    while true {
      let ready = try await prepare(plan, server, scopes)
      do throws(OAuthError) {
        let answer = try await answer(ready, discovered, scopes, resource)
        // Lock and room are held from before the token is asked for until it is safe.
        let session = try await store.withSession(key) { (stored) throws(OAuthError) in
          let session = try await exchange(answer, ready, discovered, scopes, resource)
          stored = session
          return session
        }
        try await keep(session.client)
        return session
      } catch {
        // DCR-10: once, because the next plan is a registration.
        guard case .token(.refused(let refusal)) = error, refusal.code == "invalid_client",
          ready.client.kind == .dynamic, !ready.isNew, let anew = try registration(server)
        else { throw error }
        tell(.clientForgotten(clientID: ready.client.id))
        try await forget(ready.client)
        plan = anew
      }
    }
  }

  // MARK: Steps

  private struct Ready {
    let client: Client
    /// Registered for this sign-in.
    let isNew: Bool
    let redirectURI: String
    let listener: any RedirectListener
  }

  private struct Answer {
    let code: Secret
    let verifier: Secret
  }

  private func room() throws(OAuthError) {
    do throws(StoreError) { try store.makeRoom() } catch { throw .store(error) }
  }

  private func resolve(_ server: ServerMetadata, previous: Client?) throws(OAuthError) -> ClientPlan {
    var known: [Client]
    do throws(StoreError) {
      known = try store.clients(of: server.issuer)
      // A person who keeps a client by hand need not know about the final slash of an issuer.
      let sibling = server.issuer.hasSuffix("/") ? String(server.issuer.dropLast()) : server.issuer + "/"
      known += try store.clients(of: sibling).filter { $0.kind == .preregistered }
    } catch { throw .store(error) }
    let resolver = ClientResolver(
      options: options.client, server: server, known: known, previous: previous, now: clock.seconds)
    do throws(ClientFault) { return try resolver.resolve() } catch { throw .client(error) }
  }

  /// The plan that registers; nil where the server offers no registration.
  private func registration(_ server: ServerMetadata) throws(OAuthError) -> ClientPlan? {
    guard server.registrationEndpoint != nil else { return nil }
    let resolver = ClientResolver(
      options: ClientOptions(way: .dynamic), server: server, known: [], previous: nil, now: clock.seconds)
    do throws(ClientFault) { return try resolver.resolve() } catch { throw .client(error) }
  }

  /// Binds the listener first, so that the port is known before a client is registered or a URL exists.
  private func prepare(
    _ plan: ClientPlan, _ server: ServerMetadata, _ scopes: ScopePlan
  ) async throws(OAuthError) -> Ready {
    switch plan {
    case .register(let endpoint, let authentication):
      return try await register(at: endpoint, authentication, server, scopes)
    case .use(let client) where isMisfit(client) || isTooNarrow(client, scopes):
      guard let endpoint = server.registrationEndpoint else { throw .listener(.portTaken(0)) }
      return try await register(at: endpoint, client.authentication, server, scopes)
    case .use(let client):
      let wanted = options.listener.port != 0 ? options.listener.port : client.redirectPort ?? 0
      do throws(ListenerError) {
        let listener = try await open(port: wanted)
        tell(.usingClient(client))
        let redirectURI = try redirectURI(of: client, listener)
        return Ready(client: client, isNew: false, redirectURI: redirectURI, listener: listener)
      } catch {
        guard case .portTaken(let port) = error, client.kind == .dynamic, options.listener.port == 0,
          let endpoint = server.registrationEndpoint
        else { throw .listener(error) }
        tell(.portTaken(port))
        return try await register(at: endpoint, client.authentication, server, scopes)
      }
    }
  }

  /// Whether a registration of ours is for another redirect URI than the one that the user asks for now (REG-7).
  private func isMisfit(_ client: Client) -> Bool {
    guard client.kind == .dynamic, options.client.id == nil, options.client.way != .stored,
      let registered = client.redirectURI
    else { return false }
    let port = options.listener.port != 0 ? options.listener.port : client.redirectPort ?? 0
    return !options.listener.redirectURI(port: port).isIdentical(to: registered)
      && (options.listener != ListenerOptions())
  }

  /// Whether a registration of ours was made for fewer scopes than are asked for now; some servers hold to that.
  private func isTooNarrow(_ client: Client, _ scopes: ScopePlan) -> Bool {
    guard client.kind == .dynamic, options.client.id == nil, options.client.way != .stored,
      let wanted = scopes.scope, let made = client.requestedScope ?? client.scope
    else { return false }
    return !Scope(made).union(Scope(client.scope ?? "")).isSuperset(of: wanted)
  }

  /// What came back from the registration rules (DCR-6), except over what the user typed.
  private func scope(for client: Client, _ plan: ScopePlan) -> Scope? {
    guard client.kind == .dynamic, plan.source != .user, let wanted = plan.scope,
      let registered = client.scope.map({ Scope($0) })
    else { return plan.scope }
    let allowed = Scope(tokens: wanted.tokens.filter(registered.contains))
    return allowed.isEmpty ? wanted : allowed
  }

  private func open(port: UInt16) async throws(ListenerError) -> any RedirectListener {
    var place = options.listener
    place.port = port
    return try await listen(place)
  }

  /// The registered spelling where it fits what is listened on, otherwise our own.
  private func redirectURI(of client: Client, _ listener: any RedirectListener) throws(ListenerError)
    -> String
  {
    guard options.listener.redirectURI == nil, options.listener.host == nil,
      let registered = client.redirectURI,
      client.redirectPort == listener.port
    else { return options.listener.redirectURI(port: listener.port) }
    return registered
  }

  private func register(
    at endpoint: Location, _ authentication: ClientAuthentication, _ server: ServerMetadata,
    _ scopes: ScopePlan
  ) async throws(OAuthError) -> Ready {
    let listener: any RedirectListener
    do throws(ListenerError) { listener = try await open(port: options.listener.port) } catch {
      throw .listener(error)
    }
    let registration = Registration(transport: transport, store: store, clock: clock)
    let request = RegistrationRequest(
      endpoint: endpoint, redirectURI: options.listener.redirectURI(port: listener.port),
      authentication: authentication, name: options.clientName, scope: scopes.scope?.text,
      fields: options.registrationFields,
      initialToken: options.initialToken)
    do throws(OAuthError) {
      let client = try await registration.run(request, issuer: server.issuer)
      tell(.registered(client))
      return Ready(
        client: client, isNew: true, redirectURI: client.redirectURI ?? request.redirectURI,
        listener: listener)
    } catch {
      await listener.close()
      throw error
    }
  }

  /// The port is open only as long as an answer is waited for (LB-2).
  private func answer(
    _ ready: Ready, _ discovered: Discovered, _ scopes: ScopePlan, _ resource: String?
  ) async throws(OAuthError) -> Answer {
    let result: Result<Answer, OAuthError>
    do throws(OAuthError) {
      result = .success(try await authorize(ready, discovered, scopes, resource))
    } catch { result = .failure(error) }
    await ready.listener.close()
    return try result.get()
  }

  private func authorize(
    _ ready: Ready, _ discovered: Discovered, _ scopes: ScopePlan, _ resource: String?
  ) async throws(OAuthError) -> Answer {
    let server = discovered.server
    guard let endpoint = server.authorizationEndpoint else {
      throw .discovery(
        DiscoveryError(
          .endpointMissing("authorization_endpoint"), report: discovered.report, attempts: discovered.attempts
        ))
    }
    let verifier = CodeVerifier(random)
    let request: AuthorizationRequest
    do throws(AuthorizationRequest.Fault) {
      request = try AuthorizationRequest(
        AuthorizationRequest.Parts(
          endpoint: endpoint, clientID: ready.client.id, redirectURI: ready.redirectURI,
          scope: scope(for: ready.client, scopes), resource: resource, codeChallenge: verifier.challenge,
          state: AuthorizationRequest.freshState(random),
          extra: options.authParameters))
    } catch { throw .request(error) }
    let expected = ExpectedResponse(
      state: request.state, issuer: server.issuer, promisesIssuer: server.sendsIssuer,
      toleratesSlash: discovered.mode == .legacyMetadata || discovered.mode == .legacyDefaults)
    tell(.listening(redirectURI: ready.redirectURI, pageHost: endpoint.authority))
    // With `--timeout` that alone bounds the wait for a person.
    let patience = deadline.seconds == nil ? Deadline(seconds: options.patience) : deadline
    tell(.waiting(seconds: patience.seconds ?? options.patience))
    let wait = RedirectWait(
      listener: ready.listener, userAgent: userAgent, request: request, expected: expected,
      resource: discovered.typed.authority,
      deadline: patience, tell: tell)
    guard let parameters = await wait.run() else {
      throw .nobodyCame(
        seconds: patience.seconds ?? options.patience, redirectURI: ready.redirectURI,
        client: ready.isNew ? nil : ready.client)
    }
    do throws(AuthorizationFault) {
      return Answer(
        code: try AuthorizationResponse(parameters, expected: expected).code, verifier: verifier.reveal())
    } catch { throw .authorization(error, redirectURI: ready.redirectURI, client: ready.client) }
  }

  private func exchange(
    _ answer: Answer, _ ready: Ready, _ discovered: Discovered, _ scopes: ScopePlan, _ resource: String?
  ) async throws(OAuthError) -> Session {
    let server = discovered.server
    guard let endpoint = server.tokenEndpoint else {
      throw .discovery(
        DiscoveryError(
          .endpointMissing("token_endpoint"), report: discovered.report, attempts: discovered.attempts))
    }
    let request = TokenRequest(
      endpoint: endpoint,
      grant: .authorizationCode(answer.code, verifier: answer.verifier, redirectURI: ready.redirectURI),
      clientID: ready.client.id, secret: ready.client.secret, authentication: ready.client.authentication,
      resource: resource)
    let response: TokenResponse
    do throws(TokenFault) { response = try await request.send(transport, clock) } catch {
      throw .token(error)
    }
    let asked = scope(for: ready.client, scopes)
    var client = ready.client
    client.redirectURI = ready.redirectURI
    return Session(
      key: key, endpoint: discovered.endpoint, serverKind: transport.policy.serverKind, issuer: server.issuer,
      client: client, tokenEndpoint: endpoint,
      revocationEndpoint: server.revocationEndpoint, introspectionEndpoint: server.introspectionEndpoint,
      resource: resource, requestedScope: asked?.text,
      tokens: Session.Tokens(response, asked: asked?.text, now: clock.seconds),
      switches: options.switches,
      createdAt: clock.seconds)
  }

  /// A client that was typed is kept like a registered one, with the port that worked.
  private func keep(_ client: Client) async throws(OAuthError) {
    guard client.kind != .dynamic else { return }
    try await store.withClients(of: client.issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) }
      clients.append(client)
    }
  }

  private func forget(_ client: Client) async throws(OAuthError) {
    try await store.withClients(of: client.issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) }
    }
  }
}
