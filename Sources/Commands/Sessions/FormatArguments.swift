import ArgumentParser
import JSON

/// Options that say how a token is printed.
struct FormatArguments: ParsableArguments {
  @Flag(help: "Print the whole Authorization header field.")
  var header = false

  @Flag(help: "Print lines for curl -K.")
  var curlConfig = false

  @Option(help: ArgumentHelp("Print a line that exports the token in a shell.", valueName: "name"))
  var env: String?

  @Flag(help: "Print when the token expires, in Unix seconds.")
  var expires = false

  @Flag(
    name: .customLong("headers-json"),
    help: "Print all header fields that the server needs, as one JSON object.")
  var headersJSON = false

  func format(isJSON: Bool) throws(Failure) -> TokenFormat {
    let formats: [TokenFormat?] = [
      header ? .header : nil, curlConfig ? .curlConfig : nil, try env.map(Self.env), isJSON ? .json : nil,
      expires ? .expires : nil, headersJSON ? .headersJSON : nil,
    ]
    let chosen = formats.compactMap(\.self)
    guard chosen.count <= 1 else {
      throw .usage(
        "--header, --curl-config, --env, --json, --expires and --headers-json exclude each other")
    }
    return chosen.first ?? .plain
  }

  private static func env(_ name: String) throws(Failure) -> TokenFormat {
    guard isIdentifier(name) else {
      throw .usage(
        "--env \(name.harmless(limit: 60)): a shell takes only letters, digits and _ in a name, no digit first"
      )
    }
    return .env(name)
  }

  /// A name as POSIX shells take it (XBD 3.216).
  static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
      default: false
      }
    }
  }
}
