/// Which of the two servers clients prove themselves to; each knows its own.
enum ClientRealm: Sendable {
  case authorizationServer
  case identityProvider(IdentityProvider)

  func client(_ id: String, in room: Room) async throws(Refusal) -> Client {
    switch self {
    case .authorizationServer: return try await ClientLookup.client(id, in: room)
    case .identityProvider(let provider):
      guard provider.client.id == id else {
        throw Refusal("invalid_client", "this client is not known here", status: 401)
      }
      return provider.client
    }
  }

  /// RFC 7523 §3 and RFC 9126 §2: whom an assertion may name: the issuer, the token endpoint, or the endpoint itself.
  func names(_ path: String, in room: Room) -> [String] {
    switch self {
    case .authorizationServer: room.audiences + [room.site.url(path)]
    case .identityProvider(let provider): [provider.issuer, provider.tokenEndpoint]
    }
  }

  /// So that a name that was used at one server is not used at the other.
  var label: String {
    switch self {
    case .authorizationServer: "client assertion"
    case .identityProvider: "client assertion at the identity provider"
    }
  }
}
