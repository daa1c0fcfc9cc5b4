import JSON

extension Rule<TokenEvidence> {
  /// RFC 9068 §4: an ID token is not accepted in place of an access token.
  package static let jwtTyp = Rule(
    "jwt/typ", .warning, "The token says that it is an access token",
    clauses: ["RFC 9068 §2.1", "RFC 9068 §4", "RFC 8725 §3.11"],
    why: """
      An ID token tells a client who signed in; it is not made to open a resource. A typ of at+jwt keeps \
      the two apart. Without it a token is simply not of RFC 9068's profile, as with Entra ID, Cognito \
      and Auth0 by default.
      """,
    fixes: [
      Fix(.client, "Send the access_token of the token response, not the id_token."),
      Fix(.authorizationServer, "Set typ to at+jwt in access tokens."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"typ":"application/at+jwt"}}"#),
      .fails(.warning, #"{"header":{"typ":"JWT"}}"#),
      .fails(.warning, #"{"header":{"typ":null}}"#),
      .fails(.error, #"{"header":{"typ":"JWT"},"claims":{"nonce":"n1"}}"#),
      .fails(.error, #"{"header":{"typ":"JWT"},"claims":{"at_hash":"x"}}"#),
      .fails(.error, #"{"header":{"typ":"JWT"},"claims":{"aud":"c1"}}"#),
    ]
  ) { subject in
    guard subject.kind == .accessToken || subject.kind == .idToken, let claims = subject.claims else {
      return .skip("it is no access token at all")
    }
    let type = subject.header["typ"]?.string
    let isAccessToken = ["at+jwt", "application/at+jwt"].contains(type?.lowercased())
    if let mark = claims.markOfIDToken(unless: isAccessToken) {
      return .fail(
        .error, "this is an ID token (\(mark)), which tells a client who signed in and opens no resource",
        at: TokenEvidence.header("typ"))
    }
    if isAccessToken { return .pass }
    let said = type.map { "typ is \"\($0.harmless(limit: 60))\"" } ?? "there is no typ"
    return .fail(
      .warning, "\(said): the token does not say that it is an access token (at+jwt)",
      at: TokenEvidence.header("typ"))
  }
}

extension TokenClaims {
  /// What only an ID token has: OpenID Connect Core §2, and an audience that is the client alone.
  fileprivate func markOfIDToken(unless isAccessToken: Bool) -> String? {
    if nonce != nil { return "it has a nonce" }
    if atHash != nil { return "it has an at_hash" }
    if typ?.string == "ID" { return "its claim typ is ID" }
    if tokenUse?.string == "id" { return "its token_use is id" }
    guard !isAccessToken, let client, audiences.count == 1, audiences[0].isIdentical(to: client) else {
      return nil
    }
    return "its only audience is the client"
  }
}
