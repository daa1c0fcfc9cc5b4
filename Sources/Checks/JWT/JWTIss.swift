import JSON

extension Rule<TokenEvidence> {
  /// RFC 9068 §4: the issuer must match exactly.
  package static let jwtIss = Rule(
    "jwt/iss", .error, "The issuer is the one that the resource names",
    clauses: ["RFC 9068 §4", "RFC 7519 §4.1.1", "RFC 8414 §3.3"],
    why: """
      A server takes tokens of the authorization server that its resource metadata names, and of no \
      other; it compares the identifiers byte for byte.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        "Put the same identifier into iss as into the issuer of the metadata, to the last slash."),
      Fix(
        .server,
        """
        Configure the issuer exactly as tokens say it; for Entra ID ask for v2.0 tokens or expect \
        sts.windows.net.
        """),
      Fix(.user, "Sign in at the authorization server that the resource names."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"issuer":"https://as.example"}"#),
      .passes(
        #"""
        {"issuer":"https://env.example/resources/res_123",\#
        "claims":{"iss":"https://env.example/resources/res_123"}}
        """#),
      .fails(.error, #"{"issuer":"https://other.example"}"#),
      .fails(.error, #"{"issuer":"https://as.example/"}"#),
      .fails(.error, #"{"issuer":"https://as.example","claims":{"iss":null}}"#),
      .fails(
        .info,
        #"""
        {"issuer":"https://env.example/resources/res_123","claims":{"iss":"https://env.example"}}
        """#),
      .fails(
        .error,
        #"""
        {"issuer":"https://login.microsoftonline.com/t/v2.0",\#
        "claims":{"iss":"https://sts.windows.net/t/"}}
        """#),
    ]
  ) { subject in
    guard let claims = subject.claims, subject.kind != .dpopProof else { return .skip("there are no claims") }
    let expected = subject.expected.issuers
    guard let first = expected.first else { return .skip("no issuer is known that it could be held against") }
    guard let issuer = claims.issuer else {
      return .fail(.error, "there is no iss; \(first.harmless(limit: 300)) was expected")
    }
    if expected.contains(where: issuer.isIdentical(to:)) { return .pass }
    let place = TokenEvidence.claim("iss")
    if expected.compactMap(TokenVendor.scalekitEnvironment(ofIssuer:)).contains(
      where: issuer.isIdentical(to:))
    {
      return .fail(
        .info,
        "iss is Scalekit's environment, \(issuer.harmless(limit: 300)), which is as good as the resource's issuer",
        at: place)
    }
    let difference = TokenVendor.difference(issuer, first) ?? ""
    return .fail(
      .error, "iss is \"\(issuer.harmless(limit: 300))\", not \"\(first.harmless(limit: 300))\"\(difference)",
      at: place)
  }
}

extension TokenVendor {
  /// What people mix up most often.
  fileprivate static func difference(_ issuer: String, _ expected: String) -> String? {
    if (issuer + "/").isIdentical(to: expected) || issuer.isIdentical(to: expected + "/") {
      return ": they differ by the slash at the end"
    }
    guard let one = entraVersion(issuer), let other = entraVersion(expected), one != other else { return nil }
    return ": this is a v\(one).0 token of Entra ID, v\(other).0 was expected"
  }
}
