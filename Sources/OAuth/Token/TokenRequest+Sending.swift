package import HTTP

/// What came of a token request.
package struct TokenAnswer: Sendable {
  package let response: Result<TokenResponse, TokenFault>
  /// The refresh token of an answer that is good for nothing else: the one that was sent is used up.
  package let salvaged: Secret?

  init(_ reply: HTTPReply, now: Double) {
    let response = Result { () throws(TokenFault) in
      var response = try TokenResponse(reply, now: Int64(now))
      response.micros = Int64((now - now.rounded(.down)) * 1e6)
      return response
    }
    self.response = response
    if case .failure = response { salvaged = TokenResponse.refreshToken(reply) } else { salvaged = nil }
  }

  init(_ fault: TokenFault) {
    response = .failure(fault)
    salvaged = nil
  }
}

extension TokenRequest {
  /// Sends the request once and judges the answer.
  package func answer(_ transport: any HTTPTransport, _ clock: any WallClock) async -> TokenAnswer {
    let reply: HTTPReply
    do throws(TransportError) { reply = try await transport.send(http, for: step) } catch {
      return TokenAnswer(.transport(error))
    }
    return TokenAnswer(reply, now: clock.now)
  }

  /// The same where only whole answers count.
  package func send(
    _ transport: any HTTPTransport, _ clock: any WallClock
  ) async throws(TokenFault) -> TokenResponse { try await answer(transport, clock).response.get() }
}
