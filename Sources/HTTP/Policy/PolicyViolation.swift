import JSON

/// A URL that mcpauth does not connect to, and the rule that forbids it.
package struct PolicyViolation: Error, Sendable, Hashable {
  package enum Rule: Sendable, Hashable {
    /// OAuth 2.1 §1.5, SEC-2, SEC-4: http only to loopback.
    case insecure
    /// SEC-5: an address of this kind that a server named and nobody typed.
    case foreignAddress(IPAddress.Kind)
  }

  package let rule: Rule
  package let url: Location
  /// No option lets it pass, as for a host of `--resolve` that is to be reached by http.
  package let isFinal: Bool
  /// http to a private address is one word, a private address that nobody typed another.
  package let needsAllowPrivate: Bool

  package init(rule: Rule, url: Location, isFinal: Bool = false, needsAllowPrivate: Bool = false) {
    self.rule = rule
    self.url = url
    self.isFinal = isFinal
    self.needsAllowPrivate = needsAllowPrivate
  }

  /// The options that let it pass, nil where there is none.
  package var option: String? {
    if isFinal { return nil }
    switch rule {
    case .insecure:
      if case .address(let address) = url.host, address.kind != .private { return nil }
      return "--lenient private-http" + (needsAllowPrivate ? " --allow-private" : "")
    case .foreignAddress(.private), .foreignAddress(.loopback): return "--allow-private"
    case .foreignAddress: return nil
    }
  }
}

extension PolicyViolation: CustomStringConvertible {
  package var description: String {
    switch rule {
    case .insecure: "\(url.origin) is not https"
    case .foreignAddress(let kind):
      "the server names \(url.hostText.harmless(limit: 255)), a \(kind.rawValue) address that you did not type"
    }
  }
}
