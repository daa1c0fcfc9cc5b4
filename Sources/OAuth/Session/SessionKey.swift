package import HTTP
import JSON

/// What one session is called: the URL that the user typed, a profile and, for machines, what shaped the token.
package struct SessionKey: Sendable, Hashable {
  /// ``Location/canonical`` of the typed URL; without an MCP server the issuer or the token endpoint.
  package let server: String
  /// Empty for the only or main account.
  package let profile: String
  /// Nil for a person's session.
  package let machine: MachineShape?
  private let host: String

  package init(_ typed: Location, profile: String = "", machine: MachineShape? = nil) {
    server = typed.canonical
    self.profile = profile
    self.machine = machine
    host = typed.hostText.lowercased()
  }

  /// The key under which a stored session lies; nil where its name is none.
  package init?(_ session: Session) {
    guard let server = try? Location(session.server) else { return nil }
    self.init(server, profile: session.profile, machine: session.machine)
  }

  /// The name of the session's file, so that a command with a URL opens one file and lists none.
  package var fileName: String {
    StoredName.make(host: host, of: "\(server)\n\(profile)" + (machine.map { "\n" + $0.text } ?? ""))
  }
}
