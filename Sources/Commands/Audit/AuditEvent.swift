import HTTP
import JSON
import OAuth

/// Something that happened to a token or by means of one; every event of the audit log is made from this.
///
/// It holds no secret, and a token that came from the store is no event.
struct AuditEvent: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case login
    /// By a machine's grant.
    case tokenIssued = "token-issued"
    case refresh
    case revocation
    /// A command ended with 2, 3 or 4, and no other event says so.
    case refusal
    case stepUp = "step-up"
    case export
    case imported = "import"
    case toolCall = "tool-call"
  }

  let kind: Kind
  /// Nil is a success.
  var error: FailureCode?
  var issuer: String?
  /// The `resource` parameter, else the MCP server.
  var resource: String?
  var clientID: String?
  var profile = ""
  var grantType: String?
  var requested: Scope?
  var granted: Scope?
  var tool: String?

  init(_ kind: Kind) { self.kind = kind }

  init(_ kind: Kind, server: Location, profile: String) {
    self.kind = kind
    resource = server.canonical
    self.profile = profile
  }

  init(_ kind: Kind, _ session: Session, grantType: String? = nil) {
    self.kind = kind
    self.grantType = grantType
    take(session)
  }

  /// What is known of a session.
  mutating func take(_ session: Session) {
    issuer = session.issuer
    resource = session.resource ?? session.server
    clientID = session.client.id
    profile = session.profile
    granted = session.tokens.scope.map { Scope($0) }
  }

  func failed(_ code: FailureCode) -> AuditEvent {
    var event = self
    event.error = code
    return event
  }

  /// - Parameter scrub: hides what was learned to be secret, in case a server made a name of it.
  func json(time: Int64, scrub: (String) -> String) -> JSONValue {
    func list(_ scope: Scope) -> JSONValue { .array(scope.tokens.map { .string(scrub($0)) }) }
    var object: JSONObject = [
      "time": JSONValue(time), "event": .string(kind.rawValue), "success": .bool(error == nil),
    ]
    object.set("error", error.map { .string($0.rawValue) })
    object.set("issuer", issuer.map { .string(scrub($0)) })
    object.set("resource", resource.map { .string(scrub($0)) })
    object.set("client_id", clientID.map { .string(scrub($0)) })
    if !profile.isEmpty { object["profile"] = .string(scrub(profile)) }
    object.set("grant_type", grantType.map { .string($0) })
    object.set("requested_scopes", requested.map(list))
    object.set("granted_scopes", granted.map(list))
    object.set("tool", tool.map { .string(scrub($0)) })
    return .object(object)
  }
}

extension MachineGrant {
  /// The `grant_type` with which the token is asked for in the end.
  var type: String {
    switch self {
    case .clientCredentials: TokenGrant.clientCredentials.type
    case .jwtBearer(let assertion): TokenGrant.jwtBearer(assertion).type
    case .enterprise(_, let token): TokenGrant.jwtBearer(token.token).type
    case .tokenExchange(let exchange): TokenGrant.tokenExchange(exchange).type
    }
  }
}
