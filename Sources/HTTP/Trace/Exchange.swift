/// One request with what came of it, as it was really sent and received.
package struct Exchange: Sendable, Identifiable {
  package enum Direction: Sendable {
    case outgoing
    /// The browser's request to the loopback listener.
    case incoming
  }

  package let id: Int
  package let step: Step
  package let direction: Direction
  package var request: HTTPRequest
  /// Seconds since 1970 at the start.
  package let started: Double
  /// Seconds from the start to the last byte or the failure.
  package var duration: Double
  package var head: HTTPHead?
  /// At most ``Exchange/keptBody`` bytes.
  package var body: [UInt8]
  /// How many bytes the body had in all.
  package var bodySize: Int
  package var failure: TransportError?
  /// A sentence of ours on what was made of it, such as "state differs: ignored".
  package var note: String?

  package static let keptBody = 1_048_576

  package init(
    id: Int, step: Step, direction: Direction = .outgoing, request: HTTPRequest, started: Double,
    duration: Double = 0,
    head: HTTPHead? = nil, body: [UInt8] = [], bodySize: Int = 0, failure: TransportError? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.step = step
    self.direction = direction
    self.request = request
    self.started = started
    self.duration = duration
    self.head = head
    self.body = body
    self.bodySize = bodySize
    self.failure = failure
    self.note = note
  }
}

/// Takes finished exchanges, in the order in which they end.
package protocol TraceSink: Sendable {
  func record(_ exchange: Exchange)
}
