import JSON
import OAuth

/// A fact turned into what a person or a script can act on: code, sentence, place, what to type next.
struct Failure: Error, Sendable, Hashable {
  let code: FailureCode
  /// That of the code, where the command has none of its own.
  var status: ExitStatus
  /// One sentence without a dot at its end.
  let message: String
  /// The number in the trace at which it was seen; zero where nothing was sent.
  let exchange: Int
  /// What to do: each line is a command to paste, or a sentence, which may end in options to add.
  var next: [String]
  /// Members that `--json` prints beside the error, such as the attempts of a discovery.
  var details = JSONObject()
  /// Whether the one document of `--json` is out already, because the answer itself says no.
  var isAnswered = false

  init(_ code: FailureCode, _ message: String, exchange: Int = 0, next: [String] = []) {
    self.code = code
    status = code.status
    self.message = message
    self.exchange = exchange
    // A rule that lets nothing pass says so.
    self.next = next.isEmpty && code.isBreach ? Failure.wayOut(nil) : next
  }

  static func usage(_ message: String, next: [String] = []) -> Failure {
    Failure(.usage, message, next: next)
  }

  /// The same with everything that was typed in the commands that are suggested.
  func repeating(_ options: TypedOptions) -> Failure {
    var failure = self
    failure.next = next.map(options.completing)
    return failure
  }

  /// The same with the way in which the session came about in every sign-in that is suggested.
  func naming(_ session: Session?) -> Failure {
    guard session?.grant == .deviceCode else { return self }
    var failure = self
    failure.next = next.map { line in
      let login = "mcpauth login "
      return line.hasPrefix(login) ? "\(login)--device \(line.dropFirst(login.count))" : line
    }
    return failure
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
