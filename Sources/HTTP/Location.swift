import JSON

/// An absolute http or https URL in the spelling in which it was given; equality is equality of bytes.
package struct Location: Sendable, Hashable {
  package let text: String
  package let isSecure: Bool
  package let host: Host
  /// The host in its spelling, with the brackets of an IPv6 address.
  package let hostText: String
  package let explicitPort: UInt16?
  /// With its leading slash, or empty.
  package let path: String
  /// Without the question mark.
  package let query: String?
  package let fragment: String?

  package static let maxLength = 16_384

  package init(_ text: String) throws(LocationError) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.count <= Self.maxLength else { throw .tooLong(limit: Self.maxLength) }
    if let bad = text.utf8.enumerated().first(where: { !Self.isURLByte($0.element) }) {
      throw .badCharacter(offset: bad.offset)
    }
    let (scheme, rest) = try Self.scheme(of: text)
    guard scheme == "http" || scheme == "https" else { throw .unsupportedScheme(scheme) }
    guard rest.hasPrefix("//") else { throw .noHost }
    let afterSlashes = rest.dropFirst(2)
    let authority = afterSlashes.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.contains("@") else { throw .userInfo }
    let (hostText, port) = try Self.split(authority)
    host = try Host(hostText)
    self.hostText = String(hostText)
    explicitPort = port
    isSecure = scheme == "https"
    let (beforeFragment, fragment) = Self.cut(afterSlashes[authority.endIndex...], at: "#")
    let (path, query) = Self.cut(beforeFragment, at: "?")
    self.path = String(path)
    self.query = query
    self.fragment = fragment
    self.text = text
  }

  package static func == (left: Location, right: Location) -> Bool { left.text.isIdentical(to: right.text) }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  package var scheme: String { isSecure ? "https" : "http" }
  package var port: UInt16 { explicitPort ?? (isSecure ? 443 : 80) }

  /// `https://host:port` with the port only where it is not the scheme's own, in lower case.
  package var origin: String {
    let isDefault = port == (isSecure ? 443 : 80)
    return "\(scheme)://\(hostText.lowercased())" + (isDefault ? "" : ":\(port)")
  }

  /// `host:port` in lower case, as connections and names for people go.
  package var authority: String {
    hostText.lowercased() + (explicitPort.map { ":\($0)" } ?? "")
  }

  /// Lower-case scheme and host, no default port, no fragment, "/" for an empty path, the rest as typed.
  package var canonical: String {
    origin + (path.isEmpty ? "/" : path) + (query.map { "?\($0)" } ?? "")
  }

  private static func scheme(of text: String) throws(LocationError) -> (String, Substring) {
    guard let colon = text.firstIndex(of: ":"),
      !text[..<colon].contains(where: { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "." })
    else { throw .relative }
    return (text[..<colon].lowercased(), text[text.index(after: colon)...])
  }

  private static func split(_ authority: Substring) throws(LocationError) -> (Substring, UInt16?) {
    guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else {
      return (authority, nil)
    }
    let digits = authority[authority.index(after: colon)...]
    if digits.isEmpty { return (authority[..<colon], nil) }
    guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = UInt16(digits), port > 0 else {
      throw .badPort(String(digits))
    }
    return (authority[..<colon], port)
  }

  private static func cut(_ text: Substring, at mark: Character) -> (Substring, String?) {
    guard let index = text.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<index], String(text[text.index(after: index)...]))
  }

  /// RFC 3986 §2, plus `|`, `^`, `{`, `}` and backquote outside hosts, which real servers send.
  private static func isURLByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\\")
  }
}

extension Location: CustomStringConvertible {
  package var description: String { text }
}
