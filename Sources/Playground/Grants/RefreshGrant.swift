import HTTP
import JSON

/// OAuth 2.1 §4.3: a refresh token becomes new tokens and is used up.
enum RefreshGrant {
  static func answer(_ request: GrantRequest, in room: Room) throws(Refusal) -> Answer {
    guard let text = request.form["refresh_token"] else {
      throw Refusal("invalid_request", "refresh_token is needed")
    }
    let asked = request.form["scope"]?.split(separator: " ").map(String.init)
    let (id, grant) = try rotate(text, asked, request, in: room)
    return TokenIssue(
      grantID: id, grant: grant, scopes: asked ?? grant.scopes, isRefreshable: true,
      confirmation: request.confirmation, note: "refresh for \(request.client.name)"
    ).answer(in: room)
  }

  /// RFC 9700 §4.14.2: an old refresh token is proof of a copy, nobody knows whose: the family ends. Within the
  /// grace time it only shows that an answer did not arrive.
  private static func rotate(
    _ text: String, _ asked: [String]?, _ request: GrantRequest, in room: Room
  ) throws(Refusal) -> (String, Grant) {
    let now = room.configuration.now()
    return try room.withState { state throws(Refusal) in
      guard let token = state.refreshTokens[text], let grant = state.grants[token.grant],
        grant.clientID.isIdentical(to: request.client.id)
      else { throw Refusal("invalid_grant", "the refresh token is unknown or another client's") }
      guard !grant.isEnded else { throw Refusal("invalid_grant", "the refresh token was revoked") }
      guard Int64(now) < token.expires else {
        throw Refusal("invalid_grant", "the refresh token has expired")
      }
      if let used = token.used, now >= used + room.configuration.rotationGrace {
        state.end(grant: token.grant)
        throw Refusal("invalid_grant", "the refresh token was used before; its whole family is revoked now")
      }
      guard grant.holder.isEmpty || grant.holder == request.confirmation else {
        throw Refusal("invalid_grant", "the refresh token is bound to another key or certificate")
      }
      try ResourceChoice.check(request.form, grant, in: room)
      if let beyond = asked?.first(where: { !grant.scopes.contains($0) }) {
        throw Refusal(
          "invalid_scope", "\"\(beyond.harmless(limit: 100))\" was not granted; a refresh cannot widen")
      }
      if token.used == nil { state.refreshTokens[text]?.used = now }
      return (token.grant, grant)
    }
  }
}
