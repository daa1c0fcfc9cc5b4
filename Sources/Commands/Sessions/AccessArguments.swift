import ArgumentParser
import HTTP
import OAuth
import Platform

/// Every way to a token that opens no browser: a person's stored session, or a machine's own.
struct AccessArguments: ParsableArguments {
  @OptionGroup(title: "Without a person") var machine: MachineArguments
  @OptionGroup(title: "Client") var credentials: CredentialArguments
  @OptionGroup(title: "Authorization server") var issuing: IssuerArguments
  @Flag(help: "Have the token bound to a key (DPoP, RFC 9449).") var dpop = false
  @OptionGroup(title: "Network") var network: NetworkOptions

  /// - Parameter url: nil where there is no MCP server.
  func access(
    _ url: String?, _ scopes: ScopeArguments, _ session: SessionOptions, _ context: Context
  ) async throws(Failure) -> TokenAccess {
    guard machine.isChosen else { return .person(try person(url, scopes, session, context)) }
    return .machine(try await access(machine, url, scopes, session, context))
  }

  private func person(
    _ url: String?, _ scopes: ScopeArguments, _ session: SessionOptions, _ context: Context
  ) throws(Failure) -> SessionAccess {
    guard let url else {
      throw .usage("a URL is needed", next: ["Without an MCP server: --client-credentials with --issuer"])
    }
    if let stray = machine.stray { throw .usage(stray) }
    let typed = [
      credentials.typed, issuing.issuer.map { _ in "--issuer" },
      issuing.tokenEndpoint.map { _ in "--token-endpoint" },
      issuing.revision.map { _ in "--revision" }, scopes.resource.map { _ in "--resource" },
      scopes.noResource ? "--no-resource" : nil, issuing.skipDiscovery ? "--skip-discovery" : nil,
      dpop ? "--dpop" : nil,
    ].compactMap(\.self)
    if let option = typed.first {
      throw .usage(
        "\(option) is used together with a way to a token without a person, such as --client-credentials",
        next: ["For a person: mcpauth login \(option) …"])
    }
    let location = try Typed.url(url, "URL")
    return SessionAccess(
      typed: location, key: context.key(location, session), store: context.store(session), network: network,
      wanted: scopes.wanted)
  }

  private func access(
    _ machine: MachineArguments, _ url: String?, _ scopes: ScopeArguments, _ session: SessionOptions,
    _ context: Context
  ) async throws(Failure) -> MachineAccess {
    try context.files.reserve(
      credentials.files + machine.files + [("--header-file", network.headerFile)])
    var switches = try network.switches()
    let hosts = try issuing.typed() + machine.typed()
    switches.typed = hosts.map(\.text)
    var discovery = try issuing.options(switches, force: true)
    discovery.grant = nil
    if discovery.tokenEndpoint != nil { discovery.skip = true }
    var named = try IssuerArguments.url(issuing.issuer, "--issuer")
    if let endpoint = discovery.tokenEndpoint { named = endpoint }
    if let url { named = try Typed.url(url, "URL") }
    guard let named else { throw .usage("a URL, --issuer or --token-endpoint is needed") }
    var options = MachineOptions(
      grant: try await machine.grant(context.files) { (source, option) async throws(Failure) in
        try await AssertionSource(source).read(option, context, network)
      })
    try credentials.apply(to: &options.client, context)
    options.scope = scopes.wanted
    options.resource = try scopes.target()
    options.audience = machine.audience
    options.discovery = discovery
    options.hasServer = url != nil
    options.switches = switches
    let key = context.key(named, session, machine: options.shape)
    return MachineAccess(
      typed: named, key: key, store: context.store(session), network: network, options: options,
      typedHosts: hosts, demandsDPoP: dpop)
  }
}
