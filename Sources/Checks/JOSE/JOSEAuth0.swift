extension Rule<TokenEvidence> {
  /// A note, where the marks fit.
  package static let joseAuth0 = Rule(
    "jose/auth0", .info, "A token of Auth0 is a JWT only for a known API",
    clauses: ["the vendor's documentation"],
    why: """
      Auth0 gives opaque tokens unless the request names an audience that is registered as an API; its \
      issuer ends with a slash, and aud often has /userinfo as well.
      """,
    fixes: [
      Fix(
        .server,
        """
        Register the MCP server as an API in Auth0 with its URL as identifier, or set a default \
        audience.
        """)
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"claims":{"iss":"https://t.auth0.com/"}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims, case .auth0? = TokenVendor(claims) else { return .pass }
    return .fail(
      .info,
      "Auth0: the issuer ends with a slash, and a token is a JWT only where the request named a known API (audience)",
      at: TokenEvidence.claim("iss"))
  }
}
