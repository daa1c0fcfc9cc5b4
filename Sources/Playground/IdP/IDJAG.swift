import HTTP
import JSON
import LibCrypto

/// An identity assertion JWT authorization grant: what the enterprise says to another server about a person.
struct IDJAG: Sendable {
  static let type = "oauth-id-jag+jwt"
  static let profile = "urn:ietf:params:oauth:grant-profile:id-jag"

  let subject: String
  let resource: String?
  let scopes: [String]?

  /// EMA-4: exactly these claims.
  static func claims(
    _ provider: IdentityProvider, subject: String, audience: String, resource: String?, scope: String?,
    id: String, at now: Int64
  ) -> JSONValue {
    var claims: JSONObject = [
      "iss": .string(provider.issuer), "sub": .string(subject), "aud": .string(audience),
      "client_id": .string(provider.clientElsewhere), "jti": .string(id),
      "exp": JSONValue(now + IdentityProvider.grantLife), "iat": JSONValue(now),
    ]
    claims.set("resource", resource.map { .string($0) })
    claims.set("scope", scope.map { .string($0) })
    return .object(claims)
  }

  /// The draft's Processing Rules at the authorization server; the type was looked at before.
  init(_ token: SignedToken, for client: Client, in room: Room) throws(TokenFault) {
    guard let provider = room.identityProvider else { throw TokenFault("is of nobody who is trusted here") }
    guard token.claims["iss"]?.string?.isIdentical(to: provider.issuer) == true else {
      throw TokenFault("is of another issuer")
    }
    try token.check(signedBy: provider.keys.keys)
    guard token.audience.count == 1,
      room.site.metadataDocuments.contains(where: {
        $0.issuer.isIdentical(to: token.audience[0])
      })
    else { throw TokenFault("is for another authorization server") }
    guard token.claims["client_id"]?.string?.isIdentical(to: client.id) == true else {
      throw TokenFault("is another client's")
    }
    let times = try TokenTimes(token, at: room.configuration.now())
    guard token.claims["iat"] != nil else { throw TokenFault("has no iat") }
    guard let subject = token.claims["sub"]?.string, !subject.isEmpty else { throw TokenFault("has no sub") }
    guard let id = token.claims["jti"]?.string, !id.isEmpty else { throw TokenFault("has no jti") }
    self.subject = subject
    resource = try Self.resource(token, in: room)
    scopes = try Self.scopes(token, in: room)
    // EMA-7: a grant may be shown again while it holds, unless that is not wanted.
    if room.configuration.takesAssertionsOnce {
      try room.claim("ID-JAG", provider.issuer, id, until: times.expires)
    }
  }

  private static func resource(_ token: SignedToken, in room: Room) throws(TokenFault) -> String? {
    guard let value = token.claims["resource"] else { return nil }
    guard let text = value.string, room.site.accepts(resource: text) else {
      throw TokenFault("is for another resource")
    }
    return text
  }

  private static func scopes(_ token: SignedToken, in room: Room) throws(TokenFault) -> [String]? {
    guard let value = token.claims["scope"] else { return nil }
    guard let text = value.string else { throw TokenFault("has a scope that is no text") }
    do throws(Refusal) { return try ScopeChoice.read(text, in: room) } catch {
      throw TokenFault("has a scope that there is not here")
    }
  }
}
