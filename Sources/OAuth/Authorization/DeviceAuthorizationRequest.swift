import HTTP
import JSON

/// A device authorization request (RFC 8628 §3.1), which the client proves itself for as at the token endpoint.
struct DeviceAuthorizationRequest: Sendable {
  let endpoint: Location
  let client: Client
  /// Which an assertion may name.
  let tokenEndpoint: Location
  let scope: String?
  let resource: String?
  /// `--auth-param`.
  let extra: [(name: String, value: String)]

  /// Made anew for every sending, because assertions are good for one.
  func http(_ prover: ClientProver) throws(ProofFault) -> HTTPRequest {
    var form = FormBody()
    form.append("scope", scope)
    form.append("resource", resource)
    for (name, value) in extra { form.append(name, value) }
    var headers = Headers()
    try prover.authenticate(client, at: tokenEndpoint, &form, &headers)
    var request = HTTPRequest.form(form, to: endpoint, headers: headers)
    request.showsCertificate = client.authentication.usesCertificate
    return request
  }

  func send(
    _ transport: GuardedTransport, _ prover: ClientProver
  ) async throws(DeviceFault) -> DeviceAuthorization {
    let reply: HTTPReply
    let authorization: DeviceAuthorization
    do throws(TokenFault) {
      reply = try await answer(transport, prover)
      authorization = try DeviceAuthorization(reply)
    } catch { throw .request(error) }
    for page in [authorization.verificationURI, authorization.verificationURIComplete].compactMap(\.self) {
      do throws(TransportError) { try await transport.judge(visitTo: page) } catch {
        throw .pageRefused(error, exchange: reply.exchange)
      }
    }
    return authorization
  }

  private func answer(
    _ transport: GuardedTransport, _ prover: ClientProver
  ) async throws(TokenFault) -> HTTPReply {
    var isRepeated = false
    while true {
      var request: HTTPRequest
      do throws(ProofFault) {
        request = try http(prover)
        try prover.dpop?.prove(&request, now: prover.clock.seconds, prover.random)
      } catch { throw .proof(error) }
      let reply: HTTPReply
      do throws(TransportError) { reply = try await transport.send(request, for: .deviceAuthorization) } catch
      {
        throw .transport(error)
      }
      // RFC 9449 §8: the server wants its nonce in the proof.
      guard let dpop = prover.dpop, dpop.learn(from: reply.head, at: endpoint), !isRepeated,
        let object = try? reply.object(), object["error"]?.string == "use_dpop_nonce"
      else { return reply }
      isRepeated = true
    }
  }
}
