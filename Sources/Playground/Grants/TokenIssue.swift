import JSON
import LibCrypto

/// Makes tokens for a grant and remembers them.
enum TokenIssue {
  /// RFC 6749 §5.1: the answer of the token endpoint; `scopes` may be fewer than the grant's.
  static func answer(
    _ id: String, _ grant: Grant, scopes: [String], refreshable: Bool, in room: Room, note: String
  ) -> Answer {
    let now = room.now
    let expires = now + room.configuration.tokenLife
    let record = AccessToken(
      grant: id, clientID: grant.clientID, subject: grant.subject, scopes: scopes,
      audience: audience(of: grant, in: room), issued: now, expires: expires, id: room.unguessable())
    let token: String
    switch room.configuration.tokens {
    case .opaque: token = room.unguessable("opaque-")
    case .jwt:
      do throws(LibCryptoError) {
        token = try room.key.sign(claims(record, in: room))
      } catch {
        return Refusal("server_error", "the token could not be signed: \(error)", status: 500).answer
      }
    }
    let refresh = refreshable ? room.unguessable("refresh-") : nil
    room.withState { state in
      state.accessTokens[token] = record
      if let refresh {
        state.refreshTokens[refresh] = RefreshToken(grant: id, generation: grant.generation)
      }
    }
    var object: JSONObject = [
      "access_token": .string(token), "token_type": "Bearer",
      "expires_in": JSONValue(room.configuration.tokenLife), "scope": .string(record.scope),
    ]
    object.set("refresh_token", refresh.map { .string($0) })
    return .secret(200, .object(object), note: note)
  }

  /// Scalekit's tokens name the resource by its id and by its URL.
  private static func audience(of grant: Grant, in room: Room) -> [String] {
    guard room.site.layout == .scalekit else { return [grant.resource ?? room.site.resource] }
    return [room.site.names.resource, room.site.resource]
  }

  /// RFC 9068 §2.2.
  private static func claims(_ token: AccessToken, in room: Room) -> JSONValue {
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
    return .object(claims)
  }
}
