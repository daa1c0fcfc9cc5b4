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
  @Option(
    help: ArgumentHelp(
      "What access tokens are: \(TokenForm.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "form"),
    completion: .list(TokenForm.allCases.map(\.rawValue)))
  var tokens: String?
  @Option(help: ArgumentHelp("Let access tokens live so many seconds (3600).", valueName: "seconds"))
  var tokenLife: Int?
  @Flag(help: "Serve https with a certificate made at the start; ca_file names its root.") var tls = false
  @Option(
    name: .customLong("server-url"),
    help: ArgumentHelp("Be the authorization server of an MCP server that runs elsewhere.", valueName: "url"))
  var serverURL: String?
  @Flag(help: "Write the variables that Scalekit's quickstart servers read.") var printEnv = false
  @OptionGroup(title: "Session") var account: ProfileOption
  @OptionGroup(title: "Output") var global: GlobalOptions

  var profile: String? { account.profile }

  func execute(_ context: Context) async throws(Failure) {
    let ending = Ending()
    var configuration = try configuration(context)
    let certificates = ScratchFile(context.environment)
    configuration.fetchDocument = documentFetcher(context, certificates)
    let playground: Playground
    do throws(PlaygroundError) { playground = try await Playground.start(configuration) } catch {
      throw Failure(error)
    }
    defer { certificates.remove() }
    if let authority = playground.certificateAuthority { try certificates.write(authority) }
    var ready = playground.readyLine(caFile: certificates.path)
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
    if let tokens { configuration.tokens = try Typed.choice(tokens, "--tokens") }
    configuration.autoConsent = autoConsent
    configuration.usesTLS = tls
    if let serverURL { configuration.serverURL = try Typed.url(serverURL, "--server-url").text }
    if let tokenLife {
      guard (1...31_536_000).contains(tokenLife) else {
        throw .usage("--token-life: 1 to 31536000 seconds are needed")
      }
      configuration.tokenLife = Int64(tokenLife)
    }
    configuration.log = { context.output.talk($0) }
    return configuration
  }

  /// Reads a client's document with the rules that an authorization server has; on this machine private is at home.
  private func documentFetcher(
    _ context: Context, _ certificates: ScratchFile
  ) -> @Sendable (Location) async throws -> HTTPReply {
    let options = NetworkOptions.none
    return { url in
      var switches = Switches(allowsPrivate: true)
      switches.caFile = certificates.path
      let door = try context.network(typed: [], options, switches)
      return try await door.transport.send(
        HTTPRequest(.get, url, headers: ["Accept": "application/json"]), for: .clientDocument)
    }
  }
}

extension Failure {
  fileprivate init(_ error: PlaygroundError) {
    switch error {
    case .listening(.portInUse(let bind)):
      self.init(.portTaken, "\(bind) is taken", next: ["Leave --port out to pick a free one"])
    case .listening(let error): self.init(.listenerFailed, "\(error)")
    case .keys(let reason): self.init(.libraryMissing, reason, next: ["Install it: apt-get install libssl3"])
    case .serverURL(let reason): self = .usage("--server-url: \(reason)")
    }
  }
}
