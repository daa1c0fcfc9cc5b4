import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7515 §7.1: the compact form.
  package static let joseFields = Rule(
    "jose/fields", .error, "The token has the fields of its form",
    clauses: ["RFC 7515 §7.1", "RFC 7516 §7.1"],
    why: """
      A signed token is three texts with two dots between them, an encrypted one five with four. With \
      more, with less or with an empty header nobody reads it.
      """,
    fixes: [
      Fix(.user, "Copy the token anew, from the token response and not from a log."),
      Fix(.client, "Send exactly what the token response said, without adding or cutting anything."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.e30.AA.AA"}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.e30."}"#),
      .fails(.error, #"{"token":""}"#),
    ]
  ) { subject in
    var findings: [Finding] = []
    for fault in subject.token.faults {
      switch fault {
      case .empty: findings.append(Finding(.error, "there is no token", at: Place("token", byte: 0)))
      case .fieldCount(let count, let needed):
        let said = count > 31 ? "more than 31" : "\(count)"
        findings.append(Finding(.error, "the token has \(said) fields, not \(needed)", at: Place("token")))
      case .emptyField(let name, let offset):
        findings.append(Finding(.error, "the \(name) is empty", at: Place("token", byte: offset)))
      default: break
      }
    }
    return .of(findings)
  }
}
