import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Registers a client dynamically, without signing in.
struct ClientRegister: Command {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Register a client with a server's authorization server (RFC 7591).",
    discussion: "mcpauth client register https://example.com/mcp --client-name \"My tool\"")

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url")) var url: String
  @OptionGroup(title: "Client") var client: RegistrationArguments
  @Option(
    help: ArgumentHelp("The port of the redirect URI; without it a free one is picked.", valueName: "port"))
  var callbackPort: Int?
  @Option(help: ArgumentHelp("Scopes to register, separated by blanks.", valueName: "scopes")) var scope:
    String?
  @OptionGroup(title: "Discovery") var discovery: DiscoveryArguments
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Session") var options: StoreOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let typed = try Typed.url(url, "URL")
    let wantedPort = try Typed.port(callbackPort, "--callback-port")
    try context.files.reserve([
      ("--initial-token-file", client.initialTokenFile), ("--header-file", network.headerFile),
    ])
    let switches = try network.switches()
    let door = try context.network(typed: [typed] + (try discovery.typed()), network, switches)
    let options = try discovery.options(switches, force: true)
    var login = LoginOptions()
    try client.apply(to: &login, context.files)
    login.client.way = .dynamic
    login.scope = scope.map { Scope($0) }
    let registered: Client
    do throws(OAuthError) {
      let found = try await discover(door, typed, options)
      registered = try await register(found, login, try await port(wantedPort), door, context)
    } catch { throw Failure(error, typed: typed) }
    context.output.talk("Registered as client \(registered.id.harmless(limit: 200)).")
    try context.output.answer(ClientView(registered).json, ClientView(registered).text)
  }

  private func discover(
    _ door: Network, _ typed: Location, _ options: DiscoveryOptions
  ) async throws(OAuthError) -> Discovered {
    do throws(DiscoveryError) {
      let outcome = try await Discovery(transport: door.transport, typed: typed, options: options).run()
      if case .found(let found) = outcome { return found }
      throw DiscoveryError(.noResourceMetadata(nil))
    } catch { throw .discovery(error) }
  }

  private func port(_ wanted: UInt16) async throws(OAuthError) -> UInt16 {
    guard wanted == 0 else { return wanted }
    do throws(ListenerError) { return try await LoopbackListener.freePort() } catch { throw .listener(error) }
  }

  private func register(
    _ found: Discovered, _ login: LoginOptions, _ port: UInt16, _ door: Network, _ context: Context
  ) async throws(OAuthError) -> Client {
    let resolver = ClientResolver(
      options: login.client, server: found.server, known: [], previous: nil,
      now: context.environment.clock.seconds)
    let plan: ClientPlan
    do throws(ClientFault) { plan = try resolver.resolve() } catch { throw .client(error) }
    guard case .register(let endpoint, let way) = plan else {
      throw .client(.wayUnavailable(.dynamic, issuer: found.server.issuer))
    }
    let scopes = ScopePlan(
      user: login.scope, challenge: found.challengedScope, resource: found.resource, server: found.server)
    let request = RegistrationRequest(
      endpoint: endpoint, redirectURI: ListenerOptions().redirectURI(port: port), authentication: way,
      name: login.clientName, scope: scopes.scope?.text,
      fields: login.registrationFields, initialToken: login.initialToken)
    return try await Registration(
      transport: door.transport, store: context.store(options), clock: context.environment.clock
    ).run(request, issuer: found.server.issuer)
  }
}
