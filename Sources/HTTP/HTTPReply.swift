/// Everything of an answer before its body.
package struct HTTPHead: Sendable {
  package var status: Int
  /// The reason phrase, empty in HTTP/2.
  package var reason: String
  /// `HTTP/1.1` or `HTTP/2`.
  package var version: String
  package var headers: Headers
  /// Who answered; nil behind a proxy.
  package var remote: IPAddress?
  package var timing: Timing
  /// The request's header fields as they left, the transport's own included; nil where it cannot tell.
  package var sent: Headers?
  /// What the transport did beside sending and receiving, such as a repetition on a fresh connection.
  package var note: String?
  /// The number of this exchange in the trace, zero before a recorder saw it.
  package var exchange = 0

  package init(
    status: Int, reason: String = "", version: String = "HTTP/1.1", headers: Headers = [:],
    remote: IPAddress? = nil,
    timing: Timing = Timing()
  ) {
    self.status = status
    self.reason = reason
    self.version = version
    self.headers = headers
    self.remote = remote
    self.timing = timing
  }

  package struct Timing: Sendable {
    /// Each from the request's start, in seconds; nil where the phase did not happen (a reused connection).
    package var nameLookup: Double?
    package var connect: Double?
    package var tls: Double?
    package var firstByte: Double?

    package init() {}
  }

  package var isSuccess: Bool { (200..<300).contains(status) }
  package var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) && headers["Location"] != nil }
}

/// A whole answer.
package struct HTTPReply: Sendable {
  package var head: HTTPHead
  package var body: [UInt8]

  package init(head: HTTPHead, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  package var status: Int { head.status }
  package var headers: Headers { head.headers }
  package var exchange: Int { head.exchange }
}
