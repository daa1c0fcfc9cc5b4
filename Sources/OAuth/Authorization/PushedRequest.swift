import HTTP
import JSON

/// An authorization request that goes to the server directly, before the browser opens (RFC 9126 §2.1).
struct PushedRequest {
  let endpoint: Location
  let request: AuthorizationRequest
  let client: Client
  /// The token endpoint, which an assertion may name.
  let tokenEndpoint: Location

  /// What came of it.
  struct Reference {
    let uri: String
    /// Seconds for which the browser may use it.
    let life: Int64
  }

  private func http(_ prover: ClientProver) throws(ProofFault) -> HTTPRequest {
    var form = FormBody(request.parameters.filter { $0.0 != "client_id" })
    var headers = Headers()
    try prover.authenticate(client, at: tokenEndpoint, &form, &headers)
    var http = HTTPRequest.form(form, to: endpoint, headers: headers)
    http.showsCertificate = client.authentication.usesCertificate
    return http
  }

  func send(_ transport: any HTTPTransport, _ prover: ClientProver) async throws(TokenFault) -> Reference {
    let request: HTTPRequest
    do throws(ProofFault) { request = try http(prover) } catch { throw .proof(error) }
    let reply: HTTPReply
    do throws(TransportError) { reply = try await transport.send(request, for: .pushedAuthorization) } catch {
      throw .transport(error)
    }
    return try Self.judge(reply).get()
  }

  /// RFC 9126 §2.2; 200 is taken for 201, because servers answer so.
  static func judge(_ reply: HTTPReply) -> Result<Reference, TokenFault> {
    do throws(AnswerFault) {
      let object = try reply.object()
      if reply.status < 500, let refusal = ServerRefusal(object, reply) {
        return .failure(.refused(refusal))
      }
      guard reply.head.isSuccess else { throw .status(reply.status, exchange: reply.exchange) }
      let reader = AnswerReader(object: object, exchange: reply.exchange)
      guard let uri = try reader.string("request_uri"), !uri.isEmpty else {
        throw .memberMissing("request_uri", exchange: reply.exchange)
      }
      return .success(Reference(uri: uri, life: try reader.integer("expires_in") ?? 60))
    } catch { return .failure(.answer(error)) }
  }
}
