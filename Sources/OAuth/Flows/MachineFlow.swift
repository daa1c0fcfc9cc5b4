package import HTTP
import JSON

/// Gives a machine's access token out of the store, or asks for one under the session's lock (sections 16 to 18).
package struct MachineFlow: Sendable {
  package let options: MachineOptions
  package let key: SessionKey
  package let typed: Location
  package let transport: GuardedTransport
  package let store: any SessionStore
  package let clock: any WallClock
  package let prove: ProveClient
  /// `--dpop`: the key that the token is to be bound to.
  package let dpop: DPoPProver?
  /// What an earlier run found, nil where there is nothing of it left.
  package let known: KnownServer?

  package init(
    options: MachineOptions, key: SessionKey, typed: Location, transport: GuardedTransport,
    store: any SessionStore, clock: any WallClock, prove: @escaping ProveClient, dpop: DPoPProver?,
    known: KnownServer?
  ) {
    self.options = options
    self.key = key
    self.typed = typed
    self.transport = transport
    self.store = store
    self.clock = clock
    self.prove = prove
    self.dpop = dpop
    self.known = known
  }

  /// - Parameter isGood: whether a stored session will do; asked again under the lock.
  package func run(
    _ isGood: @escaping @Sendable (Session) -> Bool
  ) async throws(OAuthError) -> TokenFlow.Result {
    while true {
      let result = try await store.withTurn(key, unless: isGood) { (turn) throws(OAuthError) in
        if let session = turn.session, isGood(session) {
          return TokenFlow.Result(session: session, source: .cached)
        }
        do throws(StoreError) { try turn.makeRoom() } catch { throw .store(error) }
        let session = try await fresh(replacing: turn.session)
        do throws(StoreError) { try await turn.save(session) } catch { throw .store(error) }
        return TokenFlow.Result(session: session, source: .refreshed)
      }
      if let result { return result }
      // Somebody else's was good while this one waited.
      do throws(StoreError) {
        if let session = try store.session(key), isGood(session) {
          return TokenFlow.Result(session: session, source: .cached)
        }
      } catch { throw .store(error) }
    }
  }

  // MARK: Steps

  private func fresh(replacing previous: Session?) async throws(OAuthError) -> Session {
    guard let known else { return try await ask(try await discover(), previous) }
    do throws(OAuthError) { return try await ask(known, previous) } catch {
      // What was found earlier may have moved; nothing of a machine's grant is used up by asking again.
      guard Self.mayHaveMoved(error) else { throw error }
      store.keep(nil, documentName)
      return try await ask(try await discover(), previous)
    }
  }

  private static func mayHaveMoved(_ error: OAuthError) -> Bool {
    switch error {
    case .token(.answer(.redirected)), .token(.answer(.notJSON)): true
    case .token(.transport(let error)): !error.mayHaveArrived
    case .token(let fault): fault.absence != nil
    default: false
    }
  }

  private func discover() async throws(OAuthError) -> KnownServer {
    let found: KnownServer
    if options.hasServer, options.discovery.tokenEndpoint == nil {
      let walk = Discovery(transport: transport, typed: typed, options: options.discovery)
      let outcome: DiscoveryOutcome
      do throws(DiscoveryError) { outcome = try await walk.run() } catch { throw .discovery(error) }
      guard case .found(let discovered) = outcome else { throw .session(.noAuthorization) }
      found = KnownServer(discovered, serverKind: transport.policy.serverKind)
    } else {
      do throws(DiscoveryError) {
        found = try await IssuerDiscovery(transport: transport, options: options.discovery).run()
      } catch { throw .discovery(error) }
    }
    store.keep(found.kept(now: clock.seconds), documentName)
    return found
  }

  package var documentName: DocumentName { options.documentName(typed) }

  private func ask(_ known: KnownServer, _ previous: Session?) async throws(OAuthError) -> Session {
    let server = known.server
    let client = try resolve(server)
    guard let endpoint = server.tokenEndpoint(for: client.authentication) else {
      throw .discovery(DiscoveryError(.endpointMissing("token_endpoint")))
    }
    var prover: ClientProver
    do throws(ProofFault) {
      prover = try prove(client)
      prover.dpop = dpop
      if dpop == nil { prover.dpop = try .demanded(by: known.demandsDPoP, kept: previous?.boundKey) }
    } catch { throw .token(.proof(error)) }
    let scopes = ScopePlan(
      user: options.scope, challenge: known.challengedScope, resource: known.resource, server: server)
    let resource = options.resource(for: known)
    let request = TokenRequest(
      endpoint: endpoint, grant: try await grant(server, resource, scopes.asked, prover), client: client,
      scope: scopes.asked?.text, resource: resource, audience: options.audience)
    let response: TokenResponse
    do throws(TokenFault) { response = try await request.send(transport, prover) } catch {
      throw .token(try await naming(error, endpoint))
    }
    return session(known, client, endpoint, request, response, prover)
  }

  private func resolve(_ server: ServerMetadata) throws(OAuthError) -> Client {
    let known: [Client]
    do throws(StoreError) { known = try store.clients(of: server.issuer) } catch { throw .store(error) }
    let resolver = ClientResolver(
      options: options.client, server: server, known: known, previous: nil, now: clock.seconds)
    do throws(ClientFault) { return try resolver.machine() } catch { throw .client(error) }
  }

  private func grant(
    _ server: ServerMetadata, _ resource: String?, _ scope: Scope?, _ prover: ClientProver
  ) async throws(OAuthError) -> TokenGrant {
    switch options.grant {
    case .clientCredentials: return .clientCredentials
    case .jwtBearer(let assertion): return .jwtBearer(assertion)
    case .tokenExchange(let exchange): return .tokenExchange(exchange)
    case .enterprise(let provider, let idToken):
      let exchange = IdentityExchange(transport: transport, provider: provider, prover: prover)
      return .jwtBearer(
        try await exchange.run(idToken, audience: server.issuer, resource: resource, scope: scope?.text))
    }
  }

  /// A token endpoint that was typed and is not there: its server's metadata may name the right one.
  private func naming(_ fault: TokenFault, _ endpoint: Location) async throws(OAuthError) -> TokenFault {
    guard let (status, exchange) = fault.absence, options.discovery.tokenEndpoint != nil,
      let found = try? await IssuerDiscovery(
        transport: transport, options: DiscoveryOptions(leniencies: options.discovery.leniencies)
      ).server(at: endpoint),
      let right = found.tokenEndpoint, !right.text.isIdentical(to: endpoint.text)
    else { return fault }
    return .elsewhere(right, status: status, exchange: exchange)
  }

  private func session(
    _ known: KnownServer, _ client: Client, _ endpoint: Location, _ request: TokenRequest,
    _ response: TokenResponse, _ prover: ClientProver
  ) -> Session {
    var tokens = Session.Tokens(response, asked: request.scope, now: clock.seconds)
    // CC-8, EMA-7: whoever has the grant at hand asks again.
    tokens.refresh = nil
    var session = Session(
      key: key, endpoint: known.endpoint ?? typed, serverKind: known.serverKind, issuer: known.server.issuer,
      client: client, tokenEndpoint: endpoint, revocationEndpoint: known.server.revocationEndpoint,
      introspectionEndpoint: known.server.introspectionEndpoint, resource: request.resource,
      requestedScope: request.scope, tokens: tokens, switches: options.switches, createdAt: clock.seconds)
    session.audience = request.audience
    session.boundKey = response.isBound ? prover.dpop?.kept : nil
    session.keptUntil = options.grant.expiresAt
    return session
  }
}

extension TokenFault {
  /// An answer that says that there is no token endpoint: its status, and where it was seen.
  fileprivate var absence: (status: Int, exchange: Int)? {
    let (status, exchange) =
      switch self {
      case .answer(.status(let status, let exchange)): (status, exchange)
      case .answer(.notJSON(_, _, let status, let exchange)): (status, exchange)
      case .refused(let refusal): (refusal.status, refusal.exchange)
      default: (0, 0)
      }
    return [404, 405, 410].contains(status) ? (status, exchange) : nil
  }
}
