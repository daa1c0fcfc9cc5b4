import JSON

extension Rule<JSONEvidence> {
  /// RFC 8259 §8.1.
  package static let jsonUtf8 = Rule(
    "json/utf-8", .error, "JSON is UTF-8 without a byte order mark",
    clauses: ["RFC 8259 §8.1", "RFC 7519 §3"],
    why: "Other encodings, and UTF-8 that is malformed, read differently everywhere.",
    fixes: [
      Fix(.server, "Encode as UTF-8 and send no byte order mark."),
      Fix(.authorizationServer, "Encode as UTF-8 and send no byte order mark."),
    ],
    examples: [
      .passes(#"{"é":1}"#),
      .fails(.error, #"%EF%BB%BF{}"#),
      .fails(.error, #"{"a":"%ff"}"#),
    ]
  ) { subject in
    guard case .failure(let error) = subject.json, error.isOfEncoding else { return .pass }
    return .fail(
      .error, "the \(subject.part): \(error.sentence)",
      at: Place(subject.part, byte: error.offset))
  }
}

extension JSONError {
  /// Bytes that are no UTF-8, or the mark before them.
  var isOfEncoding: Bool { reason == .invalidUTF8 || reason == .byteOrderMark }

  /// Without the place, which the finding has.
  var sentence: String {
    let text = "\(self)"
    guard let place = text.firstRange(of: " at byte ") else { return text }
    return String(text[..<place.lowerBound])
  }
}
