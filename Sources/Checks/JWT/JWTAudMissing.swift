extension Rule<TokenEvidence> {
  /// MCP: a server must check that tokens were issued for it.
  package static let jwtAudMissing = Rule(
    "jwt/aud-missing", .error, "The token names its audience",
    clauses: ["RFC 9068 §2.2", "MCP security: Access Token Privilege Restriction", "RFC 8707 §2"],
    why: """
      Without an audience a server cannot know that the token was made for it, so a token that was \
      stolen from another server would do.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        """
        Fill aud from the resource parameter of the request (RFC 8707), or map the resource to an \
        audience.
        """),
      Fix(.client, "Send resource in the authorization and in the token request."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"claims":{"aud":null}}"#),
      .fails(.error, #"{"claims":{"aud":[]}}"#),
    ]
  ) { subject in
    guard subject.mayBeAccessToken, let claims = subject.claims else { return .skip("it is no access token") }
    guard claims.audiences.isEmpty else { return .pass }
    return .fail(
      .error,
      claims.aud == nil
        ? "there is no aud: no server can tell that the token was made for it"
        : "aud names nobody: no server can tell that the token was made for it",
      at: claims.aud.map { _ in TokenEvidence.claim("aud") })
  }
}
