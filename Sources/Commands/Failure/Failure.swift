import JSON
import OAuth

/// A fact turned into what a person or a script can act on: code, sentence, place, what to type next.
struct Failure: Error, Sendable, Hashable {
  let code: FailureCode
  /// One sentence without a dot at its end.
  let message: String
  /// The number in the trace at which it was seen; zero where nothing was sent.
  let exchange: Int
  /// Lines to type or to tell somebody.
  var next: [String]
  /// Members that `--json` prints beside the error, such as the attempts of a discovery.
  var details = JSONObject()
  /// Whether the one document of `--json` is out already, because the answer itself says no.
  var isAnswered = false

  init(_ code: FailureCode, _ message: String, exchange: Int = 0, next: [String] = []) {
    self.code = code
    self.message = message
    self.exchange = exchange
    self.next = next
  }

  static func usage(_ message: String, next: [String] = []) -> Failure {
    Failure(.usage, message, next: next)
  }

  var status: ExitStatus { code.status }

  /// The same with the profile in every command that is suggested, so that it is the same account again.
  func naming(profile: String?) -> Failure {
    guard let profile, !profile.isEmpty else { return self }
    return adding("--profile \(Shell.quote(profile))")
  }

  /// The same with the way in which the session came about in every sign-in that is suggested.
  func naming(_ session: Session?) -> Failure {
    session?.grant == .deviceCode ? adding("--device") : self
  }

  private func adding(_ option: String) -> Failure {
    var named = self
    named.next = next.map { line in
      guard let place = line.firstRange(of: "mcpauth login "), !line.contains(option) else { return line }
      return line[..<place.upperBound] + option + " " + line[place.upperBound...]
    }
    return named
  }

  /// The last line on stderr, always.
  var line: String {
    "mcpauth: \(code.rawValue): \(message)" + (exchange > 0 ? " (seen in #\(exchange))" : "")
  }

  var json: JSONValue {
    [
      "code": .string(code.rawValue), "message": .string(message),
      "exchange": exchange > 0 ? JSONValue(exchange) : .null, "next": JSONValue(next),
      "exit_status": JSONValue(Int64(status.rawValue)),
    ]
  }
}
