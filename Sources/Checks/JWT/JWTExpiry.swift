import JSON

extension Rule<TokenEvidence> {
  /// RFC 9068 §4: an expired token is refused.
  package static let jwtExpiry = Rule(
    "jwt/expiry", .error, "The token expires, and has not yet",
    clauses: ["RFC 9068 §2.2", "RFC 7519 §4.1.4", "MCP security: Token Theft"],
    why: """
      A server must refuse an expired token. One that lives long is worth stealing, and one whose exp \
      and expires_in differ is renewed at the wrong moment.
      """,
    fixes: [
      Fix(.user, "Renew it: mcpauth refresh URL, or sign in anew."),
      Fix(
        .authorizationServer,
        """
        Give access tokens of people an hour or less, and say the same in expires_in; write exp as a \
        number of seconds.
        """),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"claims":{"exp":1800003540.5}}"#),
      .fails(.error, #"{"claims":{"exp":1799999000}}"#),
      .fails(.error, #"{"claims":{"exp":null}}"#),
      .fails(.error, #"{"claims":{"exp":"tomorrow"}}"#),
      .fails(.error, #"{"claims":{"exp":true}}"#),
      .fails(.warning, #"{"claims":{"exp":"1800003540"}}"#),
      .fails(.warning, #"{"claims":{"exp":1800604800}}"#),
      .fails(.info, #"{"claims":{"exp":1800604800,"sub":"c1"}}"#),
      .fails(.warning, #"{"expires_at":1800007200}"#),
    ]
  ) { subject in
    guard let claims = subject.claims, subject.kind != .dpopProof else { return .skip("there are no claims") }
    let date = NumericDate(claims.exp)
    let place = TokenEvidence.claim("exp")
    guard let exp = date.seconds else {
      switch date {
      case .absent where subject.kind == .accessToken || subject.kind == .idToken:
        return .fail(.error, "there is no exp: the token never expires")
      case .wrong(let kind): return .fail(.error, "exp is \(kind) instead of a number of seconds", at: place)
      default: return .skip("there is no exp")
      }
    }
    let now = subject.expected.now
    if exp + subject.expected.leeway <= now {
      return .fail(.error, "the token expired \(TimeWords.relative(exp, to: now))", at: place)
    }
    return .of(claims.notesOnExpiry(date, exp, subject.expected))
  }
}

extension TokenClaims {
  fileprivate func notesOnExpiry(_ date: NumericDate, _ exp: Double, _ expected: TokenExpectations)
    -> [Finding]
  {
    let place = Place("payload", member: "exp")
    var notes: [Finding] = []
    if case .text = date {
      notes.append(Finding(.warning, "exp is a string; a number of seconds is needed", at: place))
    }
    let start = NumericDate(iat).seconds ?? NumericDate(nbf).seconds ?? expected.now
    if exp - start > 86_400, !date.isMilliseconds {
      let isMachine = sub == nil || sub?.string == client
      notes.append(
        Finding(
          isMachine ? .info : .warning, "the token lives \(TimeWords.span(exp - start)), longer than a day",
          at: place))
    }
    if let said = expected.expiresAt, abs(Double(said) - exp) > 60 {
      notes.append(
        Finding(
          .warning,
          "exp and the expires_in of the token response are \(TimeWords.span(Double(said) - exp)) apart",
          at: place))
    }
    return notes
  }
}
