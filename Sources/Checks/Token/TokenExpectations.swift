package import HTTP

/// What a token is held against.
package struct TokenExpectations: Sendable {
  /// Unix seconds.
  package var now: Double
  /// JWT-4: seconds by which clocks may differ.
  package var leeway: Double
  /// The MCP server, as it was typed.
  package var server: Location?
  /// Its identifier, as it publishes it.
  package var resource: String?
  /// Whoever may have issued the token; empty where nothing is known.
  package var issuers: [String]
  package var clientID: String?
  /// What the token response said was granted.
  package var grantedScope: String?
  /// Unix seconds at which the token response said that it expires.
  package var expiresAt: Int64?
  package var requiredScopes: [String]
  /// An audience of a backend that the token is passed on to.
  package var downstream: String?

  package init(
    now: Double, leeway: Double = 60, server: Location? = nil, resource: String? = nil,
    issuers: [String] = [], clientID: String? = nil, grantedScope: String? = nil, expiresAt: Int64? = nil,
    requiredScopes: [String] = [], downstream: String? = nil
  ) {
    self.now = now
    self.leeway = leeway
    self.server = server
    self.resource = resource
    self.issuers = issuers
    self.clientID = clientID
    self.grantedScope = grantedScope
    self.expiresAt = expiresAt
    self.requiredScopes = requiredScopes
    self.downstream = downstream
  }

  /// Whether a server is named that the token should open.
  package var namesServer: Bool { server != nil || resource != nil }
}
