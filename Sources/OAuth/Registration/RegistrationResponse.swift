package import HTTP
package import JSON

/// Why a registration brought no client.
package enum RegistrationFault: Error, Sendable, Hashable {
  case transport(TransportError)
  /// DCR-7.
  case refused(ServerRefusal)
  case answer(AnswerFault)
  /// The server registered other redirect URIs, and none that the listener can serve.
  case redirectReplaced(asked: String, got: [String], exchange: Int)
}

/// Judges the answer to a registration (RFC 7591 §3.2); what came back rules (DCR-6).
package struct RegistrationResponse: Sendable {
  package let client: Client
  package let document: JSONObject

  package init(
    _ reply: HTTPReply, to request: RegistrationRequest, issuer: String, policy: URLPolicy, now: Int64
  ) throws(RegistrationFault) {
    do throws(AnswerFault) {
      let document = try Self.document(reply)
      client = try Self.client(document, reply.exchange, request, issuer, policy, now)
      self.document = document
    } catch {
      if let object = try? reply.object(), let refusal = ServerRefusal(object, reply) {
        throw .refused(refusal)
      }
      throw .answer(error)
    }
    // Nobody comes back from another device, whatever the server makes of the redirect URI.
    if request.grants.contains(.deviceCode) { return }
    guard client.redirectURI != nil else {
      let got = document["redirect_uris"]?.strings ?? []
      throw .redirectReplaced(asked: request.redirectURI, got: got, exchange: reply.exchange)
    }
  }

  private static func document(_ reply: HTTPReply) throws(AnswerFault) -> JSONObject {
    if !reply.head.isSuccess, !reply.head.isRedirect { throw .status(reply.status, exchange: reply.exchange) }
    return try reply.object()
  }

  private static func client(
    _ document: JSONObject, _ exchange: Int, _ request: RegistrationRequest, _ issuer: String,
    _ policy: URLPolicy,
    _ now: Int64
  ) throws(AnswerFault) -> Client {
    let reader = AnswerReader(object: document, exchange: exchange)
    guard let id = try reader.string("client_id"), !id.isEmpty else {
      throw .memberMissing("client_id", exchange: exchange)
    }
    let secret = try reader.string("client_secret").flatMap { $0.isEmpty ? nil : Secret($0) }
    return Client(
      kind: .dynamic, issuer: issuer, id: id, secret: secret,
      secretExpiresAt: try reader.integer("client_secret_expires_at"),
      authentication: try authentication(reader, request.authentication, hasSecret: secret != nil),
      redirectURI: redirectURI(try reader.strings("redirect_uris"), asked: request.redirectURI),
      scope: try reader.string("scope"), requestedScope: request.scope,
      management: try management(reader, policy), registeredAt: now)
  }

  /// The method that came back; unsaid it is what was asked for, or Basic where a secret came all the same (DCR-5).
  private static func authentication(
    _ reader: AnswerReader, _ asked: ClientAuthentication, hasSecret: Bool
  ) throws(AnswerFault) -> ClientAuthentication {
    guard let text = try reader.string("token_endpoint_auth_method") else {
      return asked == .none && hasSecret ? .basic : asked
    }
    guard let method = ClientAuthentication(rawValue: text), method == .none || method.usesSecret else {
      throw .badMember(
        "token_endpoint_auth_method", reason: "is \"\(text.harmless(limit: 60))\", which was not asked for",
        exchange: reader.exchange)
    }
    guard method == .none || hasSecret else {
      throw .memberMissing("client_secret", exchange: reader.exchange)
    }
    return method
  }

  /// Ours where it came back or nothing did; else one that the listener serves as well.
  private static func redirectURI(_ returned: [String]?, asked: String) -> String? {
    guard let returned else { return asked }
    if returned.contains(where: asked.isIdentical(to:)) { return asked }
    guard let ours = try? Location(asked) else { return nil }
    // LB-3: a loopback address without a port stands for every port.
    let isAnyPort = returned.contains { text in
      guard let other = try? Location(text), case .address = other.host else { return false }
      return other.explicitPort == nil && !other.isSecure && other.host == ours.host
        && other.path == ours.path
    }
    if isAnyPort { return asked }
    return returned.first { text in
      guard let other = try? Location(text), other.host.isLoopback, !other.isSecure else { return false }
      return other.explicitPort == ours.explicitPort && other.path == ours.path
    }
  }

  /// DCR-9; the registration token is only ever sent to the issuer's origin or that of the registration endpoint.
  private static func management(_ reader: AnswerReader, _ policy: URLPolicy) throws(AnswerFault) -> Client
    .Management?
  {
    guard let text = try reader.string("registration_client_uri"),
      let token = try reader.bearer("registration_access_token"),
      let uri = try? Location(text), (try? policy.reach(of: uri)) != nil
    else { return nil }
    return Client.Management(uri: uri, token: token)
  }
}
