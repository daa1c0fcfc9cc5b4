import JSON

extension Rule<TokenEvidence> {
  /// RFC 8725 §3.10: received claims are not trusted.
  package static let jwtHeader = Rule(
    "jwt/header", .warning, "The header names no key of its own and no extension",
    clauses: ["RFC 8725 §3.10", "RFC 7515 §4.1.11", "RFC 7515 §4.1.2"],
    why: """
      A key that comes with the token proves nothing: whoever made the token chose it. Readers that \
      fetch jku or x5u can be sent anywhere. An extension in crit that a reader does not know makes the \
      token invalid.
      """,
    fixes: [
      Fix(
        .server, "Verify with the keys of the issuer that you trust, never with those that a token brings."),
      Fix(.authorizationServer, "Leave jku, x5u and jwk out of access tokens, and crit, too."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.warning, #"{"header":{"jku":"https://evil.example/keys"}}"#),
      .fails(.warning, #"{"header":{"x5u":"https://evil.example/c"}}"#),
      .fails(.warning, #"{"header":{"jwk":{"kty":"oct","k":"AA"}}}"#),
      .fails(.error, #"{"header":{"crit":["exp"],"exp":1}}"#),
      .fails(.error, #"{"header":{"crit":[]}}"#),
    ]
  ) { subject in
    let header = subject.header
    var findings: [Finding] = []
    if let listed = header["crit"] {
      let names = listed.strings ?? []
      let said =
        names.isEmpty
        ? "crit is no list of members"
        : "crit demands \(names.prefix(5).map { "\"\($0.harmless(limit: 60))\"" }.joined(separator: ", ")), which is not understood: the token is invalid"
      findings.append(Finding(.error, said, at: TokenEvidence.header("crit")))
    }
    for name in ["jku", "x5u", "jwk"]
    where header[name] != nil && !(name == "jwk" && subject.kind == .dpopProof) {
      findings.append(
        Finding(
          .warning, "the header brings a key of its own (\(name)), which was not followed",
          at: TokenEvidence.header(name)))
    }
    return .of(findings)
  }
}
