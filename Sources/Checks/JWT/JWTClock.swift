extension Rule<TokenEvidence> {
  /// RFC 7519 §4.1.5: before nbf a token must not be accepted.
  package static let jwtClock = Rule(
    "jwt/clock", .warning, "The token does not come from the future",
    clauses: ["RFC 7519 §4.1.5", "RFC 7519 §4.1.6"],
    why: "A token that begins to count later than now is refused until then: one of the clocks is wrong.",
    fixes: [
      Fix(.user, "Let this machine take its time from NTP."),
      Fix(.authorizationServer, "Let the machines take their time from NTP; do not set nbf ahead of now."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"claims":{"iat":1800000030}}"#),
      .fails(.warning, #"{"claims":{"iat":1800000300}}"#),
      .fails(.warning, #"{"claims":{"nbf":1800000300}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims else { return .skip("there are no claims") }
    let expected = subject.expected
    var findings: [Finding] = []
    for (name, value) in [("nbf", claims.nbf), ("iat", claims.iat)] {
      guard let moment = NumericDate(value).seconds, moment > expected.now + expected.leeway,
        !NumericDate(value).isMilliseconds
      else { continue }
      findings.append(
        Finding(
          .warning,
          "\(name) is in the future, \(TimeWords.relative(moment, to: expected.now)): a clock is wrong, here or there",
          at: TokenEvidence.claim(name)))
    }
    return .of(findings)
  }
}
