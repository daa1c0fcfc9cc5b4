import JSON

extension Rule<JSONEvidence> {
  /// RFC 8259 §4: names should be unique.
  package static let jsonDuplicateMember = Rule(
    "json/duplicate-member", .warning, "Every member occurs once",
    clauses: ["RFC 8259 §4", "RFC 7519 §4", "RFC 7515 §4"],
    why: """
      Of two members with one name some readers take the first and some the last, so a check and its \
      user can look at different values. In the header of a token it makes the token invalid.
      """,
    fixes: [
      Fix(.server, "Write every member once."),
      Fix(.authorizationServer, "Write every member once."),
    ],
    examples: [
      .passes(#"{"a":1,"b":1}"#),
      .fails(.warning, #"{"a":1,"a":2}"#),
    ]
  ) { subject in
    .of(
      subject.oddities.compactMap { oddity in
        guard case .duplicateMember(let name) = oddity.kind else { return nil }
        return Finding(
          subject.isHeader ? .error : .warning,
          "\"\(name.harmless(limit: 60))\" occurs more than once: readers differ in which they take",
          at: Place(subject.part, oddity.path, byte: oddity.offset))
      })
  }
}
