package import HTTP

/// Where the redirect listener listens and what the browser is told.
package struct ListenerOptions: Sendable, Hashable {
  /// `--callback-host`; nil is loopback in both families.
  package var host: Host?
  /// Zero picks a free one.
  package var port: UInt16
  /// `--redirect-uri`, where it differs from the address listened on.
  package var redirectURI: Location?

  package init(host: Host? = nil, port: UInt16 = 0, redirectURI: Location? = nil) {
    self.host = host
    self.port = port
    self.redirectURI = redirectURI
  }

  package static let path = "/callback"

  /// The path at which the browser arrives.
  package var path: String { redirectURI.map { $0.path.isEmpty ? "/" : $0.path } ?? Self.path }

  /// LB-1: the IPv4 literal, unless the user named another loopback host.
  package func redirectURI(port: UInt16) -> String {
    if let redirectURI { return redirectURI.text }
    switch host {
    case .address(let address) where address.kind == .loopback && address.isV6:
      return "http://[\(address)]:\(port)\(Self.path)"
    case .address(let address) where address.kind == .loopback: return "http://\(address):\(port)\(Self.path)"
    case .name(let name) where host?.isLocalName == true: return "http://\(name):\(port)\(Self.path)"
    default: return "http://127.0.0.1:\(port)\(Self.path)"
    }
  }
}

/// Opens a listener; one live, one in tests.
package typealias OpenListener =
  @Sendable (ListenerOptions) async throws(ListenerError) -> any RedirectListener
