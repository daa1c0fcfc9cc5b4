extension Rule<TokenEvidence> {
  /// RFC 8725 §3.12: rules for different kinds of JWTs are mutually exclusive.
  package static let joseNotAccessToken = Rule(
    "jose/not-access-token", .error, "The token is of the kind that opens a resource",
    clauses: ["RFC 8725 §3.11", "RFC 8725 §3.12"],
    why: """
      Every kind of JWT has its own rules. A server that confuses them can be fooled; one that does not \
      refuses all but access tokens.
      """,
    fixes: [
      Fix(.client, "Send the access_token of the token response.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"typ":"JWT"}}"#),
      .fails(.info, #"{"header":{"typ":"dpop+jwt"}}"#),
      .fails(.info, #"{"header":{"typ":"oauth-id-jag+jwt"}}"#),
      .fails(.error, #"{"header":{"typ":"logout+jwt"},"url":"https://mcp.example/mcp"}"#),
      .fails(.info, #"{"claims":{"typ":"Refresh"},"header":{"typ":"JWT"}}"#),
    ]
  ) { subject in
    let use: String
    switch subject.kind {
    case .accessToken, .idToken, .content, .opaque: return .pass
    case .dpopProof:
      use = "a DPoP proof: it shows who holds a key, and goes into the DPoP field beside the token"
    case .idJAG: use = "an ID-JAG: the MCP server's authorization server trades it for an access token"
    case .logoutToken: use = "a logout token: an identity provider sends it to tell that somebody signed out"
    case .clientAssertion: use = "a client assertion: a client authenticates with it at the token endpoint"
    case .refreshToken: use = "a refresh token: it goes to the token endpoint and nowhere else"
    }
    return .fail(
      subject.expected.namesServer ? .error : .info, "this is \(use)", at: TokenEvidence.header("typ"))
  }
}
