import OAuth

extension Rule<TokenEvidence> {
  /// RFC 8725 §3.1: an algorithm and a key are used together only as they are meant.
  package static let joseKeyConfusion = Rule(
    "jose/key-confusion", .error, "No public key stands in for a secret",
    clauses: ["RFC 8725 §2.1", "RFC 8725 §3.1"],
    why: """
      A verifier that takes the algorithm from the token can be told to use the issuer's public key as \
      the secret of an HMAC. Everybody has that key, so everybody can make such a token.
      """,
    fixes: [
      Fix(
        .server,
        """
        Fix the algorithms that you accept, and never verify an HMAC with a key from a JWKS or a \
        certificate.
        """),
      Fix(.user, "Somebody may have forged this token: find out who sent it."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(
        .error,
        #"""
        {"header":{"alg":"HS256","kid":null},"key":{"kty":"OKP","crv":"Ed25519",\#
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}
        """#),
    ]
  ) { subject in
    guard case .invalid(.publicKeyAsSecret(let key)) = subject.signature else { return .pass }
    return .fail(
      .error,
      "\(subject.token.algorithm ?? "an HMAC") with a public key (\(key)) is refused: such a token can be made by anybody",
      at: TokenEvidence.header("alg"))
  }
}
