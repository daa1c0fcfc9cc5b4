import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7515 §7.1: nothing of the three fields is optional.
  package static let joseCutShort = Rule(
    "jose/cut-short", .error, "The token is whole",
    clauses: ["RFC 7515 §7.1", "RFC 6750 §2.1"],
    why: """
      Logs, terminals and web pages shorten long texts. What is left of a token opens nothing, though \
      its header can often still be read.
      """,
    fixes: [
      Fix(.user, "Copy the token from where it was made: mcpauth token URL prints it whole.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUifQ"}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOi..."}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9"}"#),
      .fails(.error, #"{"header":{"alg":"ES256"},"signature_size":40}"#),
    ]
  ) { subject in
    for fault in subject.token.faults {
      switch fault {
      case .ellipsis(let offset):
        return .fail(
          .error, "the token was shortened for display: it ends in an ellipsis",
          at: Place("token", byte: offset))
      case .cutShort(let fields, let needed):
        return .fail(
          .error,
          "the token is cut short: it has \(fields == 1 ? "one field" : "\(fields) fields") of \(needed)",
          at: Place("token", byte: subject.token.text.count))
      default: break
      }
    }
    guard let size = subject.shortSignature else { return .pass }
    return .fail(
      .error,
      "the token is cut short: its signature has \(size.count) bytes where \(size.algorithm) has \(size.needed)",
      at: Place("token", byte: subject.token.text.count))
  }
}

extension TokenEvidence {
  /// A signature with less bytes than its algorithm always has.
  fileprivate var shortSignature: (count: Int, needed: Int, algorithm: String)? {
    guard token.form == .signed, token.fields.count == 3, let name = token.algorithm,
      let algorithm = SignatureAlgorithm(rawValue: name), let needed = algorithm.fixedSize
    else { return nil }
    let count = token.signature.count
    return count < needed && count > 0 ? (count, needed, name) : nil
  }
}
