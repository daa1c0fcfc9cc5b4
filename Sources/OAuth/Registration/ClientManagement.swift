package import HTTP
package import JSON

/// Reads, replaces and deletes a registration (RFC 7592); its token goes to the issuer's origin only.
package struct ClientManagement: Sendable {
  package let transport: any HTTPTransport

  package init(transport: any HTTPTransport) { self.transport = transport }

  /// What the server holds, and the client with whatever rotated in the answer.
  package struct Answer: Sendable {
    package let document: JSONObject
    package let client: Client
  }

  /// Whether mcpauth may manage this client: the server gave it a place and a token, on its own origin.
  package static func place(of client: Client) -> Client.Management? {
    guard let management = client.management, let issuer = try? Location(client.issuer),
      management.uri.origin == issuer.origin
    else { return nil }
    return management
  }

  package func read(_ client: Client) async throws(RegistrationFault) -> Answer? {
    guard let place = Self.place(of: client) else { return nil }
    return try await answer(to: request(.get, place), for: .registrationRead, client)
  }

  /// RFC 7592 §2.2: the whole metadata with `client_id`, without what the server assigned.
  package func update(
    _ client: Client, from document: JSONObject, set fields: [(name: String, value: JSONValue)]
  ) async throws(RegistrationFault) -> Answer? {
    guard let place = Self.place(of: client) else { return nil }
    var metadata = document
    for name in Self.serverAssigned { metadata[name] = nil }
    metadata["client_id"] = .string(client.id)
    metadata.set("client_secret", client.secret.map { .string($0.reveal()) })
    for field in fields { metadata[field.name] = field.value }
    var put = request(.put, place)
    put.headers.set("Content-Type", "application/json")
    put.body = JSONValue.object(metadata).bytes()
    return try await answer(to: put, for: .registrationUpdate, client)
  }

  /// - Returns: false where the server gave no way to delete it.
  package func delete(_ client: Client) async throws(RegistrationFault) -> Bool {
    guard let place = Self.place(of: client) else { return false }
    let reply = try await send(request(.delete, place), for: .registrationDelete)
    // RFC 7592 §2.3: 204; a registration that is unknown (401) or gone (404) is deleted too.
    guard reply.head.isSuccess || [401, 404, 410].contains(reply.status) else { throw Self.refusal(reply) }
    return true
  }

  /// Members that only the server sets.
  package static let serverAssigned = [
    "registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at",
  ]

  private func request(_ method: HTTPRequest.Method, _ place: Client.Management) -> HTTPRequest {
    HTTPRequest(
      method, place.uri,
      headers: ["Authorization": "Bearer \(place.token.reveal())", "Accept": "application/json"])
  }

  private func send(_ request: HTTPRequest, for step: Step) async throws(RegistrationFault) -> HTTPReply {
    do throws(TransportError) { return try await transport.send(request, for: step) } catch {
      throw .transport(error)
    }
  }

  private func answer(
    to request: HTTPRequest, for step: Step, _ client: Client
  ) async throws(RegistrationFault) -> Answer {
    let reply = try await send(request, for: step)
    guard reply.head.isSuccess else { throw Self.refusal(reply) }
    do throws(AnswerFault) {
      let document = try reply.object()
      return Answer(document: document, client: try Self.rotated(client, by: document, reply.exchange))
    } catch { throw .answer(error) }
  }

  /// RFC 7592 §3: token, URI and secret may be new in every answer.
  private static func rotated(
    _ client: Client, by document: JSONObject, _ exchange: Int
  ) throws(AnswerFault) -> Client {
    let reader = AnswerReader(object: document, exchange: exchange)
    var client = client
    if let token = try reader.bearer("registration_access_token") { client.management?.token = token }
    if let uri = try reader.string("registration_client_uri"), let url = try? Location(uri),
      url.origin == client.management?.uri.origin
    {
      client.management?.uri = url
    }
    if let secret = try reader.string("client_secret") { client.secret = Secret(secret) }
    if let expiry = try reader.integer("client_secret_expires_at") { client.secretExpiresAt = expiry }
    if let way = try reader.string("token_endpoint_auth_method").flatMap(ClientAuthentication.init),
      way == .none || way.usesSecret
    {
      client.authentication = way
    }
    if let listed = try reader.strings("redirect_uris"), let first = listed.first {
      // The one that is in use stays while it is registered.
      let isKept = client.redirectURI.map { own in listed.contains { $0.isIdentical(to: own) } } ?? false
      if !isKept { client.redirectURI = first }
    }
    return client
  }

  private static func refusal(_ reply: HTTPReply) -> RegistrationFault {
    if let object = try? reply.object(), let refusal = ServerRefusal(object, reply) {
      return .refused(refusal)
    }
    return .answer(.status(reply.status, exchange: reply.exchange))
  }
}
