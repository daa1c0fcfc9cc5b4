#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import HTTP

/// The environment of the process, read name by name.
package struct Variables: Sendable {
  private let lookup: @Sendable (String) -> String?

  package init(_ lookup: @escaping @Sendable (String) -> String?) { self.lookup = lookup }

  package subscript(_ name: String) -> String? { lookup(name) }

  package static let live = Variables { name in unsafe getenv(name).map { unsafe String(cString: $0) } }

  /// `NAME=value` for a child, without what is no child's business.
  package static func forChildren() -> [String] {
    var lines: [String] = []
    var place = unsafe environ
    while let entry = unsafe place.pointee {
      lines.append(unsafe String(cString: entry))
      unsafe place += 1
    }
    return lines.filter { line in !secrets.contains { line.hasPrefix("\($0)=") } }
  }

  /// The same for the child of `exec`, byte by byte, with one variable more.
  static func forChild(setting name: String, to value: Secret) -> CStrings {
    var lines = CStrings()
    var place = unsafe environ
    while let entry = unsafe place.pointee {
      if !(secrets + [name]).contains(where: { unsafe isSetting(entry, $0) }) { unsafe lines.append(entry) }
      unsafe place += 1
    }
    unsafe lines.append("\(name)=\(value.reveal())")
    return lines
  }

  private static func isSetting(_ line: UnsafePointer<CChar>, _ name: String) -> Bool {
    unsafe strncmp(line, name + "=", name.utf8.count + 1) == 0
  }

  /// What steers connections: proxies and trust.
  package var forNetwork: [String: String] {
    let names = [
      "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
      "CURL_CA_BUNDLE",
      "SSL_CERT_FILE", "SSL_CERT_DIR",
    ]
    return Dictionary(uniqueKeysWithValues: names.compactMap { name in self[name].map { (name, $0) } })
  }

  private static let secrets = ["MCPAUTH_CLIENT_SECRET", "MCPAUTH_TOKEN"]

  /// `CI` as every vendor sets it: anything but empty, `0` and `false`.
  package var isCI: Bool {
    guard let value = self["CI"] else { return false }
    return !["", "0", "false"].contains(value.lowercased())
  }
}
