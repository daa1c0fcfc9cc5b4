package import HTTP
import JSON

extension TokenRequest {
  /// Sends the request once, and judges the answer; a DPoP nonce that the server asks for is taken up (RFC 9449 §8).
  package func send(
    _ transport: any HTTPTransport, _ prover: ClientProver, expecting kind: TokenResponse.Kind? = nil
  ) async throws(TokenFault) -> TokenResponse {
    let reply = try await answer(transport, prover)
    let kind = kind ?? .access(isBound: prover.dpop != nil)
    let response = try TokenResponse(reply, now: prover.clock.seconds, kind)
    if prover.dpop?.isDemanded == true, !response.isBound { throw .notBound(exchange: reply.exchange) }
    return response
  }

  private func answer(
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
