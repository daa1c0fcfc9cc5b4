extension Rule<TokenEvidence> {
  /// A note, where the marks fit.
  package static let joseCognito = Rule(
    "jose/cognito", .info, "A token of Amazon Cognito has no audience",
    clauses: ["the vendor's documentation"],
    why: """
      Access tokens of Cognito have client_id and no aud; token_use tells access from ID tokens. \
      Resource binding needs the newer plans and a resource server.
      """,
    fixes: [
      Fix(.server, "Check client_id and token_use in the server, or bind the resource in the user pool.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(
        .info,
        #"""
        {"claims":{"iss":"https://cognito-idp.eu-west-1.amazonaws.com/p","token_use":"access"}}
        """#),
    ]
  ) { subject in
    guard let claims = subject.claims, case .cognito? = TokenVendor(claims) else { return .pass }
    return .fail(
      .info,
      "Cognito: access tokens say client_id instead of aud, and token_use tells them from ID tokens",
      at: TokenEvidence.claim("iss"))
  }
}
