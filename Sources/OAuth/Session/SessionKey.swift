package import HTTP

/// What one session is called: the URL that the user typed and a profile.
package struct SessionKey: Sendable, Hashable {
  /// ``Location/canonical`` of the typed URL.
  package let server: String
  /// Empty for the only or main account.
  package let profile: String
  private let host: String

  package init(_ typed: Location, profile: String = "") {
    server = typed.canonical
    self.profile = profile
    host = typed.hostText.lowercased()
  }

  /// The name of the session's file, so that a command with a URL opens one file and lists none.
  package var fileName: String { StoredName.make(host: host, of: "\(server)\n\(profile)") }
}
