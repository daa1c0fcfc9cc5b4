extension Rule<TokenEvidence> {
  /// A note, where the marks fit.
  package static let joseEntra = Rule(
    "jose/entra", .info, "A token of Microsoft Entra ID is read by its version",
    clauses: ["the vendor's documentation"],
    why: """
      Entra ID writes sts.windows.net into v1.0 tokens and login.microsoftonline.com/…/v2.0 into others; \
      the API's manifest decides (requestedAccessTokenVersion). Scopes stand in scp, roles of \
      applications in roles, and aud is the API's App ID or its URI.
      """,
    fixes: [
      Fix(
        .server,
        """
        Set requestedAccessTokenVersion to 2 in the API's manifest, and expect the issuer and audience \
        of that version.
        """)
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"claims":{"iss":"https://sts.windows.net/t/"}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims, case .entra(let version)? = TokenVendor(claims) else { return .pass }
    return .fail(
      .info,
      "Entra ID, v\(version).0: scopes are in scp, application roles in roles; a v1.0 and a v2.0 token differ in iss and aud",
      at: TokenEvidence.claim("iss"))
  }
}
