/// Which names stand for values that must not be seen; the one list for URLs, header fields, forms, JSON and HTML.
package enum Redaction: Sendable, Hashable {
  /// A token: a digest may tell two of them apart, and a JWT's claims may be shown.
  case token
  /// Anything else that opens a door.
  case secret
  /// No secret, but nothing to hand on either: the beginning is shown.
  case shortened

  private static let tokens: Set<String> = [
    "access_token", "refresh_token", "id_token", "token", "registration_access_token", "initial_access_token",
    "subject_token", "actor_token", "assertion", "client_assertion", "id_token_hint", "logout_token", "dpop",
  ]

  private static let secrets: Set<String> = [
    "code", "code_verifier", "client_secret", "password", "passphrase", "secret", "device_code", "user_code",
    "api_key", "apikey", "api-key",
  ]

  private static let secretFields: Set<String> = [
    "api-key", "x-api-key", "x-auth-token", "x-access-token", "x-csrf-token", "x-amz-security-token",
  ]

  /// The kind of a parameter or member of that name.
  package static func ofParameter(_ name: String) -> Redaction? {
    let name = name.lowercased()
    if tokens.contains(name) { return .token }
    if secrets.contains(name) { return .secret }
    return name == "state" ? .shortened : nil
  }

  /// The kind of a header field that is hidden as a whole.
  package static func ofField(_ name: String) -> Redaction? {
    let name = name.lowercased()
    if name == "dpop" { return .token }
    return secretFields.contains(name) ? .secret : nil
  }
}
