import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7518 §3.2: a key of at least the size of the hash.
  package static let joseKeyWeak = Rule(
    "jose/key-weak", .warning, "The key is strong enough",
    clauses: ["RFC 7518 §3.2", "RFC 7518 §3.3", "RFC 8725 §3.5"],
    why: """
      RSA keys under 2048 bits can be broken. An HMAC key shorter than its hash, or one that is a word, \
      can be guessed offline by whoever has a single token.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        "Use RSA keys of at least 2048 bits; make HMAC keys at random, at least as long as the hash.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(
        #"""
        {"header":{"alg":"HS256"},"signed":"a secret of more than 32 bytes here",\#
        "secret":"a secret of more than 32 bytes here"}
        """#),
      .fails(.warning, #"{"header":{"alg":"HS256"},"signed":"secret","secret":"secret"}"#),
    ]
  ) { subject in
    guard case .valid(let algorithm, let type, let key) = subject.signature else {
      return .skip(subject.signature.reason)
    }
    switch type {
    case .rsa(let bits) where bits < KeyType.leastRSABits:
      return .fail(
        .warning, "the key \(key) is weak: RSA with \(bits) bits, at least \(KeyType.leastRSABits) are needed"
      )
    case .octets(let count):
      guard let needed = algorithm.fixedSize, count < needed else { return .pass }
      return .fail(
        .warning, "the secret is short: \(count) bytes, \(algorithm.rawValue) needs at least \(needed)")
    default: return .pass
    }
  }
}
