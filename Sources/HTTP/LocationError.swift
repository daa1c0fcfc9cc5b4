import JSON

/// Why a text is no http(s) URL that mcpauth would use; no case carries user-info.
package enum LocationError: Error, Sendable, Hashable {
  case empty
  case tooLong(limit: Int)
  /// A blank, control or non-ASCII byte, or one that RFC 3986 has no place for.
  case badCharacter(offset: Int)
  case relative
  case unsupportedScheme(String)
  case noHost
  case badHost(String)
  /// Hexadecimal, octal, short, mapped or unspecified spellings, whatever they mean.
  case disguisedAddress(String)
  case badPort(String)
  case userInfo
}

extension LocationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "an empty URL"
    case .tooLong(let limit): "a URL longer than \(limit) bytes"
    case .badCharacter(let offset): "a URL with a character at byte \(offset) that must be percent-encoded"
    case .relative: "not an absolute URL (it should begin with https://)"
    case .unsupportedScheme(let scheme):
      "a URL with the scheme \"\(scheme.harmless(limit: 20))\" instead of https"
    case .noHost: "a URL without a host"
    case .badHost(let host): "a URL with the malformed host \"\(host.harmless(limit: 80))\""
    case .disguisedAddress(let host): "a URL with the disguised address \"\(host.harmless(limit: 80))\""
    case .badPort(let port): "a URL with the impossible port \"\(port.harmless(limit: 20))\""
    case .userInfo: "a URL with a user name or password in it"
    }
  }
}
