import JSON

extension Rule<JSONEvidence> {
  /// What a reader in C does.
  package static let jsonNul = Rule(
    "json/nul", .warning, "No string has a NUL in it",
    clauses: ["RFC 8259 §9"],
    why: """
      Programs in C end a string at its first NUL, so \\u0000 in an issuer or an audience hides what \
      follows.
      """,
    fixes: [
      Fix(.server, "Refuse such values instead of writing them."),
      Fix(.authorizationServer, "Refuse such values instead of writing them."),
    ],
    examples: [
      .passes(#"{"a":"b"}"#),
      .fails(.warning, #"{"a":"b\u0000c"}"#),
    ]
  ) { subject in
    .of(
      subject.oddities.compactMap { oddity in
        guard case .nul = oddity.kind else { return nil }
        return Finding(
          .warning, "a NUL stands in the string: some readers stop there",
          at: Place(subject.part, oddity.path, byte: oddity.offset))
      })
  }
}
