package import HTTP

/// The loopback listener that a browser is redirected to (section 9.1); bound before any URL exists.
package protocol RedirectListener: Sendable {
  /// The port that it listens on.
  var port: UInt16 { get }

  /// Answers requests until `judge` accepts one, and returns that one's parameters; nil when the deadline has passed.
  func wait(
    until deadline: Deadline, judge: @escaping @Sendable (FormBody) -> CallbackVerdict
  ) async -> FormBody?

  func close() async
}

/// What becomes of a request to the redirect URI.
package enum CallbackVerdict: Sendable, Hashable {
  /// The wait is over; the browser is shown how the sign-in ended.
  case accept(CallbackPage)
  /// Somebody else's request: an error page, and the wait goes on.
  case ignore(CallbackPage)
}

/// What the browser is shown at the end; the words are escaped by whoever renders them.
package struct CallbackPage: Sendable, Hashable {
  package let isSuccess: Bool
  package let title: String
  package let detail: String

  package init(isSuccess: Bool, title: String, detail: String) {
    self.isSuccess = isSuccess
    self.title = title
    self.detail = detail
  }
}
