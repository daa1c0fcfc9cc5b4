/// A token out of whatever people paste: alone, quoted, in a header line, in a curl command, in a token response.
package struct PastedToken: Sendable {
  /// What it was wrapped in.
  package enum Wrapping: String, Sendable, Hashable {
    case none
    case quotes
    case scheme
    case header = "header line"
    case curl = "curl command"
    case response = "token response"
    /// RFC 7515 §7.2, RFC 7516 §7.2: JSON where HTTP wants the compact form.
    case serialization = "JSON serialization"
  }

  package let token: [UInt8]
  package let wrapping: Wrapping
  /// `Bearer`, `DPoP` or what else stood before it.
  package let scheme: String?
  /// The member of a token response that it was.
  package let member: String?

  package init(_ bytes: [UInt8]) {
    var reader = PastedTokenReader(Self.trimmed(bytes))
    reader.read()
    (token, wrapping, scheme, member) = (
      Self.withoutLineBreaks(reader.rest), reader.wrapping, reader.scheme, reader.member
    )
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var slice = bytes[...]
    if slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
    while let first = slice.first, isBlank(first) { slice = slice.dropFirst() }
    while let last = slice.last, isBlank(last) { slice = slice.dropLast() }
    return slice.count == bytes.count ? bytes : Array(slice)
  }

  /// A token is wrapped over lines by mail and editors; other blanks are not.
  private static func withoutLineBreaks(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains { $0 == 0x0A || $0 == 0x0D } ? bytes.filter { $0 != 0x0A && $0 != 0x0D } : bytes
  }
}
