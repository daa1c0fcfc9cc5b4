/// How the program ends; the table stands in the manual and is tied to it by a test.
enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  /// It ran, and the answer is no.
  case no = 1
  /// The person refused, cancelled or did not come in time.
  case refusedByUser = 2
  /// A server refused or broke the protocol, or a rule of ours refused it.
  case refused = 3
  case loginNeeded = 4
  case network = 5
  /// Store, lock, port, file.
  case local = 6
  case usage = 64
  /// `exec` alone has these three.
  case failedBefore = 125
  case notExecutable = 126
  case commandNotFound = 127
  case interrupted = 130

  var meaning: String {
    switch self {
    case .done: "done"
    case .no: "ran, but the answer is no: a tool answered with an error"
    case .refusedByUser: "the user refused consent, cancelled, or did not come in time"
    case .refused: "a server refused or broke the protocol, or a rule of ours refused it"
    case .loginNeeded: "login needed: no session, or the refresh was refused"
    case .network: "network or TLS failure"
    case .local: "local trouble: store, lock, port, file"
    case .usage: "usage"
    case .failedBefore: "exec: mcpauth itself failed before the command began"
    case .notExecutable: "exec: the command cannot be run"
    case .commandNotFound: "exec: there is no such command"
    case .interrupted: "interrupted"
    }
  }
}
