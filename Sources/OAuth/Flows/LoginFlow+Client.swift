import HTTP
import JSON

/// The client of a sign-in and the listener that it comes back to.
extension LoginFlow {
  var clients: SignInClients { SignInClients(options: options, store: store, clock: clock, tell: tell) }

  /// Before the browser opens, so that a key that cannot be read costs nobody a consent.
  private func prover(of client: Client, _ dpop: DPoPProver?) throws(OAuthError) -> ClientProver {
    do throws(ProofFault) {
      var prover = try prove(client)
      prover.dpop = dpop
      return prover
    } catch { throw .token(.proof(error)) }
  }

  /// Binds the listener first, so that the port is known before a client is registered or a URL exists.
  func prepare(
    _ plan: ClientPlan, _ server: ServerMetadata, _ scopes: ScopePlan, _ dpop: DPoPProver?
  ) async throws(OAuthError) -> Ready {
    switch plan {
    case .register(let endpoint, let authentication):
      return try await register(at: endpoint, authentication, server, scopes, dpop)
    case .use(let client) where isMisfit(client) || clients.isTooNarrow(client, scopes):
      guard let endpoint = server.registrationEndpoint else { throw .listener(.portTaken(0)) }
      return try await register(at: endpoint, client.authentication, server, scopes, dpop)
    case .use(let client):
      let prover = try prover(of: client, dpop)
      let wanted = options.listener.port != 0 ? options.listener.port : client.redirectPort ?? 0
      do throws(ListenerError) {
        let listener = try await open(port: wanted)
        tell(.usingClient(client))
        let redirectURI = try redirectURI(of: client, listener)
        return Ready(
          client: client, isNew: false, redirectURI: redirectURI, listener: listener, prover: prover)
      } catch {
        guard case .portTaken(let port) = error, client.kind == .dynamic, options.listener.port == 0,
          let endpoint = server.registrationEndpoint
        else { throw .listener(error) }
        tell(.portTaken(port))
        return try await register(at: endpoint, client.authentication, server, scopes, dpop)
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
    _ scopes: ScopePlan, _ dpop: DPoPProver?
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
        listener: listener, prover: try prover(of: client, dpop))
    } catch {
      await listener.close()
      throw error
    }
  }
}
