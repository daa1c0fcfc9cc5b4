/// How a server under load behaves, for clients that have to bear it.
package struct Load: Sendable {
  /// So many token requests in so many seconds, and no more.
  package struct Limit: Sendable {
    package let count: Int
    package let seconds: Double

    package init(count: Int, seconds: Double) {
      self.count = count
      self.seconds = seconds
    }
  }

  /// The first token requests are turned away, whoever sends them.
  package struct Busy: Sendable {
    package let count: Int
    /// RFC 9110 §10.2.3: as it is written into the answer; nil leaves the field out.
    package let retryAfter: String?

    package init(count: Int, retryAfter: String?) {
      self.count = count
      self.retryAfter = retryAfter
    }
  }

  package var limit: Limit?
  package var busy: Busy?
  /// How long every answer waits.
  package var delay = Duration.zero

  package init() {}
}
