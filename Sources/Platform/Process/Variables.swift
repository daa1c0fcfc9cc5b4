#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The environment of the process, read name by name.
package struct Variables: Sendable {
  private let lookup: @Sendable (String) -> String?

  package init(_ lookup: @escaping @Sendable (String) -> String?) { self.lookup = lookup }

  package subscript(_ name: String) -> String? { lookup(name) }

  package static let live = Variables { name in unsafe getenv(name).map { unsafe String(cString: $0) } }

  /// `CI` as every vendor sets it: anything but empty, `0` and `false`.
  package var isCI: Bool {
    guard let value = self["CI"] else { return false }
    return !["", "0", "false"].contains(value.lowercased())
  }
}
