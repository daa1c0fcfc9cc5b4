import HTTP
import JSON

/// OAuth 2.1 §2.3.1: redirect URIs are compared as text, but for the port of a loopback IP address.
enum RedirectMatch {
  static func holds(_ asked: String, registered: [String]) -> Bool {
    registered.contains { asked.isIdentical(to: $0) || differsInPortOnly(asked, $0) }
  }

  /// RFC 8252 §7.3; the name `localhost` does not have this exception, except in our own demo clients.
  private static func differsInPortOnly(_ asked: String, _ registered: String) -> Bool {
    guard let asked = try? Location(asked), let registered = try? Location(registered),
      !asked.isSecure, !registered.isSecure, case .address(let address) = registered.host,
      address.kind == .loopback
    else { return false }
    return asked.hostText == registered.hostText && asked.path == registered.path
      && asked.query == registered.query && asked.fragment == nil && registered.fragment == nil
  }

  /// What may be registered: https, http on this machine, or an app's own scheme (RFC 8252 §7).
  static func problem(_ uri: String) -> String? {
    if let location = try? Location(uri) {
      if location.fragment != nil { return "\"\(uri.harmless(limit: 200))\" has a fragment" }
      guard location.isSecure || location.host.isLoopback else {
        return "\"\(uri.harmless(limit: 200))\" is neither https nor on this machine"
      }
      return nil
    }
    let scheme = uri.prefix { $0 != ":" }.lowercased()
    let isOwn = scheme.utf8.allSatisfy { $0.isSchemeByte } && uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    let isKnown = ["http", "https", "javascript", "data", "file", "vbscript", "blob", "about"].contains(
      scheme)
    guard isOwn, !isKnown, !scheme.isEmpty, uri.contains(":"), !uri.contains("#") else {
      return "\"\(uri.harmless(limit: 200))\" is no usable redirect URI"
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isSchemeByte: Bool {
    switch self {
    case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
