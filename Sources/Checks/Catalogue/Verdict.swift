/// What came of a rule.
package enum Verdict: Sendable {
  case pass
  case fail([Finding])
  /// A precondition is missing; which one.
  case skip(String)
  /// It could not be found out; why.
  case unknown(String)

  /// A fault of one finding.
  package static func fail(_ severity: Severity, _ text: String, at place: Place? = nil) -> Verdict {
    .fail([Finding(severity, text, at: place)])
  }

  /// A fault where there is a finding, otherwise a pass.
  package static func of(_ findings: [Finding]) -> Verdict { findings.isEmpty ? .pass : .fail(findings) }

  package var findings: [Finding] {
    guard case .fail(let findings) = self else { return [] }
    return findings
  }
}
