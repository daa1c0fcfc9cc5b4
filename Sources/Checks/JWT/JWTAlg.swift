import JSON
import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 8725 §3.2: `none` is never acceptable.
  package static let jwtAlg = Rule(
    "jwt/alg", .error, "The token is signed with an asymmetric algorithm",
    clauses: ["RFC 9068 §2.1", "RFC 8725 §3.1", "RFC 8725 §3.2"],
    why: """
      With none anybody can make a token. With an HMAC whoever can verify a token can also make one, so \
      every resource that checks tokens could forge them.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        "Sign access tokens with RS256, ES256 or EdDSA and publish the public key at jwks_uri."),
      Fix(.server, "Accept only the algorithms that you expect, and never none."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"alg":"ES256"}}"#),
      .fails(.error, #"{"header":{"alg":"none"}}"#),
      .fails(.error, #"{"header":{"alg":"NONE"}}"#),
      .fails(.warning, #"{"header":{"alg":"HS256"}}"#),
    ]
  ) { subject in
    guard let name = subject.header["alg"]?.string else { return .skip("there is no algorithm") }
    if name.lowercased() == "none" {
      return .fail(
        .error, "the algorithm is \(name.harmless(limit: 20)): the token is not signed, anybody can make one",
        at: TokenEvidence.header("alg"))
    }
    guard SignatureAlgorithm(rawValue: name)?.isHMAC ?? false else { return .pass }
    return .fail(
      .warning, "the algorithm is \(name): whoever can verify the token can also make one",
      at: TokenEvidence.header("alg"))
  }
}
