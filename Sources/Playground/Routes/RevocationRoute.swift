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
      let note = try room.withState { state throws(Refusal) in try revoke(token, of: client, in: &state) }
      return Answer(200, headers: ["Cache-Control": "no-store"], note: note)
    } catch {
      return error.answer
    }
  }

  /// RFC 7009 §2.1-2.2: a refresh token takes its access tokens along; an unknown one is as good as gone. A hint
  /// changes nothing, as the search goes through all tokens anyway.
  private static func revoke(
    _ token: String, of client: Client, in state: inout PlaygroundState
  ) throws(Refusal) -> String {
    if let refresh = state.refreshTokens[token], let grant = state.grants[refresh.grant] {
      try check(grant.clientID, client)
      state.end(grant: refresh.grant)
      return "refresh token and its family"
    }
    guard let access = state.accessTokens[token] else { return "unknown token" }
    try check(access.clientID, client)
    state.accessTokens[token]?.isRevoked = true
    return "access token"
  }

  /// RFC 7009 §2.1: another client's token stays, and the client is told.
  private static func check(_ owner: String, _ client: Client) throws(Refusal) {
    guard owner.isIdentical(to: client.id) else {
      throw Refusal("invalid_grant", "the token is another client's")
    }
  }
}
