/// Which URLs may be connected to, and to which kinds of address; pure, every hop is judged anew (SEC-4 to SEC-6).
package struct URLPolicy: Sendable {
  /// Hosts that the user typed, in lower case.
  package var typedHosts: Set<String>
  /// The first of them: the server that this is all about, in lower case.
  package let serverHost: String?
  /// What that server turned out to be; decides what it may name.
  package var serverKind: IPAddress.Kind
  /// `host:port` of `--resolve`: connected to as told, and public in every other respect.
  package var pinned: Set<String>
  /// `--allow-private`.
  package var allowsPrivate: Bool
  /// `--lenient private-http`.
  package var allowsPrivateHTTP: Bool

  package init(
    typed: [Location] = [], pinned: Set<String> = [], allowsPrivate: Bool = false,
    allowsPrivateHTTP: Bool = false,
    serverKind: IPAddress.Kind = .global
  ) {
    typedHosts = Set(typed.map { $0.hostText.lowercased() })
    serverHost = typed.first?.hostText.lowercased()
    self.pinned = pinned
    self.allowsPrivate = allowsPrivate
    self.allowsPrivateHTTP = allowsPrivateHTTP
    self.serverKind = serverKind
    if let first = typed.first, !isPinned(first), let kind = Self.kind(of: first.host) {
      self.serverKind = kind
    }
  }

  /// The kinds of address that a connection for this URL may be made to.
  package func reach(of url: Location) throws(PolicyViolation) -> Set<IPAddress.Kind> {
    if isPinned(url) {
      guard url.isSecure else { throw PolicyViolation(rule: .insecure, url: url, isFinal: true) }
      return Set(IPAddress.Kind.allCases)
    }
    var reach = isTyped(url) ? Set(IPAddress.Kind.allCases) : nameable
    let kind = Self.kind(of: url.host)
    if !url.isSecure { reach.formIntersection(try insecureReach(of: url, kind)) }
    if let kind, !reach.contains(kind) { throw PolicyViolation(rule: .foreignAddress(kind), url: url) }
    // http and named by a public server: only a private address could be meant, and that one needs a word too.
    if reach.isEmpty { throw PolicyViolation(rule: .foreignAddress(.private), url: url) }
    return reach
  }

  /// What a server may name without a word from the user.
  private var nameable: Set<IPAddress.Kind> {
    var kinds: Set<IPAddress.Kind> = [.global]
    if allowsPrivate || serverKind == .private { kinds.insert(.private) }
    if allowsPrivate || serverKind == .loopback { kinds.insert(.loopback) }
    return kinds
  }

  private func insecureReach(of url: Location, _ kind: IPAddress.Kind?) throws(PolicyViolation) -> Set<
    IPAddress.Kind
  > {
    if kind == .loopback { return [.loopback] }
    guard allowsPrivateHTTP, kind == nil || kind == .private else {
      let isFree = isTyped(url) || nameable.contains(.private)
      throw PolicyViolation(rule: .insecure, url: url, needsAllowPrivate: !isFree)
    }
    return [.private, .loopback]
  }

  package func isServer(_ url: Location) -> Bool { url.hostText.lowercased() == serverHost }

  package func isTyped(_ url: Location) -> Bool { typedHosts.contains(url.hostText.lowercased()) }

  package func isPinned(_ url: Location) -> Bool {
    pinned.contains("\(url.hostText.lowercased()):\(url.port)")
  }

  /// What the host is by its spelling; nil for a name that only DNS knows.
  private static func kind(of host: Host) -> IPAddress.Kind? {
    switch host {
    case .address(let address): address.kind
    case .name: host.isLocalName ? .loopback : nil
    }
  }
}
