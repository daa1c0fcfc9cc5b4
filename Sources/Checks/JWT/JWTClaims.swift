import JSON

extension Rule<TokenEvidence> {
  /// RFC 9068 §2.2: seven claims are required.
  package static let jwtClaims = Rule(
    "jwt/claims", .warning, "The claims of the profile are there, with their types",
    clauses: ["RFC 9068 §2.2", "RFC 7519 §4.1"],
    why: """
      Servers read who, by which client and until when out of these claims; a missing one or another \
      type is a refusal in one library and a surprise in the next.
      """,
    fixes: [
      Fix(.authorizationServer, "Issue tokens by RFC 9068: iss, exp, aud, sub, client_id, iat and jti."),
      Fix(.client, "Use the token of your own client."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"claims":{"client_id":null,"azp":"c1"}}"#),
      .fails(.warning, #"{"claims":{"jti":null}}"#),
      .fails(.warning, #"{"claims":{"sub":7}}"#),
      .fails(.warning, #"{"claims":{"aud":[1]}}"#),
      .fails(.warning, #"{"client_id":"c2"}"#),
    ]
  ) { subject in
    guard subject.mayBeAccessToken, let claims = subject.claims else { return .skip("it is no access token") }
    var findings: [Finding] = []
    let missing = claims.missingMembers
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning,
          "RFC 9068 asks for \(missing.joined(separator: ", ")), which \(missing.count == 1 ? "is" : "are") missing",
          at: Place("payload")))
    }
    findings += claims.wrongTypes
    if let own = subject.expected.clientID, let client = claims.client, !client.isIdentical(to: own) {
      findings.append(
        Finding(
          .warning,
          "the token is of the client \"\(client.harmless(limit: 200))\", not of \"\(own.harmless(limit: 200))\"",
          at: TokenEvidence.claim(claims.clientID == nil ? "azp" : "client_id")))
    }
    return .of(findings)
  }
}

extension TokenClaims {
  fileprivate var missingMembers: [String] {
    var missing: [String] = []
    if iss == nil { missing.append("iss") }
    if exp == nil { missing.append("exp") }
    if aud == nil { missing.append("aud") }
    if sub == nil { missing.append("sub") }
    if clientID == nil, azp == nil { missing.append("client_id") }
    if iat == nil { missing.append("iat") }
    if jti == nil { missing.append("jti") }
    return missing
  }

  fileprivate var wrongTypes: [Finding] {
    var findings: [Finding] = []
    func note(_ name: String, _ value: JSONValue, _ needed: String) {
      findings.append(
        Finding(.warning, "\(name) is \(value.kind) instead of \(needed)", at: Place("payload", member: name))
      )
    }
    for (name, value) in [
      ("iss", iss), ("sub", sub), ("jti", jti), ("client_id", clientID), ("azp", azp),
    ] {
      if let value, value.string == nil { note(name, value, "a string") }
    }
    if let aud, aud.string == nil, aud.strings == nil { note("aud", aud, "a string or an array of strings") }
    for (name, value) in [("iat", iat), ("nbf", nbf)] {
      if let value, value.number == nil { note(name, value, "a number") }
    }
    return findings
  }
}
