package import HTTP

/// The person and the browser in front of them.
package protocol UserAgent: Sendable {
  /// Shows the URL or opens it; returns at once and does not fail: what cannot be opened is printed.
  func visit(_ url: Location, redirectURI: String) async

  /// A redirect URL that the person pasted; nil when none will come. Called again after one that was refused.
  func pastedRedirect() async -> String?
}
