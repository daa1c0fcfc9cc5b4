import JSON
import LibCrypto

/// Tokens that are to be made for a grant and remembered.
struct TokenIssue: Sendable {
  let grantID: String
  let grant: Grant
  /// May be fewer than the grant's.
  let scopes: [String]
  let isRefreshable: Bool
  let confirmation: Confirmation
  let note: String

  /// The one token of a grant that begins and ends with it.
  static func new(_ grant: Grant, confirmation: Confirmation, note: String, in room: Room) -> Answer {
    let id = room.unguessable()
    room.withState { $0.grants[id] = grant }
    return TokenIssue(
      grantID: id, grant: grant, scopes: grant.scopes, isRefreshable: false, confirmation: confirmation,
      note: note
    ).answer(in: room)
  }

  /// RFC 6749 §5.1: the answer of the token endpoint.
  func answer(in room: Room) -> Answer {
    let now = room.now
    let record = AccessToken(
      grant: grantID, clientID: grant.clientID, subject: grant.subject, scopes: scopes,
      audience: Self.audience(of: grant, in: room), issued: now, expires: now + room.configuration.tokenLife,
      id: room.unguessable(), confirmation: confirmation)
    let token: String
    switch room.configuration.tokens {
    case .opaque: token = room.unguessable("opaque-")
    case .jwt:
      do throws(LibCryptoError) {
        token = try room.key.sign(.object(TokenClaims.json(record, in: room)))
      } catch {
        return Refusal("server_error", "the token could not be signed: \(error)", status: 500).answer
      }
    }
    let refresh = isRefreshable ? room.unguessable("refresh-") : nil
    room.withState { state in
      state.accessTokens[token] = record
      if let refresh {
        state.refreshTokens[refresh] = RefreshToken(
          grant: grantID, issued: now, expires: now + room.configuration.refreshLife)
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
}
