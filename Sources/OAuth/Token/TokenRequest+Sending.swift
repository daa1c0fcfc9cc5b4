package import HTTP
import JSON

/// What came of a token request.
package struct TokenAnswer: Sendable {
  package let response: Result<TokenResponse, TokenFault>
  /// The refresh token of an answer that is good for nothing else: the one that was sent is used up.
  package let salvaged: Secret?
}

extension TokenRequest {
  /// Sends the request once, and judges the answer; a DPoP nonce that the server asks for is taken up (RFC 9449 §8).
  package func answer(
    _ transport: any HTTPTransport, _ prover: ClientProver, expecting kind: TokenResponse.Kind? = nil
  ) async -> TokenAnswer {
    let reply: HTTPReply
    do throws(TokenFault) { reply = try await exchange(transport, prover) } catch {
      return TokenAnswer(response: .failure(error), salvaged: nil)
    }
    do throws(TokenFault) {
      return TokenAnswer(response: .success(try judge(reply, prover, kind)), salvaged: nil)
    } catch {
      return TokenAnswer(response: .failure(error), salvaged: TokenResponse.refreshToken(reply))
    }
  }

  /// The same where only whole answers count.
  package func send(
    _ transport: any HTTPTransport, _ prover: ClientProver, expecting kind: TokenResponse.Kind? = nil
  ) async throws(TokenFault) -> TokenResponse {
    try await answer(transport, prover, expecting: kind).response.get()
  }

  private func judge(
    _ reply: HTTPReply, _ prover: ClientProver, _ kind: TokenResponse.Kind?
  ) throws(TokenFault) -> TokenResponse {
    let now = prover.clock.now
    var response = try TokenResponse(reply, now: Int64(now), kind ?? .access(isBound: prover.dpop != nil))
    response.micros = Int64((now - now.rounded(.down)) * 1e6)
    if prover.dpop?.isDemanded == true, !response.isBound { throw .notBound(exchange: reply.exchange) }
    return response
  }

  private func exchange(
    _ transport: any HTTPTransport, _ prover: ClientProver
  ) async throws(TokenFault) -> HTTPReply {
    var isRepeated = false
    while true {
      var request: HTTPRequest
      do throws(ProofFault) {
        request = try http(prover)
        try prover.dpop?.prove(&request, now: prover.clock.seconds, prover.random)
      } catch { throw .proof(error) }
      let reply: HTTPReply
      do throws(TransportError) { reply = try await transport.send(request, for: grant.step) } catch {
        throw .transport(error)
      }
      guard let dpop = prover.dpop, dpop.learn(from: reply.head, at: endpoint), !isRepeated,
        let object = try? reply.object(), object["error"]?.string == "use_dpop_nonce"
      else { return reply }
      isRepeated = true
    }
  }
}
