/// A request that was found good and waits for its person.
struct Ticket: Sendable {
  /// Where the person's answer goes.
  enum Destination: Sendable {
    /// Through the browser to the client.
    case client(AuthorizationReply, codeChallenge: String)
    /// To the device that shows this code.
    case device(userCode: String)
  }

  /// Seconds for a person to answer.
  static let life: Int64 = 600

  let clientID: String
  let clientName: String
  /// Where the name comes from, for the person who has to trust it.
  let clientOrigin: Client.Origin
  let scopes: [String]
  let resource: String?
  let loginHint: String?
  var expires: Int64
  let destination: Destination
}

/// What an authorization code stands for (RFC 6749 §4.1.2).
struct AuthorizationCode: Sendable {
  let clientID: String
  let redirectURI: String
  let codeChallenge: String
  let grant: String
  let expires: Int64
  var isUsed = false
}
