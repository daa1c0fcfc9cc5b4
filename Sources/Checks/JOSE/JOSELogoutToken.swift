import JSON

extension Rule<TokenEvidence> {
  /// What its reader checks.
  package static let joseLogoutToken = Rule(
    "jose/logout-token", .warning, "A logout token has what its profile asks for",
    clauses: ["OpenID Connect Back-Channel Logout §2.4"],
    why: "Who receives a logout token ignores one that lacks these claims, or that has a nonce.",
    fixes: [
      Fix(.authorizationServer, "Add what is missing: iss, aud, iat, jti, events.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"typ":"logout+jwt"},"claims":{"events":{}}}"#),
      .fails(.warning, #"{"header":{"typ":"logout+jwt"}}"#),
    ]
  ) { subject in
    guard subject.kind == .logoutToken, let claims = subject.claims else { return .skip("it is none") }
    let missing = ["iss", "aud", "iat", "jti", "events"].filter { claims.object[$0] == nil }
    var findings: [Finding] = []
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning, "these claims are missing: \(missing.joined(separator: ", "))", at: Place("payload")))
    }

    if claims.nonce != nil {
      findings.append(Finding(.warning, "a nonce is forbidden here", at: TokenEvidence.claim("nonce")))
    }

    return .of(findings)
  }
}
