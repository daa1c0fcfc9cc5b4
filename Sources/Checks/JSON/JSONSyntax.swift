import JSON

extension Rule<JSONEvidence> {
  /// RFC 8259 §2.
  package static let jsonSyntax = Rule(
    "json/syntax", .error, "The text is one JSON text",
    clauses: ["RFC 8259 §2", "RFC 7159 §8.1"],
    why: """
      A lenient reader may guess what a broken text means; the next one guesses otherwise or refuses.
      """,
    fixes: [
      Fix(.server, "Write it with a JSON library, in UTF-8, and nothing before or behind it."),
      Fix(.authorizationServer, "Write it with a JSON library, in UTF-8, and nothing before or behind it."),
    ],
    examples: [
      .passes(#"{"a":1}"#),
      .passes(#"[]"#),
      .fails(.error, #"{"a":1,}"#),
      .fails(.error, #""#),
      .fails(.error, #"{"a":1} x"#),
      .fails(.error, #"<html>"#),
      .fails(.error, #"{a:1}"#),
      .fails(.error, #"[1"#),
    ]
  ) { subject in
    guard case .failure(let error) = subject.json else { return .pass }
    if error.isOfEncoding { return .skip("it is not UTF-8") }
    return .fail(
      .error, "the \(subject.part) is no JSON: \(error.sentence)",
      at: Place(subject.part, byte: error.offset))
  }
}
