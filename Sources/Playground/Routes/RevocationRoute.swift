import HTTP
import JSON
import Serving

/// RFC 7009: a client gives a token back.
enum RevocationRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let client = try await ClientAuthentication.caller(request, form, in: room).client
      guard let token = form["token"] else { throw Refusal("invalid_request", "token is needed") }
      let note = room.withState { revoke(token, of: client, in: &$0) }
      return Answer(200, headers: ["Cache-Control": "no-store"], note: note)
    } catch {
      return error.answer
    }
  }

  /// RFC 7009 §2.1-2.2: a refresh token takes its access tokens along; an unknown one is as good as gone.
  private static func revoke(_ token: String, of client: Client, in state: inout PlaygroundState) -> String {
    if let refresh = state.refreshTokens[token], let grant = state.grants[refresh.grant] {
      guard grant.clientID.isIdentical(to: client.id) else { return "another client's token stays" }
      state.end(grant: refresh.grant)
      return "refresh token and its family"
    }
    guard let access = state.accessTokens[token] else { return "unknown token" }
    guard access.clientID.isIdentical(to: client.id) else { return "another client's token stays" }
    state.accessTokens[token]?.isRevoked = true
    return "access token"
  }
}
