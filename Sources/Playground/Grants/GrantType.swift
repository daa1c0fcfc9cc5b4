/// RFC 6749 §1.3 and its extensions: what a client gives for a token.
enum GrantType: String, Sendable, CaseIterable {
  case authorizationCode = "authorization_code"
  case refreshToken = "refresh_token"
  case clientCredentials = "client_credentials"
  case deviceCode = "urn:ietf:params:oauth:grant-type:device_code"

  /// Those of clients that act for a person.
  static let persons: [GrantType] = [.authorizationCode, .refreshToken]

  static func served(by configuration: PlaygroundConfiguration) -> [GrantType] { allCases }
}
