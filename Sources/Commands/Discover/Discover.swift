import ArgumentParser
import HTTP
import JSON
import OAuth

/// Walks the chain and shows every attempt; registers nothing and signs in nowhere.
struct Discover: Command {
  static let configuration = CommandConfiguration(
    abstract: "Show how a sign-in would find its way, and what it would ask for.",
    discussion: """
      Probes the server without a token, reads its resource metadata and the metadata of its authorization \
      server, and shows every attempt. Nothing is registered, nobody is signed in.

      mcpauth discover https://example.com/mcp
      mcpauth discover --json https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url")) var url: String
  @OptionGroup(title: "Discovery") var discovery: DiscoveryArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let typed = try Typed.url(url, "URL")
    let store = context.store(session)
    var previous: Session?
    var fault: StoreError?
    do throws(StoreError) { previous = try store.session(context.key(typed, session)) } catch {
      fault = error
    }
    // As `login` does: what this server was found to need is not to be typed again.
    let switches = (previous?.switches ?? Switches()).adding(try network.switches())
    let options = try discovery.options(switches, force: true)
    let network = try context.network(typed: [typed] + (try discovery.typed()), network, switches)
    let view: DiscoveryView
    do throws(DiscoveryError) {
      let outcome = try await gather(network.transport, typed, options)
      var clients: [Client] = []
      if case .found(let found) = outcome, fault == nil {
        do throws(StoreError) { clients = try store.candidates(at: found.server.issuer) } catch {
          fault = error
        }
      }
      view = DiscoveryView(
        typed, outcome, known: clients, previous: previous?.client, now: context.environment.clock.seconds)
    } catch {
      let view = DiscoveryView(typed, failed: error)
      if !context.output.isJSON { try context.output.data(view.text) }
      var failure = Failure(.discovery(error), typed: typed)
      failure.details = view.json.object ?? [:]
      throw failure
    }
    if let fault {
      context.output.warn("\(Failure(fault).message): what is kept there counts for nothing here")
    }
    // Where no client can be come by, a sign-in would end here, too.
    if case .failure(let fault)? = view.plan {
      if !context.output.isJSON { try context.output.data(view.text) }
      var failure = Failure(fault, login: "mcpauth login \(Shell.quote(typed.text))")
      failure.details = view.json.object ?? [:]
      throw failure
    }
    // A sign-in would end here as well; without a folder to keep anything in there is nothing wrong with the store.
    if let fault, fault != .noHome {
      if !context.output.isJSON { try context.output.data(view.text) }
      var failure = Failure(fault)
      failure.details = view.json.object ?? [:]
      throw failure
    }
    try context.output.answer(view.json, view.text)
  }

  /// The fuller probe of PRB-9, then the same walk as a sign-in takes.
  private func gather(
    _ transport: GuardedTransport, _ typed: Location, _ options: DiscoveryOptions
  ) async throws(DiscoveryError) -> DiscoveryOutcome {
    let probe = Probe(transport: transport, typed: typed, revision: options.revision ?? .newest)
    let report: ProbeReport
    do throws(ProbeFault) { report = try await probe.runAll() } catch { throw DiscoveryError(.probe(error)) }
    return try await Discovery(transport: transport, typed: typed, options: options).walk(from: report)
  }
}
