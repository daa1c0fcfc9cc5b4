import OAuth

extension Rule<TokenEvidence> {
  /// RFC 9068 is a profile; nothing obliges a server to it.
  package static let jwtFormat = Rule(
    "jwt/format", .info, "The token is one that its holder can look into",
    clauses: ["RFC 9068 §1", "RFC 7516 §3", "RFC 7662 §2"],
    why: """
      An opaque or encrypted token is legal, but nobody except its issuer and the resource can say what \
      is in it, so what is wrong with it shows only where it is refused.
      """,
    fixes: [
      Fix(
        .user,
        """
        Ask the authorization server about it: mcpauth introspect URL --token-file FILE (RFC 7662), \
        which needs a client that may do so.
        """),
      Fix(
        .authorizationServer,
        """
        Auth0 and others hand out opaque tokens when the request names no audience that they know: \
        register the resource as an API there.
        """),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"token":"gho_16C7e42F292c6912E7710c838347Ae178B4a"}"#),
    ]
  ) { subject in
    switch subject.token.form {
    case .signed, .unsecured: return .pass
    case .encrypted:
      if case .decrypted = subject.decryption { return .pass }
      return .fail(.info, "an encrypted token (JWE): only the resource can read it, which is legal")
    case .opaque:
      guard subject.token.faults.isEmpty else { return .skip("it is no token at all") }
      return .fail(
        .info,
        """
        an opaque token of \(subject.token.text.count) bytes, which is legal: only its issuer knows what it says; \
        mcpauth introspect URL --token-file FILE asks it
        """)
    }
  }
}
