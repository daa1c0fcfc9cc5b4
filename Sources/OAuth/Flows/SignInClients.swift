import JSON

/// Which client signs a person in, and how it is kept, whatever way the person is reached.
struct SignInClients: Sendable {
  let options: LoginOptions
  let store: any SessionStore
  let clock: any WallClock
  let tell: @Sendable (LoginEvent) -> Void

  func resolve(_ server: ServerMetadata, previous: Client?) throws(OAuthError) -> ClientPlan {
    let known: [Client]
    do throws(StoreError) { known = try store.candidates(at: server.issuer) } catch { throw .store(error) }
    let resolver = ClientResolver(
      options: options.client, server: server, known: known, previous: previous, now: clock.seconds)
    do throws(ClientFault) {
      let plan = try resolver.resolve()
      tellPreference(plan, known, server)
      return plan
    } catch { throw .client(error) }
  }

  /// That a client which somebody kept once goes before all others is easily forgotten.
  private func tellPreference(_ plan: ClientPlan, _ known: [Client], _ server: ServerMetadata) {
    guard case .use(let client) = plan, client.kind == .preregistered, options.client.id == nil,
      options.client.way == nil
    else { return }
    let others = known.filter { !$0.id.isIdentical(to: client.id) && !$0.isExpired(at: clock.seconds) }
    let mayRegister = server.registrationEndpoint != nil
    if mayRegister || !others.isEmpty { tell(.preferred(client, over: others, mayRegister: mayRegister)) }
  }

  /// The plan that registers; nil where the server offers no registration.
  func registration(_ server: ServerMetadata) throws(OAuthError) -> ClientPlan? {
    guard server.registrationEndpoint != nil else { return nil }
    let resolver = ClientResolver(
      options: ClientOptions(way: .dynamic), server: server, known: [], previous: nil, now: clock.seconds)
    do throws(ClientFault) { return try resolver.resolve() } catch { throw .client(error) }
  }

  /// Whether a registration of ours was made for fewer scopes than are asked for now; some servers hold to that.
  func isTooNarrow(_ client: Client, _ scopes: ScopePlan) -> Bool {
    guard client.kind == .dynamic, options.client.id == nil, options.client.way != .stored,
      let wanted = scopes.scope, let made = client.requestedScope ?? client.scope
    else { return false }
    return !Scope(made).union(Scope(client.scope ?? "")).isSuperset(of: wanted)
  }

  /// What came back from the registration rules (DCR-6), except over what the user typed.
  func scope(for client: Client, _ plan: ScopePlan) -> Scope? {
    guard client.kind == .dynamic, plan.source != .user, let wanted = plan.scope,
      let registered = client.scope.map({ Scope($0) })
    else { return plan.scope }
    let allowed = Scope(tokens: wanted.tokens.filter(registered.contains))
    return allowed.isEmpty ? wanted : allowed
  }

  /// A client that was typed is kept like a registered one, with the port that worked.
  func keep(_ client: Client) async throws(OAuthError) {
    guard client.kind != .dynamic else { return }
    try await store.withClients(of: client.issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) }
      clients.append(client)
    }
  }

  func forget(_ client: Client) async throws(OAuthError) {
    try await store.withClients(of: client.issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) }
    }
  }
}
