/// How much a finding weighs; only errors decide an exit status by themselves.
package enum Severity: String, Sendable, Hashable, CaseIterable {
  /// Breaks a MUST, makes the flow fail for a conforming client, or is a hole.
  case error
  /// Breaks a SHOULD, or is a known trap.
  case warning
  /// A fact worth showing.
  case info
}

extension Severity: Comparable {
  private var weight: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
}
