import OAuth

extension Rule<TokenEvidence> {
  /// RFC 9068 §4: the resource must verify it.
  package static let jwtSignature = Rule(
    "jwt/signature", .error, "The signature is one of the issuer's keys",
    clauses: ["RFC 9068 §4", "RFC 7515 §5.2", "RFC 8725 §3.3"],
    why: """
      A signature that does not hold means another issuer, a key that was replaced, or a token that was \
      altered on its way; a server must refuse it.
      """,
    fixes: [
      Fix(.user, "Compare iss with the issuer whose keys were used, and sign in anew: mcpauth login URL."),
      Fix(.authorizationServer, "Keep a replaced key in the set for as long as its tokens live."),
      Fix(.network, "Look for a proxy or a cache that serves an old set of keys."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(
        #"""
        {"header":{"alg":"HS256"},"signed":"a secret of more than 32 bytes here",\#
        "secret":"a secret of more than 32 bytes here"}
        """#),
      .fails(
        .error,
        #"""
        {"header":{"alg":"HS256"},"signed":"a secret of more than 32 bytes here",\#
        "secret":"another secret of more than 32 bytes"}
        """#),
      .fails(.error, #"{"header":{"alg":"none"},"secret":"a secret of more than 32 bytes here"}"#),
    ]
  ) { subject in
    guard case .invalid(let fault) = subject.signature else {
      return subject.signature.name == .valid ? .pass : .skip(subject.signature.reason)
    }
    return .fail(.error, "the signature is invalid: \(fault)", at: Place("signature"))
  }
}
