package import HTTP
package import JSON

/// A client as one authorization server knows it; never used at another (BIND-1, BIND-2).
package struct Client: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case preregistered
    case dynamic = "dcr"
    case document = "cimd"
  }

  package var kind: Kind
  /// The issuer of the validated metadata.
  package var issuer: String
  package var id: String
  package var secret: Secret?
  /// Unix seconds; nil or zero is never (DCR-6).
  package var secretExpiresAt: Int64?
  package var authentication: ClientAuthentication
  package var redirectURI: String?
  package var scope: String?
  /// What the registration asked for, where it was one of ours.
  package var requestedScope: String?
  package var management: Management?
  package var files: ProofFiles
  /// Unix seconds.
  package var registeredAt: Int64
  /// As ``Session/others``.
  package var others = JSONObject()

  /// RFC 7592 §3: where the registration is read, replaced and deleted.
  package struct Management: Sendable, Hashable {
    package var uri: Location
    package var token: Secret

    package init(uri: Location, token: Secret) {
      self.uri = uri
      self.token = token
    }
  }

  package init(
    kind: Kind, issuer: String, id: String, secret: Secret? = nil, secretExpiresAt: Int64? = nil,
    authentication: ClientAuthentication, redirectURI: String? = nil, scope: String? = nil,
    requestedScope: String? = nil, management: Management? = nil, files: ProofFiles = ProofFiles(),
    registeredAt: Int64
  ) {
    self.kind = kind
    self.issuer = issuer
    self.id = id
    self.secret = secret
    self.secretExpiresAt = secretExpiresAt
    self.authentication = authentication
    self.redirectURI = redirectURI
    self.scope = scope
    self.requestedScope = requestedScope
    self.management = management
    self.files = files
    self.registeredAt = registeredAt
  }

  /// DCR-11: a secret whose time is over.
  package func isExpired(at now: Int64) -> Bool {
    guard let secretExpiresAt, secretExpiresAt > 0 else { return false }
    return secretExpiresAt <= now
  }

  /// The port of a loopback redirect URI, which a strict server compares (LB-3).
  package var redirectPort: UInt16? { redirectURI.flatMap { try? Location($0) }?.explicitPort }
}
