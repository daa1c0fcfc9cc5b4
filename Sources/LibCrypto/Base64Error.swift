/// Why a text is not canonical base64url, and the byte at which that shows.
package struct Base64Error: Error, Sendable, Hashable {
  /// What is wrong with the byte.
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

  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension Base64Error: CustomStringConvertible {
  package var description: String { "\(reason) at byte \(offset)" }
}

extension Base64Error.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .padding: "padding in base64url"
    case .notInAlphabet(let byte) where byte > 0x20 && byte < 0x7F:
      "\"\(Character(UnicodeScalar(byte)))\", which base64url does not have,"
    case .notInAlphabet(let byte): "byte 0x\(String(byte, radix: 16)), which base64url does not have,"
    case .spareBits: "bits of base64url that belong to no byte"
    case .length: "base64url cut short"
    }
  }
}
