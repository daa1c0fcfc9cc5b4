import HTTP
import JSON
import OAuth
import Platform
import Reports

/// What a command works with: the environment, the options that all commands have, and the door to the network.
struct Context: Sendable {
  let environment: Environment
  let output: Output
  let deadline: Deadline
  private let isVerbose: Bool
  private let traceFile: String?

  init(_ environment: Environment, _ options: GlobalOptions) throws(Failure) {
    self.environment = environment
    output = Output(terminal: environment.terminal, isJSON: options.json, isQuiet: options.quiet)
    deadline = Deadline(seconds: try Typed.seconds(options.timeout, "--timeout"))
    isVerbose = options.verbose
    traceFile = options.trace
  }

  func store(_ options: SessionOptions) -> any SessionStore { options.noStore ? MemoryStore() : store() }

  func store() -> any SessionStore {
    // A lock is waited for as long as the command may take.
    FileStore(
      root: FileStore.root { environment.variables[$0] },
      patience: min(FileStore.patience, deadline.seconds ?? FileStore.patience))
  }

  func key(_ url: Location, _ options: SessionOptions) -> SessionKey {
    SessionKey(url, profile: options.profile ?? environment.variables["MCPAUTH_PROFILE"] ?? "")
  }

  /// Everything that is sent passes through this: policy, fixed header fields, deadline, trace, libcurl.
  func network(typed: [Location], _ options: NetworkOptions, _ switches: Switches) throws(Failure) -> Network {
    var pins: [CurlConfiguration.Pin] = []
    for text in switches.resolve { pins.append(try NetworkOptions.pin(text)) }
    var configuration = CurlConfiguration(
      userAgent: "\(Product.name)/\(Product.version)", environment: environment.variables.forNetwork)
    configuration.caFile = switches.caFile
    configuration.pins = pins
    let clock = environment.clock
    let recorder = TraceRecorder(CurlTransport(configuration), sinks: try sinks()) { clock.now }
    let perRequest = try Typed.seconds(options.requestTimeout, "--request-timeout")
    var inner: any HTTPTransport = DeadlineTransport(
      recorder, deadline: deadline, perRequest: perRequest.map { .seconds($0) })
    if let file = switches.headerFile, let server = typed.first {
      inner = OriginHeaders(inner, origin: server.origin, fields: try LocalFile.headerFields(file))
    }
    let policy = URLPolicy(
      typed: typed, pinned: Set(pins.map(\.authority)), allowsPrivate: switches.allowsPrivate,
      allowsPrivateHTTP: switches.leniencies.contains(.privateHTTP))
    return Network(transport: GuardedTransport(inner, policy: policy), recorder: recorder)
  }

  private func sinks() throws(Failure) -> [any TraceSink] { [] }
}

/// The door to the network with its trace.
struct Network: Sendable {
  let transport: GuardedTransport
  let recorder: TraceRecorder
}
