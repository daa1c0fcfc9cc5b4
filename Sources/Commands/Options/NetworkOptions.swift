import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Options of every command that sends something.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Trust the certificates in this PEM file too.", valueName: "file"), completion: .file()
  )
  var ca: String?

  @Option(
    help: ArgumentHelp(
      "Connect to this address for that host and port (repeatable).", valueName: "host:port:addr"))
  var resolve: [String] = []

  @Flag(help: "Let a server name private addresses.")
  var allowPrivate = false

  @Option(
    help: ArgumentHelp(
      "Waive one rule (repeatable): \(Leniency.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "rule"),
    completion: .list(Leniency.allCases.map(\.rawValue)))
  var lenient: [String] = []

  @Option(help: ArgumentHelp("Wait so many seconds for one answer (30).", valueName: "seconds"))
  var requestTimeout: Double?

  @Option(
    help: ArgumentHelp(
      "Send these header fields to the MCP server's origin, one \"Name: value\" a line.", valueName: "file"),
    completion: .file())
  var headerFile: String?

  /// As if none had been given.
  static var none: NetworkOptions { (try? NetworkOptions.parse([])) ?? NetworkOptions() }

  /// What is kept with a session.
  func switches() throws(Failure) -> Switches {
    var leniencies = Set<Leniency>()
    for name in lenient {
      guard let leniency = Leniency(rawValue: name) else {
        let known = Leniency.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--lenient \(name.harmless(limit: 40)): there is no such rule (\(known))")
      }
      leniencies.insert(leniency)
    }
    for pin in resolve { _ = try Self.pin(pin) }
    return Switches(
      leniencies: leniencies, allowsPrivate: allowPrivate, resolve: resolve,
      caFile: ca.map(LocalFiles.absolute),
      headerFile: headerFile.map(LocalFiles.absolute))
  }

  /// Reads `HOST:PORT:ADDR`; an IPv6 address may stand in brackets.
  static func pin(_ text: String) throws(Failure) -> CurlConfiguration.Pin {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let port = UInt16(parts[1]), port > 0, !parts[0].contains("*"),
      case .name(let host)? = try? Host(parts[0]),
      let address = IPAddress(parts[2].hasPrefix("[") ? parts[2].dropFirst().dropLast() : parts[2])
    else {
      throw .usage("--resolve \(text.harmless(limit: 80)): HOST:PORT:ADDR is needed, without wildcards")
    }
    guard address.embedded4 == nil, address.bytes.contains(where: { $0 != 0 }) else {
      throw .usage("--resolve \(text.harmless(limit: 80)): an address in disguise leads nowhere")
    }
    return CurlConfiguration.Pin(host: host, port: port, address: address)
  }
}
