package import HTTP
package import JSON

/// A question to the authorization server about a token (RFC 7662 §2.1).
package struct IntrospectionRequest: Sendable {
  package let endpoint: Location
  package let token: Secret
  package let hint: TokenHint?
  package let client: Client
  /// The other identifier of the server that an assertion may name.
  package let tokenEndpoint: Location

  package init(
    endpoint: Location, token: Secret, hint: TokenHint?, client: Client, tokenEndpoint: Location
  ) {
    self.endpoint = endpoint
    self.token = token
    self.hint = hint
    self.client = client
    self.tokenEndpoint = tokenEndpoint
  }

  package func http(_ prover: ClientProver) throws(ProofFault) -> HTTPRequest {
    var form = FormBody([("token", token.reveal())])
    form.append("token_type_hint", hint?.rawValue)
    var headers = Headers()
    try prover.authenticate(client, at: tokenEndpoint, &form, &headers)
    var request = HTTPRequest.form(form, to: endpoint, headers: headers)
    request.showsCertificate = client.authentication.usesCertificate
    return request
  }

  /// The server's whole answer; its `active` is a boolean.
  package func send(
    _ transport: any HTTPTransport, _ prover: ClientProver
  ) async throws(TokenFault) -> IntrospectionResponse {
    let request: HTTPRequest
    do throws(ProofFault) { request = try http(prover) } catch { throw .proof(error) }
    let reply: HTTPReply
    do throws(TransportError) { reply = try await transport.send(request, for: .introspection) } catch {
      throw .transport(error)
    }
    return try IntrospectionResponse(reply)
  }
}

/// Which of two tokens a server should look for first (RFC 7009 §2.1, RFC 7662 §2.1).
package enum TokenHint: String, Sendable {
  case refreshToken = "refresh_token"
  case accessToken = "access_token"
}

/// What the server says of the token (RFC 7662 §2.2).
package struct IntrospectionResponse: Sendable, Hashable {
  package let isActive: Bool
  package let document: JSONObject

  package init(_ reply: HTTPReply) throws(TokenFault) {
    do throws(AnswerFault) { document = try reply.object() } catch { throw .answer(error) }
    if let refusal = ServerRefusal(document, reply), reply.status < 500 { throw .refused(refusal) }
    guard reply.head.isSuccess else { throw .answer(.status(reply.status, exchange: reply.exchange)) }
    guard let active = document["active"] else {
      throw .answer(.memberMissing("active", exchange: reply.exchange))
    }
    guard let isActive = active.bool, document.count(of: "active") == 1 else {
      throw .answer(
        .wrongType("active", expected: "a boolean", got: active.kind, exchange: reply.exchange))
    }
    self.isActive = isActive
  }
}
