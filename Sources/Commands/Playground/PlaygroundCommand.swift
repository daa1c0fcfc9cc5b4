import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform
import Playground
import Serving

/// Runs the embedded servers until it is told to end.
struct PlaygroundCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "playground",
    abstract: "Run an MCP server and its authorization server on this machine, to try, learn and test.",
    discussion: """
      Prints one line of JSON when it is ready, then says on stderr what each request was for. Ends with ^C.

      mcpauth playground
      mcpauth playground --auto-consent --layout scalekit --print-env
      """)

  @Option(help: ArgumentHelp("Listen on this port; without it a free one is picked.", valueName: "port"))
  var port: Int?
  @Option(
    help: ArgumentHelp(
      "Where things are: \(Layout.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "layout"),
    completion: .list(Layout.allCases.map(\.rawValue)))
  var layout: String?
  @Flag(help: "Sign in and consent without a page.") var autoConsent = false
  @Flag(help: "Serve https with a certificate made at the start; ca_file names its root.") var tls = false
  @Option(
    name: .customLong("server-url"),
    help: ArgumentHelp("Be the authorization server of an MCP server that runs elsewhere.", valueName: "url"))
  var serverURL: String?
  @OptionGroup(title: "Extensions") var extensions: PlaygroundExtensions
  @OptionGroup(title: "Tokens") var tokens: PlaygroundTokens
  @OptionGroup(title: "Load") var load: PlaygroundLoad
  @OptionGroup(title: "Trust") var trust: PlaygroundTrust
  @OptionGroup(title: "Devices") var devices: PlaygroundDevices
  @OptionGroup(title: "Clients") var clients: PlaygroundClients
  @Flag(help: "Write the variables that Scalekit's quickstart servers read.") var printEnv = false
  @OptionGroup(title: "Session") var account: ProfileOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let ending = Ending()
    var configuration = try configuration(context)
    let files = PlaygroundFiles(context.environment)
    defer { files.remove() }
    configuration.fetchDocument = documentFetcher(context, files)
    let playground: Playground
    do throws(PlaygroundError) { playground = try await Playground.start(configuration) } catch {
      throw Failure(error, clients)
    }
    var ready = playground.readyLine(try files.write(playground))
    ready["pid"] = JSONValue(Int64(ScratchFile.processID))
    var lines = [JSONValue.object(ready).text()]
    if printEnv { lines += playground.environment.map { "export \($0.name)=\(Shell.quote($0.value))" } }
    try context.output.data(lines.joined(separator: "\n") + "\n")
    await ending.wait(context.deadline)
    await playground.stop()
  }

  private func configuration(_ context: Context) throws(Failure) -> PlaygroundConfiguration {
    let environment = context.environment
    var configuration = PlaygroundConfiguration(
      random: { environment.random.bytes($0) }, now: { environment.clock.now })
    configuration.port = try Typed.port(port, "--port")
    if let layout { configuration.layout = try Typed.choice(layout, "--layout") }
    configuration.autoConsent = autoConsent
    configuration.usesTLS = tls
    if let serverURL { configuration.serverURL = try Typed.url(serverURL, "--server-url").text }
    try tokens.apply(to: &configuration)
    try extensions.apply(to: &configuration)
    try trust.apply(to: &configuration, context.files)
    try load.apply(to: &configuration)
    try devices.apply(to: &configuration)
    try clients.apply(to: &configuration, context.files)
    configuration.log = { context.output.talk($0) }
    return configuration
  }

  /// Reads a client's document with the rules that an authorization server has; on this machine private is at home.
  private func documentFetcher(
    _ context: Context, _ files: PlaygroundFiles
  ) -> @Sendable (Location) async throws -> HTTPReply {
    let options = NetworkOptions.none
    return { url in
      var switches = Switches(allowsPrivate: true)
      switches.caFile = files.authority.path
      let door = try context.network(typed: [], options, switches)
      return try await door.transport.send(
        HTTPRequest(.get, url, headers: ["Accept": "application/json"]), for: .clientDocument)
    }
  }
}

extension Failure {
  fileprivate init(_ error: PlaygroundError, _ clients: PlaygroundClients) {
    switch error {
    case .client(let index, let reason):
      self = .usage("--client \(clients.client[index].harmless(limit: 200)): \(reason)")
    case .listening(.portInUse(let bind)):
      self.init(.portTaken, "\(bind) is taken", next: ["Without --port a free one is picked"])
    case .listening(let error): self.init(.listenerFailed, "\(error)")
    case .keys(let reason): self.init(.libraryMissing, reason, next: ["apt-get install libssl3"])
    case .serverURL(let reason): self = .usage("--server-url: \(reason)")
    }
  }
}
