import JSON

extension Rule<TokenEvidence> {
  /// RFC 9449 §4.3: what a server checks.
  package static let joseDpopProof = Rule(
    "jose/dpop-proof", .warning, "A DPoP proof has what RFC 9449 asks for",
    clauses: ["RFC 9449 §4.2", "RFC 9449 §4.3"],
    why: """
      A server refuses a proof without its method, its URL, its time and its own id, and one whose \
      header does not bring the public key.
      """,
    fixes: [
      Fix(.client, "Add what is missing: jti, htm, htu, iat.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(
        #"""
        {"header":{"typ":"dpop+jwt","jwk":{"kty":"OKP"}},"claims":{"htm":"POST",\#
        "htu":"https://as.example/token"}}
        """#),
      .fails(.warning, #"{"header":{"typ":"dpop+jwt"}}"#),
    ]
  ) { subject in
    guard subject.kind == .dpopProof, let claims = subject.claims else { return .skip("it is none") }
    let missing = ["jti", "htm", "htu", "iat"].filter { claims.object[$0] == nil }
    var findings: [Finding] = []
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning, "these claims are missing: \(missing.joined(separator: ", "))", at: Place("payload")))
    }

    if let key = subject.header["jwk"]?.object {
      if ["d", "k", "p"].contains(where: { key[$0] != nil }) {
        findings.append(
          Finding(.warning, "the key in the header is a private one", at: TokenEvidence.header("jwk")))
      }
    } else {
      findings.append(
        Finding(.warning, "the header brings no public key (jwk)", at: TokenEvidence.header("jwk")))
    }

    return .of(findings)
  }
}
