package import HTTP

extension TokenRequest {
  /// Sends the request once and judges the answer.
  package func send(
    _ transport: any HTTPTransport, _ clock: any WallClock
  ) async throws(TokenFault) -> TokenResponse {
    let reply: HTTPReply
    do throws(TransportError) { reply = try await transport.send(http, for: step) } catch {
      throw .transport(error)
    }
    return try TokenResponse(reply, now: clock.seconds)
  }
}
