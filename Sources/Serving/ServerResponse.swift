package import HTTP

/// One answer: a whole body, or one that is written while it is being made.
package struct ServerResponse: Sendable {
  /// Bytes that are there, or bytes that are still to be made.
  package enum Body: Sendable {
    case bytes([UInt8])
    /// Ends when the closure returns; when it throws, the connection breaks off and the peer sees a cut body.
    case stream(@Sendable (BodyWriter) async throws -> Void)
  }

  package var status: Int
  /// Framing fields are added; a `Content-Length` that is given stays as it is.
  package var headers: Headers
  package var body: Body

  package init(_ status: Int, headers: Headers = [:], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A text of the given media type in UTF-8.
  package init(
    _ status: Int, _ text: String, type: String = "text/plain; charset=utf-8", headers: Headers = [:]
  ) {
    self.init(status, headers: headers, body: .bytes(Array(text.utf8)))
    self.headers.set("Content-Type", type)
  }
}

/// Takes the pieces of a streamed body; each write waits until the peer's side has room.
package struct BodyWriter: Sendable {
  private let send: @Sendable ([UInt8]) async throws(ConnectionClosed) -> Void

  package init(_ send: @escaping @Sendable ([UInt8]) async throws(ConnectionClosed) -> Void) {
    self.send = send
  }

  /// Sends a piece and waits until the connection took it.
  package func write(_ bytes: [UInt8]) async throws(ConnectionClosed) { try await send(bytes) }

  /// The same for a text, as UTF-8.
  package func write(_ text: String) async throws(ConnectionClosed) { try await send(Array(text.utf8)) }
}

/// The peer is gone, or the server stops.
package struct ConnectionClosed: Error {
  package init() {}
}
