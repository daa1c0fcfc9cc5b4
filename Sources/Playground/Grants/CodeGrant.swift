import HTTP
import JSON
import LibCrypto

/// OAuth 2.1 §4.1.3: a code becomes tokens, once.
enum CodeGrant {
  static func answer(_ request: GrantRequest, in room: Room) throws(Refusal) -> Answer {
    let (form, client) = (request.form, request.client)
    guard let text = form["code"], let verifier = form["code_verifier"] else {
      throw Refusal("invalid_request", "code and code_verifier are needed")
    }
    let now = room.now
    let code = try take(text, client, in: room)
    guard now < code.expires else { throw Refusal("invalid_grant", "the code has expired") }
    // RFC 6749 §4.1.3; OAuth 2.1 no longer asks for it, so only a wrong one is refused.
    if let redirect = form["redirect_uri"], !redirect.isIdentical(to: code.redirectURI) {
      throw Refusal("invalid_grant", "redirect_uri is not the one of the authorization request")
    }
    guard Base64URL.encode(Digest.sha256(verifier.utf8)).isIdentical(to: code.codeChallenge) else {
      throw Refusal("invalid_grant", "code_verifier does not fit the code_challenge")
    }
    guard let grant = room.withState({ $0.hold(code.grant, by: request.holder) }), !grant.isEnded else {
      throw Refusal("invalid_grant", "what was allowed was taken back")
    }
    try ResourceChoice.check(form, grant, in: room)
    return TokenIssue(
      grantID: code.grant, grant: grant, scopes: grant.scopes,
      isRefreshable: isRefreshable(grant, client, in: room), confirmation: request.confirmation,
      note: "code for tokens of \(client.name)"
    ).answer(in: room)
  }

  /// RFC 6749 §4.1.2: a second use takes back what the first one gave.
  private static func take(_ text: String, _ client: Client, in room: Room) throws(Refusal)
    -> AuthorizationCode
  {
    try room.withState { state throws(Refusal) in
      guard let code = state.codes[text], code.clientID.isIdentical(to: client.id) else {
        throw Refusal("invalid_grant", "the code is unknown or another client's")
      }
      guard !code.isUsed else {
        state.end(grant: code.grant)
        throw Refusal("invalid_grant", "the code was used before; its tokens are revoked now")
      }
      state.codes[text]?.isUsed = true
      return code
    }
  }

  private static func isRefreshable(_ grant: Grant, _ client: Client, in room: Room) -> Bool {
    if room.site.layout == .scalekit { return grant.scopes.contains(ScopeChoice.offline) }
    return client.grantTypes.contains(.refreshToken)
  }
}

extension PlaygroundState {
  /// Binds the refresh tokens of a grant to whoever takes the first one.
  fileprivate mutating func hold(_ id: String, by holder: Confirmation) -> Grant? {
    grants[id]?.holder = holder
    return grants[id]
  }
}
