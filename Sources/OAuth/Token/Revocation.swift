package import HTTP

/// A revocation (RFC 7009 §2.1), the refresh token first because it takes the access token with it.
package struct RevocationRequest: Sendable {
  package let endpoint: Location
  package let token: Secret
  /// Nil where the kind of the token is not known.
  package let hint: TokenHint?
  package let client: Client
  package let prover: ClientProver
  /// Some servers read the field before they look who asks, and refuse a request without it.
  package var sendsEmptySecret = false

  package init(endpoint: Location, token: Secret, hint: TokenHint?, client: Client, prover: ClientProver) {
    self.endpoint = endpoint
    self.token = token
    self.hint = hint
    self.client = client
    self.prover = prover
  }

  package func http() throws(ProofFault) -> HTTPRequest {
    var form = FormBody([("token", token.reveal())])
    form.append("token_type_hint", hint?.rawValue)
    var headers = Headers()
    try prover.authenticate(client, at: endpoint, &form, &headers)
    if sendsEmptySecret, client.authentication != .post { form.append("client_secret", "") }
    var request = HTTPRequest.form(form, to: endpoint, headers: headers)
    request.showsCertificate = client.authentication.usesCertificate
    return request
  }

  /// Sends it, and once more with an empty `client_secret` where only that was missed.
  package func send(_ transport: any HTTPTransport) async -> TokenFault? {
    let fault = await attempt(transport)
    guard case .refused(let refusal) = fault, refusal.code == "invalid_request", !sendsEmptySecret else {
      return fault
    }
    var again = self
    again.sendsEmptySecret = true
    return await again.attempt(transport) == nil ? nil : fault
  }

  private func attempt(_ transport: any HTTPTransport) async -> TokenFault? {
    let request: HTTPRequest
    do throws(ProofFault) { request = try http() } catch { return .proof(error) }
    do throws(TransportError) {
      return Self.judge(try await transport.send(request, for: .revocation))
    } catch { return .transport(error) }
  }

  /// RFC 7009 §2.2: 200, whether the token was known or not.
  package static func judge(_ reply: HTTPReply) -> TokenFault? {
    if reply.head.isSuccess { return nil }
    if let object = try? reply.object(), let refusal = ServerRefusal(object, reply) {
      return .refused(refusal)
    }
    return .answer(.status(reply.status, exchange: reply.exchange))
  }
}
