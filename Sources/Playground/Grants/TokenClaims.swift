import JSON

/// RFC 9068 §2.2: what an access token says, in itself or by introspection.
enum TokenClaims {
  static func json(_ token: AccessToken, in room: Room) -> JSONObject {
    let isScalekit = room.site.layout == .scalekit
    let issuer =
      isScalekit && room.configuration.namesEnvironmentAsIssuer ? room.site.origin : room.site.issuer
    var claims: JSONObject = [
      "iss": .string(issuer), "sub": .string(token.subject),
      "aud": token.audience.count == 1 ? .string(token.audience[0]) : JSONValue(token.audience),
      "client_id": .string(token.clientID), "scope": .string(token.scope),
    ]
    if isScalekit { claims.append("scopes", JSONValue(token.scopes)) }
    claims.append("iat", JSONValue(token.issued))
    claims.append("exp", JSONValue(token.expires))
    claims.append("jti", .string(token.id))
    claims.set("cnf", token.confirmation.json)
    return claims
  }
}
