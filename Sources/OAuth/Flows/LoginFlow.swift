package import HTTP
import JSON
import LibCrypto

/// A whole sign-in with authorization code and PKCE (sections 6 to 11), after discovery.
package struct LoginFlow: Sendable {
  package let options: LoginOptions
  package let key: SessionKey
  package let transport: GuardedTransport
  package let store: any SessionStore
  package let clock: any WallClock
  package let random: any RandomSource
  package let prove: ProveClient
  /// `--dpop`: the key that the tokens are to be bound to.
  package let dpop: DPoPProver?
  package let listen: OpenListener
  package let userAgent: any UserAgent
  package let deadline: Deadline
  package let tell: @Sendable (LoginEvent) -> Void

  package init(
    options: LoginOptions, key: SessionKey, transport: GuardedTransport, store: any SessionStore,
    clock: any WallClock, random: any RandomSource, prove: @escaping ProveClient, dpop: DPoPProver?,
    listen: @escaping OpenListener, userAgent: any UserAgent,
    deadline: Deadline, tell: @escaping @Sendable (LoginEvent) -> Void
  ) {
    self.options = options
    self.key = key
    self.transport = transport
    self.store = store
    self.clock = clock
    self.random = random
    self.prove = prove
    self.dpop = dpop
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
      user: options.scope ?? options.keptScope, challenge: discovered.challengedScope,
      resource: discovered.resource,
      server: server)
    let resource = options.resource(for: discovered)
    tell(.willAsk(scopes, resource: resource))
    try room()
    var plan = try clients.resolve(server, previous: previous?.client)
    let bound = try DPoPProver.forSignIn(dpop, discovered, previous)
    while true {
      let ready = try await prepare(plan, server, scopes, bound)
      do throws(OAuthError) {
        let answer = try await answer(ready, discovered, scopes, resource)
        // Lock and room are held from before the token is asked for until it is safe.
        let session = try await store.withSignIn(key) { () throws(OAuthError) in
          try await exchange(answer, ready, discovered, scopes, resource)
        }
        try await clients.keep(session.client)
        return session
      } catch {
        // DCR-10: once, because the next plan is a registration.
        guard case .token(.refused(let refusal)) = error, refusal.code == "invalid_client",
          ready.client.kind == .dynamic, !ready.isNew, let anew = try clients.registration(server)
        else { throw error }
        tell(.clientForgotten(clientID: ready.client.id))
        try await clients.forget(ready.client)
        plan = anew
      }
    }
  }

  // MARK: Steps

  struct Ready {
    let client: Client
    /// Registered for this sign-in.
    let isNew: Bool
    let redirectURI: String
    let listener: any RedirectListener
    let prover: ClientProver
  }

  private struct Answer {
    let code: Secret
    let verifier: Secret
  }

  private func room() throws(OAuthError) {
    do throws(StoreError) { try store.makeRoom() } catch { throw .store(error) }
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
    let binding = try thumbprint(ready)
    let request: AuthorizationRequest
    do throws(AuthorizationRequest.Fault) {
      request = try AuthorizationRequest(
        AuthorizationRequest.Parts(
          endpoint: endpoint, clientID: ready.client.id, redirectURI: ready.redirectURI,
          scope: clients.scope(for: ready.client, scopes), resource: resource,
          codeChallenge: verifier.challenge,
          state: AuthorizationRequest.freshState(random),
          binding: binding, extra: options.authParameters))
    } catch { throw .request(error) }
    let visible = try await push(request, ready, server)
    let expected = ExpectedResponse(
      state: request.state, issuer: server.issuer, promisesIssuer: server.sendsIssuer,
      toleratesSlash: discovered.mode == .legacyMetadata || discovered.mode == .legacyDefaults,
      tokenOrigin: server.isIssuerGuessed ? server.tokenEndpoint?.origin : nil)
    tell(.listening(redirectURI: ready.redirectURI, pageHost: endpoint.authority))
    // With `--timeout` that alone bounds the wait for a person.
    let patience = deadline.seconds == nil ? Deadline(seconds: options.patience) : deadline
    tell(.waiting(seconds: patience.seconds ?? options.patience))
    let wait = RedirectWait(
      listener: ready.listener, host: options.listener.host, userAgent: userAgent, request: visible,
      expected: expected,
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

  /// RFC 9126: where the server demands it or the user asks for it.
  private func push(
    _ request: AuthorizationRequest, _ ready: Ready, _ server: ServerMetadata
  ) async throws(OAuthError) -> AuthorizationRequest {
    guard server.requiresPushedRequests || options.pushes else { return request }
    let alias =
      ready.client.authentication.usesCertificate
      ? server.certificateAliases["pushed_authorization_request_endpoint"] : nil
    guard let endpoint = alias ?? server.pushedAuthorizationEndpoint, let tokens = server.tokenEndpoint else {
      throw .discovery(DiscoveryError(.endpointMissing("pushed_authorization_request_endpoint")))
    }
    let pushed = PushedRequest(
      endpoint: endpoint, request: request, client: ready.client, tokenEndpoint: tokens)
    let reference: PushedRequest.Reference
    do throws(TokenFault) { reference = try await pushed.send(transport, ready.prover) } catch {
      throw .pushing(error)
    }
    tell(.pushed(life: reference.life))
    do throws(AuthorizationRequest.Fault) { return try request.pushed(as: reference.uri) } catch {
      throw .request(error)
    }
  }

  private func thumbprint(_ ready: Ready) throws(OAuthError) -> String? {
    do throws(LibCryptoError) { return try ready.prover.dpop?.thumbprint() } catch {
      throw .token(.proof(.crypto(error)))
    }
  }

  private func exchange(
    _ answer: Answer, _ ready: Ready, _ discovered: Discovered, _ scopes: ScopePlan, _ resource: String?
  ) async throws(OAuthError) -> Session {
    let server = discovered.server
    guard let endpoint = server.tokenEndpoint(for: ready.client.authentication) else {
      throw .discovery(
        DiscoveryError(
          .endpointMissing("token_endpoint"), report: discovered.report, attempts: discovered.attempts))
    }
    let request = TokenRequest(
      endpoint: endpoint,
      grant: .authorizationCode(answer.code, verifier: answer.verifier, redirectURI: ready.redirectURI),
      client: ready.client, resource: resource)
    let response: TokenResponse
    do throws(TokenFault) { response = try await request.send(transport, ready.prover) } catch {
      throw .token(error)
    }
    let asked = clients.scope(for: ready.client, scopes)
    var client = ready.client
    client.redirectURI = ready.redirectURI
    var session = Session(
      key: key, endpoint: discovered.endpoint, serverKind: transport.policy.serverKind, issuer: server.issuer,
      client: client, tokenEndpoint: endpoint,
      revocationEndpoint: server.revocationEndpoint, introspectionEndpoint: server.introspectionEndpoint,
      resource: resource, requestedScope: asked?.text,
      tokens: Session.Tokens(response, asked: asked?.text, now: clock.seconds),
      switches: options.switches,
      createdAt: clock.seconds)
    session.boundKey = response.isBound ? ready.prover.dpop?.kept : nil
    return session
  }
}
