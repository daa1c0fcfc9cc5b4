package import JSON

/// What one server needs with every request; kept with its session by `login`.
package struct Switches: Sendable, Hashable {
  package var leniencies: Set<Leniency>
  package var allowsPrivate: Bool
  /// `HOST:PORT:ADDR`, as typed.
  package var resolve: [String]
  /// URLs beside the server's whose hosts the user typed, such as an issuer.
  package var typed: [String]
  /// `--scope`, as typed: asked for again at every sign-in that does not name others.
  package var scope: String?
  /// Absolute path.
  package var caFile: String?
  /// Absolute path; the fields themselves stay in that file.
  package var headerFile: String?
  /// What a newer version waived and this one does not know.
  package var otherLeniencies: [String] = []
  /// As ``Session/others``.
  package var others = JSONObject()

  package init(
    leniencies: Set<Leniency> = [], allowsPrivate: Bool = false, resolve: [String] = [], typed: [String] = [],
    scope: String? = nil, caFile: String? = nil, headerFile: String? = nil
  ) {
    self.leniencies = leniencies
    self.allowsPrivate = allowsPrivate
    self.resolve = resolve
    self.typed = typed
    self.scope = scope
    self.caFile = caFile
    self.headerFile = headerFile
  }

  /// These with whatever the other ones add.
  package func adding(_ other: Switches) -> Switches {
    var sum = Switches(
      leniencies: leniencies.union(other.leniencies), allowsPrivate: allowsPrivate || other.allowsPrivate,
      resolve: resolve + other.resolve.filter { !resolve.contains($0) },
      typed: typed + other.typed.filter { !typed.contains($0) }, scope: other.scope ?? scope,
      caFile: other.caFile ?? caFile, headerFile: other.headerFile ?? headerFile)
    sum.otherLeniencies = otherLeniencies
    sum.others = others
    return sum
  }

  package var isEmpty: Bool { self == Switches() }

  /// As options that could be pasted, for people.
  package var options: [String] {
    leniencies.map(\.rawValue).sorted().map { "--lenient \($0)" } + (allowsPrivate ? ["--allow-private"] : [])
      + resolve.map { "--resolve \($0)" } + (caFile.map { ["--ca \($0)"] } ?? [])
      + (headerFile.map { ["--header-file \($0)"] } ?? [])
  }
}
