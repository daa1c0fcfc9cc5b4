/// Why a text is not canonical base64url, and the byte at which that shows.
package struct Base64Error: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// RFC 7515 §2: base64url here has no padding.
    case padding
    case notInAlphabet(UInt8)
    /// RFC 4648 §3.5: bits after the last byte that are not zero; another text has the same bytes.
    case spareBits
    /// One character alone at the end cannot be a byte.
    case length
  }

  package let reason: Reason
  /// Counted from zero.
  package let offset: Int
}
