import OAuth

extension Rule<TokenEvidence> {
  /// RFC 6750 §2.1: the b64token syntax.
  package static let joseBlank = Rule(
    "jose/blank", .error, "No blank is inside the token",
    clauses: ["RFC 6750 §2.1", "RFC 7515 §7.1"],
    why: """
      A token in a header field ends at the first blank, so what stands behind it is lost or makes the \
      field malformed. Line breaks alone are dropped here, because editors and mail wrap long lines.
      """,
    fixes: [
      Fix(.user, "Remove the blank, and whatever was copied behind the token.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.e30. AAAA"}"#),
      .fails(.error, #"{"token":"abc def"}"#),
    ]
  ) { subject in
    for fault in subject.token.faults {
      guard case .blank(let byte, let offset) = fault else { continue }
      let name =
        byte == 0x20
        ? "a blank" : byte == 0x09 ? "a tab" : "a control character (0x\(String(byte, radix: 16)))"
      return .fail(
        .error, "\(name) stands inside the token: what follows does not belong to it",
        at: Place("token", byte: offset))
    }
    return .pass
  }
}
