import Synchronization

/// Wraps the door to the network, so that the trace is complete by construction; holds no exchange longer than its run.
package final class TraceRecorder: HTTPTransport {
  private let inner: any HTTPTransport
  private let sinks: [any TraceSink]
  private let now: @Sendable () -> Double
  private let lastID = Mutex(0)

  /// - Parameter now: seconds since 1970.
  package init(_ inner: any HTTPTransport, sinks: [any TraceSink], now: @escaping @Sendable () -> Double) {
    self.inner = inner
    self.sinks = sinks
    self.now = now
  }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    let id = nextID()
    let pending = Pending(
      Exchange(id: id, step: step, request: request, started: now()), keepsBody: !sinks.isEmpty,
      finish: finish)
    do throws(TransportError) {
      var stream = try await inner.open(request, for: step)
      stream.head.exchange = id
      pending.begin(stream.head)
      return tee(stream, pending)
    } catch {
      var failure = error
      failure.exchange = id
      pending.end(failure)
      throw failure
    }
  }

  /// Enters an exchange that did not pass through the door: the browser's visit and its callback.
  @discardableResult
  package func record(
    _ step: Step, _ direction: Exchange.Direction, _ request: HTTPRequest, answer: HTTPHead? = nil,
    note: String? = nil
  ) -> Int {
    let id = nextID()
    var exchange = Exchange(id: id, step: step, direction: direction, request: request, started: now())
    exchange.head = answer
    exchange.note = note
    for sink in sinks { sink.record(exchange) }
    return id
  }

  private func nextID() -> Int {
    lastID.withLock { last in
      last += 1
      return last
    }
  }

  private func finish(_ exchange: Exchange) {
    var exchange = exchange
    exchange.duration = now() - exchange.started
    for sink in sinks { sink.record(exchange) }
  }

  private func tee(_ stream: HTTPStream, _ pending: Pending) -> HTTPStream {
    HTTPStream(
      head: stream.head,
      next: { () async throws(TransportError) -> [UInt8]? in
        do throws(TransportError) {
          guard let piece = try await stream.next() else {
            pending.end(nil)
            return nil
          }
          pending.add(piece)
          return piece
        } catch {
          var failure = error
          failure.exchange = pending.id
          pending.end(failure)
          throw failure
        }
      },
      close: {
        stream.close()
        pending.end(nil)
      })
  }
}

/// An exchange under way; it ends once.
private final class Pending: Sendable {
  let id: Int
  private let keepsBody: Bool
  private let state: Mutex<Exchange?>
  private let finish: @Sendable (Exchange) -> Void

  init(_ exchange: Exchange, keepsBody: Bool, finish: @escaping @Sendable (Exchange) -> Void) {
    id = exchange.id
    state = Mutex(exchange)
    self.keepsBody = keepsBody
    self.finish = finish
  }

  /// An answer that nobody read to its end and nobody closed was an exchange all the same.
  deinit { end(nil) }

  func begin(_ head: HTTPHead) {
    state.withLock { exchange in
      exchange?.head = head
      exchange?.note = head.note
      if let sent = head.sent { exchange?.request.headers = sent }
    }
  }

  func add(_ piece: [UInt8]) {
    state.withLock { exchange in
      guard var kept = exchange else { return }
      exchange = nil
      kept.bodySize += piece.count
      if keepsBody { kept.body += piece.prefix(Exchange.keptBody - kept.body.count) }
      exchange = kept
    }
  }

  func end(_ failure: TransportError?) {
    let ended = state.withLock { exchange in
      defer { exchange = nil }
      return exchange
    }
    guard var ended else { return }
    ended.failure = failure
    finish(ended)
  }
}
