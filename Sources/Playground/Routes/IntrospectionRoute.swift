import HTTP
import JSON
import Serving

/// RFC 7662: what a token is, for clients that can prove who they are.
enum IntrospectionRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let client = try await ClientAuthentication.client(request, form, in: room)
      guard client.isConfidential else {
        throw Refusal("invalid_client", "introspection needs a client with a secret", status: 401)
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
    let refreshed: Grant? = room.withState { state in
      guard let refresh = state.refreshTokens[token], let grant = state.grants[refresh.grant] else {
        return nil
      }
      return grant.isEnded || grant.generation != refresh.generation ? nil : grant
    }
    if let grant = refreshed {
      return [
        "active": true, "token_type": "refresh_token", "client_id": .string(grant.clientID),
        "sub": .string(grant.subject), "scope": .string(grant.scopes.joined(separator: " ")),
      ]
    }
    guard case .valid(let access) = room.withState({ $0.validToken(token, at: now) }) else {
      return ["active": false]
    }
    return [
      "active": true, "token_type": "Bearer", "client_id": .string(access.clientID),
      "username": .string(access.subject), "sub": .string(access.subject), "scope": .string(access.scope),
      "aud": JSONValue(access.audience), "iss": .string(room.site.issuer), "iat": JSONValue(access.issued),
      "exp": JSONValue(access.expires), "jti": .string(access.id),
    ]
  }
}
