import HTTP

/// Which proxy a request goes through, by the variables that curl reads and in their order.
struct ProxyRules: Sendable {
  private let http: String?
  private let https: String?
  private let exceptions: [Substring]

  init(environment: [String: String]) {
    // An empty variable is none.
    func first(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    // HTTP_PROXY in capitals can be set by a CGI client's header, so nobody reads it.
    http = first("http_proxy", "all_proxy", "ALL_PROXY")
    https = first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    let list = first("no_proxy", "NO_PROXY") ?? ""
    exceptions = list.split { $0 == "," || $0 == " " || $0 == "\t" }
  }

  /// The proxy's URL; nil where the request goes straight to its server.
  func proxy(for url: Location) -> String? {
    guard let proxy = url.isSecure ? https : http, !url.host.isLoopback else { return nil }
    return exceptions.contains { covers($0, url.host) } ? nil : proxy
  }

  private func covers(_ exception: Substring, _ host: Host) -> Bool {
    if exception == "*" { return true }
    switch host {
    case .address(let address): return covers(exception, address)
    case .name(let name):
      let name = Self.bare(name)
      let suffix = Self.bare(exception.drop { $0 == "." })
      return !suffix.isEmpty && (name == suffix || name.hasSuffix("." + suffix))
    }
  }

  /// An address or a block such as `10.0.0.0/8`.
  private func covers(_ exception: Substring, _ address: IPAddress) -> Bool {
    let parts = exception.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let text = parts.first, let network = IPAddress(text.filter { $0 != "[" && $0 != "]" }),
      network.isV6 == address.isV6
    else { return false }
    let width = network.bytes.count * 8
    guard let length = parts.count == 1 ? width : Int(parts[1]), (0...width).contains(length) else {
      return false
    }
    return (0..<length).allSatisfy { bit in
      (network.bytes[bit / 8] ^ address.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
    }
  }

  private static func bare(_ name: some StringProtocol) -> String {
    let lower = name.lowercased()
    return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }
}
