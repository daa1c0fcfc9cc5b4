import JSON

/// The options of the command line that a suggested command has to repeat, so that it works when it is pasted.
struct TypedOptions: Sendable {
  /// Where an option is understood.
  private enum Place: Sendable {
    /// Every command that uses a session or the network.
    case everywhere
    /// Commands that find an authorization server: `login`, `discover`, `client register`.
    case signIn
  }

  private struct Known: Sendable {
    let takesValue: Bool
    let place: Place
  }

  private struct Typed: Sendable {
    let name: String
    let value: String?
    let place: Place

    var text: String {
      guard let value else { return name }
      let quoted = Shell.quote(value.harmless(limit: 2_000))
      return value.hasPrefix("-") && value != "-" ? "\(name)=\(quoted)" : "\(name) \(quoted)"
    }
  }

  /// Those of `login` that say how, and not for how long or in what form; a test compares them with the parser's.
  private static let known: [String: Known] = {
    let values: [(Place, [String])] = [
      (
        .everywhere,
        ["--profile", "--ca", "--resolve", "--lenient", "--request-timeout", "--header-file"]
      ),
      (
        .signIn,
        [
          "--revision", "--issuer", "--authorization-endpoint", "--token-endpoint", "--registration-endpoint",
          "--client-id", "--client-secret-file", "--client-metadata-url", "--auth-method", "--private-key",
          "--passphrase-file", "--assertion-audience", "--cert", "--cert-key", "--registration",
          "--initial-token-file", "--client-name", "--registration-field", "--scope", "--resource",
          "--auth-param", "--browser", "--callback-host", "--callback-port", "--redirect-uri",
          "--device-authorization-endpoint",
        ]
      ),
    ]
    let flags: [(Place, [String])] = [
      (.everywhere, ["--allow-private", "--no-store"]),
      (
        .signIn,
        [
          "--skip-discovery", "--client-secret-stdin", "--no-resource", "--no-browser", "--device", "--par",
          "--dpop",
        ]
      ),
    ]
    var known: [String: Known] = [:]
    for (place, names) in values {
      for name in names { known[name] = Known(takesValue: true, place: place) }
    }
    for (place, names) in flags {
      for name in names { known[name] = Known(takesValue: false, place: place) }
    }
    return known
  }()

  static var names: Set<String> { Set(known.keys) }

  /// What says otherwise than an option of the suggestion and gives way to it.
  private static let rivals: [String: Set<String>] = {
    let client: Set = [
      "--client-id", "--client-secret-file", "--client-secret-stdin", "--client-metadata-url",
      "--auth-method",
      "--private-key", "--passphrase-file", "--assertion-audience", "--cert", "--cert-key",
    ]
    return [
      "--registration": client, "--client-metadata-url": client.union(["--registration"]),
      "--client-id": ["--registration", "--client-metadata-url"],
      "--device": [
        "--browser", "--no-browser", "--callback-host", "--callback-port", "--redirect-uri", "--par",
      ],
    ]
  }()

  private let typed: [Typed]

  /// - Parameter words: the command line without the program's name.
  init(_ words: [String]) {
    let findsServers = ["login", "discover", "client"].contains(words.first)
    var typed: [Typed] = []
    var rest = words.prefix { $0 != "--" }[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let name = parts.first, let known = Self.known[name] else { continue }
      guard findsServers || known.place == .everywhere else { continue }
      let value = known.takesValue ? parts.count == 2 ? parts[1] : rest.popFirst() : nil
      typed.append(Typed(name: name, value: value, place: known.place))
    }
    self.typed = typed
  }

  /// The suggestion with what was typed; lines that are no such command stay as they are.
  func completing(_ line: String) -> String {
    let commands = ["mcpauth login ", "mcpauth client add "]
    guard let command = commands.first(where: line.hasPrefix) else { return line }
    let own = Set(line.split(separator: " ").map(String.init).filter { $0.hasPrefix("--") })
    let displaced = own.reduce(into: own) { $0.formUnion(Self.rivals[$1] ?? []) }
    let repeated = typed.filter { option in
      !displaced.contains(option.name) && (command == commands[0] || option.name == "--lenient")
    }
    return command + (repeated.map(\.text) + [String(line.dropFirst(command.count))]).joined(separator: " ")
  }
}
