/// The one door to the network: every outgoing exchange of the program passes through `open`.
package protocol HTTPTransport: Sendable {
  /// Sends the request and returns as soon as the head is there; redirects are never followed.
  func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream
}

/// An answer whose body is still to be read; a slow reader slows the server down.
package struct HTTPStream: Sendable {
  package var head: HTTPHead
  /// The next piece of the body, nil at its end.
  package let next: @Sendable () async throws(TransportError) -> [UInt8]?
  /// Gives up what is left; harmless at the end and more than once.
  package let close: @Sendable () -> Void

  package init(
    head: HTTPHead, next: @escaping @Sendable () async throws(TransportError) -> [UInt8]?,
    close: @escaping @Sendable () -> Void
  ) {
    self.head = head
    self.next = next
    self.close = close
  }
}

extension HTTPTransport {
  /// Sends the request and reads the whole body, at most `bounds.body` bytes and `bounds.total` of it.
  package func send(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPReply {
    let stream = try await open(request, for: step)
    defer { stream.close() }
    // The transport bounds only the silence of an event stream; no document is read drop by drop.
    let isEventStream = stream.head.headers.mediaType?.isEventStream ?? false
    let end = ContinuousClock.now + request.bounds.total
    var body: [UInt8] = []
    while let piece = try await stream.next() {
      guard !isEventStream || ContinuousClock.now < end else {
        throw TransportError(
          .timedOut(seconds: request.bounds.total.inSeconds), url: request.url, exchange: stream.head.exchange
        )
      }
      guard body.count + piece.count <= request.bounds.body else {
        throw TransportError(
          .bodyTooLarge(limit: request.bounds.body), url: request.url, exchange: stream.head.exchange)
      }
      body += piece
    }
    return HTTPReply(head: stream.head, body: body)
  }
}

extension Duration {
  fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
