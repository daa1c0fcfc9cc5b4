import JSON

/// All that a playground remembers; every table is bounded, so a crowd costs no more than a few.
struct PlaygroundState: Sendable {
  var clients = BoundedTable<String, Client>(capacity: 20_000)
  var documents = BoundedTable<String, KnownDocument>(capacity: 256)
  /// By their `request_uri`.
  var pushed = BoundedTable<String, PushedRequest>(capacity: 4_096)
  var tickets = BoundedTable<String, Ticket>(capacity: 4_096)
  var browsers = BoundedTable<String, String>(capacity: 4_096)
  var codes = BoundedTable<String, AuthorizationCode>(capacity: 8_192)
  /// By the device's own code.
  var devices = BoundedTable<String, DeviceRequest>(capacity: 4_096)
  /// The device's own code by the one that a person types.
  var userCodes = BoundedTable<String, String>(capacity: 4_096)
  var grants = BoundedTable<String, Grant>(capacity: 50_000)
  var accessTokens = BoundedTable<String, AccessToken>(capacity: 100_000)
  var refreshTokens = BoundedTable<String, RefreshToken>(capacity: 100_000)
  /// Names of assertions that were used, and until when they matter.
  var claimed = BoundedTable<String, Int64>(capacity: 100_000)
  var nonces: [DPoPServer: DPoPNonces] = [:]
  var load = LoadState()
  var mcpSessions = BoundedTable<String, MCPSession>(capacity: 4_096)
  var todos = BoundedTable<String, [Todo]>(capacity: 4_096)

  /// The access token with its grant, where both still hold at that moment.
  func validToken(_ text: String, at now: Int64) -> TokenVerdict {
    guard let token = accessTokens[text] else { return .unknown }
    guard !token.isRevoked, let grant = grants[token.grant], !grant.isEnded else { return .revoked }
    guard now < token.expires else { return .expired }
    return .valid(token)
  }

  /// Ends a grant: none of its tokens works any more.
  mutating func end(grant id: String) { grants[id]?.isEnded = true }

  /// A client that is gone takes everything along that it was given.
  mutating func remove(client id: String) {
    clients[id] = nil
    for (key, grant) in grants.entries where grant.clientID == id { grants[key]?.isEnded = true }
  }
}

/// What an access token is worth.
enum TokenVerdict: Sendable {
  case valid(AccessToken)
  case unknown
  case revoked
  case expired
}
