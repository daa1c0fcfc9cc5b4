import HTTP
import JSON
import LibCrypto
import Serving

/// OAuth 2.1 §2.4: who sends this request, proved by exactly one method.
enum ClientAuthentication {
  static func caller(_ request: ServerRequest, _ form: FormBody, in room: Room) async throws(Refusal)
    -> Caller
  {
    let credentials = try ClientCredentials(request, form)
    let certificates = request.peerCertificates.map { Certificate(der: $0) }
    do throws(Refusal) {
      let client = try await ClientLookup.client(credentials.id, in: room)
      let method = try Self.method(of: credentials, client)
      switch credentials.proof {
      case .basic(let secret), .post(let secret):
        guard let own = client.secret,
          Array(secret.utf8).isIdentical(inConstantTimeTo: Array(own.utf8))
        else { throw Self.refusal("the client secret is wrong") }
      case .assertion(let token):
        try await ClientAssertion.check(token, of: client, at: request.path, in: room)
      case .nothing:
        if method.needsCertificate { try await ClientCertificate.check(certificates, of: client, in: room) }
      }
      return Caller(client: client, method: method, certificate: certificates.first?.thumbprint)
    } catch {
      guard case .basic = credentials.proof, error.status == 401 else { throw error }
      // RFC 6749 §5.2: the scheme that was tried.
      throw Refusal(
        error.code, error.description, status: 401,
        headers: ["WWW-Authenticate": "Basic realm=\"playground\""])
    }
  }

  /// The method that the request uses, where it is the client's.
  private static func method(
    of credentials: ClientCredentials, _ client: Client
  ) throws(Refusal) -> AuthenticationMethod {
    let method: AuthenticationMethod =
      switch credentials.proof {
      case .basic: .clientSecretBasic
      case .post: .clientSecretPost
      case .assertion(let token): token.algorithm.isSymmetric ? .clientSecretJWT : .privateKeyJWT
      case .nothing: client.methods.first { $0.needsCertificate } ?? .none
      }
    guard client.methods.contains(method) else {
      let expected = client.methods.map(\.rawValue).joined(separator: " or ")
      throw refusal("the client authenticates by \(expected), not by \(method.rawValue)")
    }
    return method
  }

  private static func refusal(_ reason: String) -> Refusal {
    Refusal("invalid_client", reason, status: 401)
  }
}
