package import HTTP
import LibCrypto

/// A code verifier (RFC 7636 §4.1); it is revealed once, to the token endpoint.
package struct CodeVerifier: ~Copyable, Sendable {
  private let text: String

  /// AZ-3: 32 random bytes make 43 letters, each equally likely.
  package init(_ random: any RandomSource) { text = Base64URL.encode(random.bytes(32)) }

  /// RFC 7636 §4.2, S256.
  package var challenge: String { Base64URL.encode(Digest.sha256(text.utf8)) }

  package consuming func reveal() -> Secret { Secret(text) }
}
