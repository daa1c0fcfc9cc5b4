/// Waits where a server asks for it, and sends the request again (429, and 503 with `Retry-After`).
///
/// Both say that nothing was done, so that requests with side effects may be repeated too; after any other answer,
/// and after none, nothing is. A wait that would be too long is not begun: the caller gets the refusal at once.
package struct PatientTransport: HTTPTransport {
  package static let tries = 3
  /// Seconds of all waits for one request together.
  package static let patience: Int64 = 20

  private let inner: any HTTPTransport
  private let steps: Set<Step>
  private let deadline: Deadline
  private let now: @Sendable () -> Double
  private let sleep: @Sendable (Int64) async -> Void
  private let tell: @Sendable (Int64) -> Void

  /// - Parameters:
  ///   - steps: what is repeated; everything else passes.
  ///   - now: Unix seconds.
  ///   - sleep: for so many seconds.
  ///   - tell: is called before every wait with its seconds.
  package init(
    _ inner: any HTTPTransport, for steps: Set<Step>, deadline: Deadline,
    now: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Int64) async -> Void = { try? await Task.sleep(for: .seconds($0)) },
    tell: @escaping @Sendable (Int64) -> Void
  ) {
    self.inner = inner
    self.steps = steps
    self.deadline = deadline
    self.now = now
    self.sleep = sleep
    self.tell = tell
  }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    var waited: Int64 = 0
    for _ in 1..<Self.tries where steps.contains(step) {
      let stream = try await inner.open(request, for: step)
      guard let seconds = wish(stream.head), seconds <= Self.patience - waited, isTime(for: seconds) else {
        return stream
      }
      await drain(stream)
      tell(seconds)
      await sleep(seconds)
      waited += seconds
    }
    return try await inner.open(request, for: step)
  }

  private func wish(_ head: HTTPHead) -> Int64? {
    let wish = RetryAfter(head.headers, now: Int64(now()))
    switch head.status {
    case 429: return wish?.seconds ?? 1
    case 503: return wish?.seconds
    default: return nil
    }
  }

  private func isTime(for seconds: Int64) -> Bool {
    guard !Task.isCancelled else { return false }
    return deadline.remaining.map { $0 > .seconds(seconds) } ?? true
  }

  /// Reads what the refusal says, for the trace and so that the connection can be used again.
  private func drain(_ stream: HTTPStream) async {
    defer { stream.close() }
    var count = 0
    while count < 65_536, let piece = try? await stream.next() { count += piece.count }
  }
}
