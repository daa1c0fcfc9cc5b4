import JSON

extension Rule<TokenEvidence> {
  /// What its reader checks.
  package static let joseIdJag = Rule(
    "jose/id-jag", .warning, "An ID-JAG has the claims of its profile",
    clauses: ["ID-JAG draft §3"],
    why: """
      The authorization server that an ID-JAG is presented to refuses one without these claims, and one \
      with more than one audience.
      """,
    fixes: [
      Fix(.authorizationServer, "Add what is missing: iss, sub, aud, client_id, jti, exp, iat.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"typ":"oauth-id-jag+jwt"}}"#),
      .fails(.warning, #"{"header":{"typ":"oauth-id-jag+jwt"},"claims":{"aud":["a","b"]}}"#),
    ]
  ) { subject in
    guard subject.kind == .idJAG, let claims = subject.claims else { return .skip("it is none") }
    let missing = ["iss", "sub", "aud", "client_id", "jti", "exp", "iat"].filter { claims.object[$0] == nil }
    var findings: [Finding] = []
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning, "these claims are missing: \(missing.joined(separator: ", "))", at: Place("payload")))
    }

    if claims.audiences.count > 1 {
      findings.append(
        Finding(
          .warning, "aud names \(claims.audiences.count) audiences, one is allowed",
          at: TokenEvidence.claim("aud")))
    }

    return .of(findings)
  }
}
