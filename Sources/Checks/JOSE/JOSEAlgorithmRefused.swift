import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 8725 §3.2: use appropriate algorithms.
  package static let joseAlgorithmRefused = Rule(
    "jose/algorithm-refused", .error, "The token is encrypted in a way that is still used",
    clauses: ["RFC 8725 §3.2", "RFC 7518 §4.2", "RFC 7518 §4.8.1.2"],
    why: """
      RSA1_5 gives away what it encrypts to whoever may ask often enough. A passphrase that has to be \
      hashed millions of times keeps the reader busy for as long as the sender likes.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        "Encrypt with RSA-OAEP-256 or ECDH-ES; hash passphrases at most a million times.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(
        .error,
        #"""
        \#
        {"token":"eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4R0NNIn0.AA.AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAA\#
        AAA"}
        """#),
    ]
  ) { subject in
    guard case .failed(.refused(let error)) = subject.decryption else { return .pass }
    switch error {
    case .algorithmRefused(let name):
      return .fail(
        .error, "\(name) is refused: it gives away what it encrypts (RFC 8725 §3.2)",
        at: TokenEvidence.header("alg"))
    case .countBeyond: return .fail(.error, "refused: \(error)", at: TokenEvidence.header("p2c"))
    case .critical, .algorithmUnknown, .encryptionUnknown, .compressionUnknown:
      return .fail(.error, "refused: \(error)", at: Place("header"))
    default: return .pass
    }
  }
}
