import JSON

extension Rule<JSONEvidence> {
  /// RFC 7493 §2.2: I-JSON.
  package static let jsonNumber = Rule(
    "json/number", .warning, "Numbers fit a double",
    clauses: ["RFC 8259 §6", "RFC 7493 §2.2"],
    why: "Most readers hold numbers as doubles: a larger one becomes infinite or another number.",
    fixes: [
      Fix(.server, "Write large numbers as strings."),
      Fix(.authorizationServer, "Write large numbers as strings."),
    ],
    examples: [
      .passes(#"{"a":1.5}"#),
      .passes(#"{"a":9007199254740991}"#),
      .fails(.warning, #"{"a":1e400}"#),
      .fails(.warning, #"{"a":9007199254740993}"#),
    ]
  ) { subject in
    .of(
      subject.oddities.compactMap { oddity in
        guard case .numberBeyondDouble(let text) = oddity.kind else { return nil }
        return Finding(
          .warning, "the number \(text.harmless(limit: 40)) is beyond doubles: readers round it or refuse",
          at: Place(subject.part, oddity.path, byte: oddity.offset))
      })
  }
}
