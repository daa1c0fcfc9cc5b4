import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7516 §5.2: without the tag nothing is believed.
  package static let joseDecryption = Rule(
    "jose/decryption", .error, "The named key opens the token",
    clauses: ["RFC 7516 §5.2", "RFC 8725 §3.3"],
    why: "An encrypted token that stays closed was made for another key, or was altered.",
    fixes: [
      Fix(
        .user,
        """
        Name the private or symmetric key that belongs to the header's kid: --key FILE or --secret-file \
        FILE.
        """),
      Fix(.authorizationServer, "Encrypt to the key that the resource publishes today."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(
        .error,
        #"""
        {"token":"eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA",\#
        "secret":"0123456789abcdef"}
        """#),
    ]
  ) { subject in
    guard case .failed(let fault) = subject.decryption else {
      return subject.decryption.name == .decrypted ? .pass : .skip(subject.decryption.reason)
    }
    switch fault {
    case .malformed: return .skip("it is no JWE by the letter")
    case .refused(.algorithmRefused), .refused(.countBeyond), .refused(.critical),
      .refused(.algorithmUnknown),
      .refused(.encryptionUnknown), .refused(.compressionUnknown):
      return .skip("it is refused whatever the key")
    default: return .fail(.error, "the token cannot be decrypted: \(fault)", at: Place("token"))
    }
  }
}
