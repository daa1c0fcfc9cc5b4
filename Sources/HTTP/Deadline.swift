/// The moment at which the command must be done (`--timeout`); without one there is always time.
package struct Deadline: Sendable {
  package let seconds: Double?
  private let end: ContinuousClock.Instant?

  package init(seconds: Double?) {
    self.seconds = seconds
    end = seconds.map { ContinuousClock.now + Duration(bounded: $0) }
  }

  package static let none = Deadline(seconds: nil)

  /// What is left, never below zero; nil without a deadline.
  package var remaining: Duration? { end.map { max(ContinuousClock.now.duration(to: $0), .zero) } }

  package var hasPassed: Bool { remaining == .zero }

  /// Seconds for people, to a tenth.
  package static func rounded(_ seconds: Double) -> String {
    let tenths = (seconds * 10).rounded() / 10
    guard abs(tenths) < 1e15 else { return String(seconds) }
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }

  /// The earlier of this and another one that begins now.
  package func within(seconds other: Double) -> Deadline {
    guard let remaining, remaining < Duration(bounded: other) else { return Deadline(seconds: other) }
    return self
  }
}

extension Duration {
  /// No `--timeout` overflows: a hundred years are the most, and what is no number is nothing.
  fileprivate init(bounded seconds: Double) {
    self = .seconds(min(max(seconds.isNaN ? 0 : seconds, 0), 3.2e9))
  }
}

/// Shortens every wait to what the deadline leaves; a refresh that was sent is still awaited.
package struct DeadlineTransport: HTTPTransport {
  package let inner: any HTTPTransport
  package let deadline: Deadline
  /// `--request-timeout`: replaces the usual bound of one request.
  package let perRequest: Duration?

  package init(_ inner: any HTTPTransport, deadline: Deadline, perRequest: Duration? = nil) {
    self.inner = inner
    self.deadline = deadline
    self.perRequest = perRequest
  }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    var request = request
    if let perRequest { request.bounds.total = min(perRequest, request.bounds.ceiling ?? perRequest) }
    guard let remaining = deadline.remaining, let seconds = deadline.seconds else {
      return try await inner.open(request, for: step)
    }
    guard remaining > .zero else {
      throw TransportError(.timedOut(seconds: seconds), url: request.url, mayHaveArrived: false)
    }
    if step != .refresh {
      request.bounds.total = min(request.bounds.total, remaining)
      request.bounds.ceiling = min(request.bounds.ceiling ?? remaining, remaining)
    }
    request.bounds.connect = min(request.bounds.connect, remaining)
    let stream = try await inner.open(request, for: step)
    return step == .refresh ? stream : bounded(stream, request.url, seconds)
  }

  /// An event stream has no end of its own: each piece is a reason to look at the clock.
  private func bounded(_ stream: HTTPStream, _ url: Location, _ seconds: Double) -> HTTPStream {
    HTTPStream(
      head: stream.head,
      next: { [deadline] () async throws(TransportError) -> [UInt8]? in
        guard !deadline.hasPassed else {
          throw TransportError(.timedOut(seconds: seconds), url: url, exchange: stream.head.exchange)
        }
        return try await stream.next()
      }, close: stream.close)
  }
}
