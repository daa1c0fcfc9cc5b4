extension Rule<TokenEvidence> {
  /// RFC 7519 §2: NumericDate.
  package static let joseMilliseconds = Rule(
    "jose/milliseconds", .warning, "Times are in seconds",
    clauses: ["RFC 7519 §2"],
    why: """
      JavaScript counts milliseconds, JWT seconds. An exp in milliseconds lies tens of thousands of \
      years ahead, so the token never expires; an nbf in milliseconds never begins.
      """,
    fixes: [
      Fix(.authorizationServer, "Divide by 1000: Math.floor(Date.now() / 1000).")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.warning, #"{"claims":{"exp":1800003540000}}"#),
      .fails(.warning, #"{"claims":{"iat":1799999940000}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims else { return .skip("there are no claims") }
    var findings: [Finding] = []
    for (name, value) in [("exp", claims.exp), ("nbf", claims.nbf), ("iat", claims.iat)]
    where NumericDate(value).isMilliseconds {
      findings.append(
        Finding(.warning, "\(name) is in milliseconds; seconds are needed", at: TokenEvidence.claim(name)))
    }
    return .of(findings)
  }
}
