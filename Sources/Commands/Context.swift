import HTTP
import JSON
import LibCrypto
import OAuth
import Platform
import Reports

/// What a command works with: the environment, the options that all commands have, and the door to the network.
struct Context: Sendable {
  let environment: Environment
  let output: Output
  let deadline: Deadline
  let files: LocalFiles
  /// Whether nobody may be asked.
  let isNonInteractive: Bool
  let typed: TypedOptions
  let audit: AuditLog
  private let late: LateSink
  private let redactor: Redactor

  init(_ environment: Environment, _ options: GlobalOptions, _ typed: TypedOptions) throws(Failure) {
    deadline = Deadline(seconds: try Typed.seconds(options.timeout, "--timeout"))
    files = LocalFiles(deadline: deadline)
    self.typed = typed
    var environment = environment
    environment.terminal.deadline = deadline
    self.environment = environment
    let redactor = Redactor(digest: { Self.digest($0) })
    let output = Output(
      terminal: environment.terminal, isJSON: options.json, isQuiet: options.quiet, redactor: redactor)
    self.redactor = redactor
    self.output = output
    guard options.audit?.isEmpty != true else { throw .usage("--audit: a file is needed") }
    audit = AuditLog(option: options.audit, environment, output)
    isNonInteractive = options.nonInteractive
    var sinks: [any TraceSink] = []
    if options.verbose {
      let terminal = environment.terminal
      sinks.append(VerboseTrace(redactor: redactor) { try? terminal.write($0, to: .error) })
    }
    if let path = options.trace { sinks.append(try Self.trace(path, redactor, output)) }
    late = LateSink(sinks)
  }

  func store(_ options: SessionOptions) -> any SessionStore {
    options.noStore ? MemoryStore() : store(wait: options.lock.wait)
  }

  func store(_ options: StoreOptions) -> any SessionStore { store(wait: options.lock.wait) }

  /// For commands that change nothing and so wait for nobody.
  func store() -> any SessionStore { store(wait: nil) }

  private func store(wait: Double?) -> any SessionStore {
    let wait = wait ?? FileStore.patience
    // Never longer than the command may take.
    return FileStore(
      root: FileStore.root { environment.variables[$0] }, patience: min(wait, deadline.seconds ?? wait))
  }

  func key(_ url: Location, _ options: SessionOptions, machine: MachineShape? = nil) -> SessionKey {
    key(url, options.account, machine: machine)
  }

  func key(_ url: Location, _ options: StoreOptions) -> SessionKey { key(url, options.account) }

  func key(_ url: Location, _ options: ProfileOptions, machine: MachineShape? = nil) -> SessionKey {
    let profile = options.profile ?? environment.variables["MCPAUTH_PROFILE"] ?? ""
    audit.about(url, profile: profile)
    return SessionKey(url, profile: profile, machine: machine)
  }

  func flow(
    _ key: SessionKey, _ store: any SessionStore, tell: @escaping @Sendable (RenewalEvent) -> Void = { _ in }
  ) -> TokenFlow {
    TokenFlow(key: key, store: store, clock: environment.clock, run: environment.run, tell: tell)
  }

  /// Writes what was held back of the trace until a token was safe.
  func flush() { late.flush() }

  /// `--dpop`: the key of an earlier session, else a new one; nil where it was not asked for.
  func dpop(demanded: Bool, kept: BoundKey?) throws(Failure) -> DPoPProver? {
    guard demanded else { return nil }
    do throws(DPoPProver.Fault) {
      guard let kept else { return try DPoPProver.generate(isDemanded: true) }
      return try kept.prover(isDemanded: true)
    } catch { throw Failure(.proof(.dpop(error)), doing: "a proof") }
  }

  /// A secret that no output may show.
  func learn(_ secret: Secret) { redactor.learn(secret) }

  /// Everything that is sent passes through this: policy, fixed header fields, deadline, trace, libcurl.
  /// - Parameter kind: what the first of the typed hosts is known to be from an earlier sign-in.
  func network(
    typed: [Location], _ options: NetworkOptions, _ switches: Switches, kind: IPAddress.Kind = .global,
    files proofs: ProofFiles = ProofFiles()
  ) throws(Failure) -> Network {
    try audit.open()
    if let server = typed.first { audit.about(server) }
    var pins: [CurlConfiguration.Pin] = []
    for text in switches.resolve { pins.append(try NetworkOptions.pin(text)) }
    var configuration = CurlConfiguration(
      userAgent: "\(Product.name)/\(Product.version)", environment: environment.variables.forNetwork)
    if let file = switches.caFile { try files.check(file, "--ca") }
    configuration.caFile = switches.caFile
    configuration.pins = pins
    configuration.identity = try identity(proofs)
    let clock = environment.clock
    // The redactor comes first: it learns from every exchange what no later line may show.
    let sinks: [any TraceSink] = [SecretLearner(redactor: redactor)] + (late.isEmpty ? [] : [late])
    let recorder = TraceRecorder(CurlTransport(configuration), sinks: sinks) { clock.now }
    let perRequest = try Typed.seconds(options.requestTimeout, "--request-timeout")
    var inner: any HTTPTransport = DeadlineTransport(
      recorder, deadline: deadline, perRequest: perRequest.map { .seconds($0) })
    if let file = switches.headerFile, let server = typed.first {
      let fields = try files.headerFields(file)
      for field in fields { redactor.learn(Secret(field.value)) }
      inner = OriginHeaders(inner, origin: server.origin, fields: fields)
    }
    let output = output
    inner = PatientTransport(
      inner, for: [.token, .refresh, .revocation, .introspection], deadline: deadline, now: { clock.now },
      tell: { output.talk("The server asks to wait \($0) s.") })
    let policy = URLPolicy(
      typed: typed, pinned: Set(pins.map(\.authority)), allowsPrivate: switches.allowsPrivate,
      allowsPrivateHTTP: switches.leniencies.contains(.privateHTTP), serverKind: kind)
    let names = NameLookup(environment: configuration.environment)
    let transport = GuardedTransport(inner, policy: policy) { [deadline] in
      await names.addresses(of: $0, until: deadline.within(seconds: NameLookup.patience))
    }
    return Network(transport: transport, recorder: recorder)
  }

  /// The certificate that proves the client (RFC 8705).
  private func identity(_ files: ProofFiles) throws(Failure) -> CurlConfiguration.Identity? {
    guard let certificate = files.certificate else { return nil }
    let key = files.certificateKey ?? certificate
    try self.files.check(certificate, "--cert")
    try self.files.check(key, "--cert-key")
    let passphrase = try files.passphrase.map { (file) throws(Failure) in
      try self.files.secret(file, "--passphrase-file")
    }
    return CurlConfiguration.Identity(certificateFile: certificate, keyFile: key, passphrase: passphrase)
  }

  private static func trace(_ path: String, _ redactor: Redactor, _ output: Output) throws(Failure)
    -> HARWriter
  {
    let file: OutputFile
    do throws(SystemError) { file = try OutputFile(path: path) } catch {
      throw Failure(.outputFailed, "--trace \(path.harmless(limit: 200)) cannot be written: \(error.reason)")
    }
    let writer = HARWriter.Output { offset, bytes, before in
      do throws(SystemError) {
        try file.rewrite(from: offset, bytes, before: before)
        return nil
      } catch { return error.reason }
    }
    return HARWriter(writer, version: Product.version, redactor: redactor) {
      output.warn("the trace could not be written: \($0)")
    }
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    Digest.sha256(bytes).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }
}

/// The door to the network with its trace.
struct Network: Sendable {
  let transport: GuardedTransport
  let recorder: TraceRecorder
}
