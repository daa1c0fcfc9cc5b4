import HTTP
import JSON
import Serving

/// RFC 7662: what a token is, for clients that can prove who they are.
enum IntrospectionRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let caller = try await ClientAuthentication.caller(request, form, in: room)
      guard caller.isAuthenticated else {
        throw Refusal("invalid_client", "introspection needs a client that proves itself", status: 401)
      }
      guard let token = form["token"] else { throw Refusal("invalid_request", "token is needed") }
      let json = describe(token, in: room)
      return .secret(200, json, note: json["active"] == true ? "active" : "inactive")
    } catch {
      return error.answer
    }
  }

  private static func describe(_ token: String, in room: Room) -> JSONValue {
    let now = room.now
    if let json = room.withState({ refresh(token, at: now, in: $0) }) { return json }
    guard case .valid(let access) = room.withState({ $0.validToken(token, at: now) }) else {
      return ["active": false]
    }
    var json: JSONObject = [
      "active": true, "token_type": "Bearer", "username": .string(access.subject),
    ]
    for claim in TokenClaims.json(access, in: room).members { json.append(claim.name, claim.value) }
    return .object(json)
  }

  /// Nil for what is no refresh token, or one that gives nothing any more.
  private static func refresh(_ text: String, at now: Int64, in state: PlaygroundState) -> JSONValue? {
    guard let token = state.refreshTokens[text], let grant = state.grants[token.grant], !grant.isEnded,
      token.used == nil, now < token.expires
    else { return nil }
    return [
      "active": true, "token_type": "refresh_token", "client_id": .string(grant.clientID),
      "sub": .string(grant.subject), "scope": .string(grant.scopes.joined(separator: " ")),
      "iat": JSONValue(token.issued), "exp": JSONValue(token.expires),
    ]
  }
}
