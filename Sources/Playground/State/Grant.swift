/// What a person, or a machine for itself, allowed a client; every token belongs to one.
struct Grant: Sendable {
  let clientID: String
  /// The user's name, or the client's id where no person is involved.
  let subject: String
  let scopes: [String]
  let resource: String?
  let begins: Int64
  /// What its refresh tokens are bound to.
  var holder = Confirmation()
  var isEnded = false
}

/// An access token that was issued.
struct AccessToken: Sendable {
  let grant: String
  let clientID: String
  let subject: String
  let scopes: [String]
  let audience: [String]
  let issued: Int64
  let expires: Int64
  let id: String
  let confirmation: Confirmation
  var isRevoked = false

  /// RFC 6749 §3.3.
  var scope: String { scopes.joined(separator: " ") }
}

/// One member of a grant's family of refresh tokens.
struct RefreshToken: Sendable {
  let grant: String
  let issued: Int64
  let expires: Int64
  /// When it was changed into another one; using it later is proof of a copy (RFC 9700 §4.14.2).
  var used: Double?
}
