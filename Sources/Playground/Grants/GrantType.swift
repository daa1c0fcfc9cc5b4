/// RFC 6749 §1.3 and its extensions: what a client gives for a token.
enum GrantType: String, Sendable, CaseIterable {
  case authorizationCode = "authorization_code"
  case refreshToken = "refresh_token"
  case clientCredentials = "client_credentials"
  case deviceCode = "urn:ietf:params:oauth:grant-type:device_code"
  case tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange"
  case jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"

  /// Those of clients that act for a person.
  static let persons: [GrantType] = [.authorizationCode, .refreshToken]

  /// Assertions count only where somebody is trusted who makes them.
  static func served(by configuration: PlaygroundConfiguration) -> [GrantType] {
    let trusts = configuration.hasIdentityProvider || !configuration.trusted.isEmpty
    return allCases.filter { $0 != .jwtBearer || trusts }
  }
}
