import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7515 §2: all trailing "=" characters omitted.
  package static let joseBase64url = Rule(
    "jose/base64url", .error, "Every field is canonical base64url",
    clauses: ["RFC 7515 §2", "RFC 4648 §3.5", "RFC 4648 §5"],
    why: """
      Base64url has no padding, - and _ instead of + and /, and no bits left over. Lenient readers take \
      other spellings of the same bytes, strict ones refuse, and a signature is made over the spelling.
      """,
    fixes: [
      Fix(.authorizationServer, "Encode the fields with base64url without padding."),
      Fix(.user, "Copy the token anew: one letter may have been changed."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.e30=.AAAA"}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.e30.AB"}"#),
      .fails(.error, #"{"token":"eyJhbGciOiJSUzI1NiJ9.e30.A+/A"}"#),
    ]
  ) { subject in
    var findings: [Finding] = []
    for fault in subject.token.faults {
      switch fault {
      case .encoding(let field, let offset, let error):
        findings.append(
          Finding(.error, "the \(field) is no base64url: \(error.reason)", at: Place("token", byte: offset)))
      case .character(let byte, let offset):
        findings.append(
          Finding(
            .error, "byte 0x\(String(byte, radix: 16)) has no place in a token",
            at: Place("token", byte: offset)))
      default: break
      }
    }
    return .of(findings)
  }
}
