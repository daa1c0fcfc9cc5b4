import JSON

/// How a needed scope is covered by those that are granted.
package enum ScopeCover: Sendable, Hashable {
  case present
  /// By a parent with `*` at its end, which only some servers honour.
  case wildcard(String)
  case missing

  package init(_ needed: String, granted: [String]) {
    if granted.contains(where: needed.isIdentical(to:)) {
      self = .present
    } else if let parent = Self.parents(of: needed).first(where: { parent in
      granted.contains(where: parent.isIdentical(to:))
    }) {
      self = .wildcard(parent)
    } else {
      self = .missing
    }
  }

  static func missing(_ needed: [String], granted: [String]) -> [String] {
    needed.filter { ScopeCover($0, granted: granted) == .missing }
  }

  /// `a:b:*`, `a:*` and `*` for `a:b:c`, the nearest first.
  private static func parents(of scope: String) -> [String] {
    var parts = scope.split(separator: ":", omittingEmptySubsequences: false)
    var parents: [String] = []
    while !parts.isEmpty {
      parts.removeLast()
      parents.append((parts.map(String.init) + ["*"]).joined(separator: ":"))
    }
    return parents
  }

  package var name: String {
    switch self {
    case .present: "present"
    case .wildcard: "wildcard"
    case .missing: "missing"
    }
  }
}

extension TokenEvidence {
  /// What the person has; nil where the claims cannot be read.
  package var grantedScopes: [String]? {
    if let claims { return claims.grantedScopes }
    return expected.grantedScope.map { $0.split(separator: " ").map(String.init) }
  }
}
