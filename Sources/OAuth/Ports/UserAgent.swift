package import HTTP

/// Where a browser is sent back to, and where that is waited for.
package struct ReturnPath: Sendable, Hashable {
  package let redirectURI: String
  /// Nil is loopback in both families.
  package let host: Host?
  package let port: UInt16

  package init(redirectURI: String, host: Host?, port: UInt16) {
    self.redirectURI = redirectURI
    self.host = host
    self.port = port
  }

  /// What `ssh -L` needs to bring a browser elsewhere back to here; nil where it is not sent to its own machine.
  package var forward: String? {
    guard let redirect = try? Location(redirectURI), redirect.host.isLoopback else { return nil }
    let near = redirect.hostText.hasPrefix("[") ? "\(redirect.hostText):\(redirect.port)" : "\(redirect.port)"
    let far =
      switch host {
      case .address(let address) where address.bytes.allSatisfy({ $0 == 0 }):
        address.isV6 ? "[::1]" : "127.0.0.1"
      case .address(let address): address.isV6 ? "[\(address)]" : "\(address)"
      case .name, nil: "127.0.0.1"
      }
    return "\(near):\(far):\(port)"
  }
}

/// The person and the browser in front of them.
package protocol UserAgent: Sendable {
  /// Shows the URL or opens it; returns at once and does not fail: what cannot be opened is printed.
  func visit(_ url: Location, returning path: ReturnPath) async

  /// A redirect URL that the person pasted; nil when none will come. Called again after one that was refused.
  func pastedRedirect() async -> String?
}
