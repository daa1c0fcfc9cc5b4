package import HTTP
package import JSON
import Synchronization

/// What a scripted server says.
package struct Answer: Sendable {
  private var head: HTTPHead
  private var pieces: [[UInt8]] = []
  /// Instead of a head.
  private var refusal: TransportError.Reason?
  private var mayHaveArrived = true
  /// Behind the last piece.
  private var end: TransportError.Reason?
  private var isEndless = false

  private init(_ head: HTTPHead) { self.head = head }

  package static func status(_ status: Int, _ headers: Headers = [:], body: String = "") -> Answer {
    var answer = Answer(HTTPHead(status: status, headers: headers))
    if !body.isEmpty { answer.pieces = [Array(body.utf8)] }
    return answer
  }

  package static func json(_ value: JSONValue, status: Int = 200) -> Answer {
    .status(status, ["Content-Type": "application/json"], body: value.text())
  }

  package static func html(_ status: Int = 200) -> Answer {
    .status(status, ["Content-Type": "text/html"], body: "<!doctype html><title>Oops</title>")
  }

  package static func redirect(_ status: Int, _ target: String) -> Answer {
    .status(status, ["Location": target])
  }

  package static func challenge(_ fields: String...) -> Answer {
    .status(401, Headers(fields.map { ("WWW-Authenticate", $0) }))
  }

  package static func pieces(_ texts: [String]) -> Answer {
    var answer = status(200)
    answer.pieces = texts.map { Array($0.utf8) }
    return answer
  }

  package static func failure(_ reason: TransportError.Reason) -> Answer {
    var answer = status(0)
    answer.refusal = reason
    return answer
  }

  /// Fails before anything is sent.
  package static func unsent(_ reason: TransportError.Reason) -> Answer {
    var answer = failure(reason)
    answer.mayHaveArrived = false
    return answer
  }

  /// The same piece for ever.
  package static func endless(_ piece: String, type: String) -> Answer {
    var answer = status(200, ["Content-Type": type], body: piece)
    answer.isEndless = true
    return answer
  }

  package func thenFailing(_ reason: TransportError.Reason) -> Answer { with { $0.end = reason } }
  package func field(_ name: String, _ value: String) -> Answer {
    with { $0.head.headers.append(name, value) }
  }
  package func from(_ address: String?) -> Answer {
    with { $0.head.remote = address.flatMap { IPAddress($0) } }
  }
  package func sent(_ headers: Headers) -> Answer { with { $0.head.sent = headers } }
  package func noted(_ note: String) -> Answer { with { $0.head.note = note } }

  private func with(_ change: (inout Answer) -> Void) -> Answer {
    var copy = self
    change(&copy)
    return copy
  }

  func stream(
    to request: HTTPRequest, _ number: Int, close: @escaping @Sendable () -> Void
  ) throws(TransportError) -> HTTPStream {
    if let refusal {
      throw TransportError(refusal, url: request.url, exchange: number, mayHaveArrived: mayHaveArrived)
    }
    var head = head
    head.exchange = number
    let rest = Mutex(pieces[...])
    return HTTPStream(
      head: head,
      next: { [self] () async throws(TransportError) -> [UInt8]? in
        // As over a wire, nobody is starved by an answer that never waits.
        await Task.yield()
        if Task.isCancelled { throw TransportError(.cancelled, url: request.url, exchange: number) }
        if isEndless { return pieces.first }
        if let piece = rest.withLock({ $0.popFirst() }) { return piece }
        if let end { throw TransportError(end, url: request.url, exchange: number) }
        return nil
      }, close: close)
  }
}
