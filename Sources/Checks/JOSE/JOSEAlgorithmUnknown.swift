import JSON
import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// The IANA registry "JSON Web Signature and Encryption Algorithms".
  package static let joseAlgorithmUnknown = Rule(
    "jose/algorithm-unknown", .error, "The algorithm is a registered one",
    clauses: ["RFC 7518 §3.1", "RFC 8725 §3.2"],
    why: """
      An algorithm that is in no registry is known to nobody else; a server that does not know it \
      refuses the token.
      """,
    fixes: [
      Fix(.authorizationServer, "Sign with RS256, PS256, ES256 or EdDSA.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"alg":"Ed25519"}}"#),
      .fails(.error, #"{"header":{"alg":"RS257"}}"#),
      .fails(.warning, #"{"header":{"alg":"ES256K"}}"#),
    ]
  ) { subject in
    guard subject.token.form == .signed, let name = subject.token.algorithm,
      SignatureAlgorithm(rawValue: name) == nil
    else { return .pass }
    let isRare = ["ES256K", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "RS1", "ESP256", "ESP384", "ESP512"]
      .contains(name)
    return .fail(
      isRare ? .warning : .error,
      isRare
        ? "\(name) is a registered algorithm that few servers know, and that is not verified here"
        : "the algorithm \"\(name.harmless(limit: 60))\" is not a registered one",
      at: TokenEvidence.header("alg"))
  }
}
