package import HTTP
import JSON

/// What the user said about the client.
package struct ClientOptions: Sendable {
  /// `--registration`: forces one of the ways.
  package enum Way: String, Sendable, CaseIterable {
    case preregistered
    case stored
    case document = "cimd"
    case dynamic = "dcr"
  }

  package var id: String?
  package var secret: Secret?
  package var metadataURL: String?
  package var way: Way?
  /// `--auth-method`: forces how the client proves itself.
  package var authentication: ClientAuthentication?
  package var files = ProofFiles()

  /// CIMD-1, CIMD-4: https, with a path, without fragment and dot segments.
  package static func judge(metadataURL url: String) throws(ClientFault) {
    guard let location = try? Location(url), location.isSecure, !location.path.isEmpty, location.path != "/",
      location.fragment == nil, !location.hasDotSegments
    else { throw .badMetadataURL(url) }
  }

  package init(id: String? = nil, secret: Secret? = nil, metadataURL: String? = nil, way: Way? = nil) {
    self.id = id
    self.secret = secret
    self.metadataURL = metadataURL
    self.way = way
  }
}

/// How the client for a sign-in is come by.
package enum ClientPlan: Sendable, Hashable {
  case use(Client)
  /// RFC 7591 at this endpoint, with this authentication asked for.
  case register(at: Location, ClientAuthentication)
}

/// Why no client can be come by.
package enum ClientFault: Error, Sendable, Hashable {
  /// Nothing known, nothing offered: what the server does offer.
  case noWay(issuer: String, offersDocuments: Bool)
  /// A forced way has nothing behind it.
  case wayUnavailable(ClientOptions.Way, issuer: String)
  /// CIMD was asked for and the server does not list it (REG-6).
  case documentsNotSupported(issuer: String)
  case badMetadataURL(String)
  /// The server lists only ways to authenticate that mcpauth has no key for.
  case noCommonAuthentication(listed: [String])
  /// A machine needs a client that somebody registered, and none is known.
  case noMachineClient(issuer: String)
  /// `--auth-method` names a way for which the secret, the key or the certificate was not given.
  case proofMissing(ClientAuthentication)
  /// BIND-4: the pre-registered client belongs to the server's former authorization server.
  case issuerChanged(from: String, to: String)
}

/// Chooses the client (section 6.1): given, pre-registered, stored, metadata document, dynamic registration; pure.
package struct ClientResolver: Sendable {
  package let options: ClientOptions
  package let server: ServerMetadata
  /// Clients that the store holds for this issuer.
  package let known: [Client]
  /// The client of the session that is being replaced, whatever issuer it was for.
  package let previous: Client?
  /// Unix seconds.
  package let now: Int64

  package init(options: ClientOptions, server: ServerMetadata, known: [Client], previous: Client?, now: Int64)
  {
    self.options = options
    self.server = server
    self.known = known
    self.previous = previous
    self.now = now
  }

  package func resolve() throws(ClientFault) -> ClientPlan {
    if let given = try given() { return .use(given) }
    if let way = options.way {
      guard let plan = try plan(way) else { throw .wayUnavailable(way, issuer: server.issuer) }
      return plan
    }
    for way in [ClientOptions.Way.preregistered, .stored, .document] {
      if let plan = try plan(way) { return plan }
    }
    if let previous, previous.kind == .preregistered, !previous.issuer.utf8.elementsEqual(server.issuer.utf8)
    {
      throw .issuerChanged(from: previous.issuer, to: server.issuer)
    }
    if let plan = try plan(.dynamic) { return plan }
    throw .noWay(issuer: server.issuer, offersDocuments: server.supportsMetadataDocuments)
  }

  /// The client of a machine (CC-1): given or kept, never registered on the way.
  package func machine() throws(ClientFault) -> Client {
    if let given = try given() { return given }
    guard let client = newest(.preregistered) else {
      throw .noMachineClient(issuer: server.issuer)
    }
    return try authenticating(client)
  }

  private func plan(_ way: ClientOptions.Way) throws(ClientFault) -> ClientPlan? {
    switch way {
    case .preregistered:
      guard let client = newest(.preregistered) else { return nil }
      return .use(try authenticating(client))
    case .stored: return newest(.dynamic).map { .use($0) }
    case .document:
      guard server.supportsMetadataDocuments else { return nil }
      let portable = previous?.kind == .document ? previous?.id : nil
      guard let url = newest(.document)?.id ?? portable else { return nil }
      return .use(document(url))
    case .dynamic:
      guard let endpoint = server.registrationEndpoint else { return nil }
      return .register(at: endpoint, try registrationAuthentication())
    }
  }

  private func newest(_ kind: Client.Kind) -> Client? {
    known.filter { $0.kind == kind && !$0.isExpired(at: now) }.max { $0.registeredAt < $1.registeredAt }
  }

  private func given() throws(ClientFault) -> Client? {
    if let url = options.metadataURL {
      try ClientOptions.judge(metadataURL: url)
      guard server.supportsMetadataDocuments else { throw .documentsNotSupported(issuer: server.issuer) }
      return try proving(document(url))
    }
    guard let id = options.id else { return nil }
    let stored = known.first { $0.id.utf8.elementsEqual(id.utf8) }
    if let stored, options.secret == nil {
      return stored.kind == .dynamic ? stored : try authenticating(stored)
    }
    return try authenticating(
      Client(
        kind: .preregistered, issuer: server.issuer, id: id, secret: options.secret, authentication: .none,
        redirectURI: stored?.redirectURI, files: stored?.files ?? ProofFiles(), registeredAt: now))
  }

  /// A client that was typed authenticates as the metadata says, not as it was kept.
  private func authenticating(_ client: Client) throws(ClientFault) -> Client {
    var client = try proving(client)
    client.issuer = server.issuer
    return client
  }

  /// Chooses how the client proves itself: as forced, else by what there is and what the server lists.
  private func proving(_ client: Client) throws(ClientFault) -> Client {
    var client = client
    if !options.files.isEmpty { client.files = options.files }
    let listed = server.tokenEndpointAuthMethods
    let material = ClientAuthentication.Material(
      hasSecret: client.secret != nil, hasKey: client.files.key != nil,
      hasCertificate: client.files.certificate != nil)
    guard let way = options.authentication ?? ClientAuthentication.best(material, listed: listed) else {
      throw .noCommonAuthentication(listed: listed ?? [])
    }
    guard way.isPossible(with: material) else { throw .proofMissing(way) }
    client.authentication = way
    client.files.algorithms =
      server.document["token_endpoint_auth_signing_alg_values_supported"]?.strings?.joined(separator: " ")
    return client
  }

  private func document(_ url: String) -> Client {
    let stored = known.first { $0.kind == .document && $0.id.utf8.elementsEqual(url.utf8) }
    return stored
      ?? Client(kind: .document, issuer: server.issuer, id: url, authentication: .none, registeredAt: now)
  }

  /// `none` where it is listed or nothing is, otherwise the first of Basic and post that is.
  private func registrationAuthentication() throws(ClientFault) -> ClientAuthentication {
    guard let listed = server.tokenEndpointAuthMethods, !listed.contains("none") else { return .none }
    guard let way = ClientAuthentication.withSecret(listed) else {
      throw .noCommonAuthentication(listed: listed)
    }
    return way
  }
}
