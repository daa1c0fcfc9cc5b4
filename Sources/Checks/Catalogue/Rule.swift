/// What is said of a rule everywhere: in a finding, in the manual, in an explanation.
package struct RuleFacts: Sendable, Identifiable {
  /// Its group and its name; never used again once retired.
  package let id: String
  /// The statement that should be true.
  package let title: String
  /// Of most findings; a single one may weigh more or less.
  package let severity: Severity
  package let clauses: [Clause]
  package let why: String
  package let fixes: [Fix]
  package let examples: [RuleExample]

  package var group: String { String(id.prefix { $0 != "/" }) }
}

/// A subject that passes or fails, written as short as it can be; each is a test.
package struct RuleExample: Sendable {
  package let text: String
  /// Nil for one that passes.
  package let severity: Severity?

  package static func passes(_ text: String) -> RuleExample { RuleExample(text: text, severity: nil) }

  package static func fails(_ severity: Severity, _ text: String) -> RuleExample {
    RuleExample(text: text, severity: severity)
  }
}

/// What a rule looks at.
package protocol RuleSubject: Sendable {
  /// The subject that an example describes; nil where the text describes none.
  init?(example: String)
}

/// One rule: its facts and one pure function.
package struct Rule<Subject: RuleSubject>: Sendable, Identifiable {
  package let facts: RuleFacts
  private let judge: @Sendable (Subject) -> Verdict

  package var id: String { facts.id }

  package init(
    _ id: String, _ severity: Severity, _ title: String, clauses: [Clause], why: String, fixes: [Fix],
    examples: [RuleExample], judge: @escaping @Sendable (Subject) -> Verdict
  ) {
    facts = RuleFacts(
      id: id, title: title, severity: severity, clauses: clauses, why: why, fixes: fixes, examples: examples)
    self.judge = judge
  }

  /// What the rule says of a subject, its findings with its own id.
  package func evaluate(_ subject: Subject) -> Verdict {
    let verdict = judge(subject)
    guard case .fail(var findings) = verdict else { return verdict }
    for index in findings.indices { findings[index].id = facts.id }
    return .fail(findings)
  }
}

extension Array {
  /// What a list of rules finds, the gravest first, otherwise in their order.
  package func findings<Subject>(_ subject: Subject) -> [Finding] where Element == Rule<Subject> {
    var found: [Finding] = []
    for rule in self { found += rule.evaluate(subject).findings }
    return found.gravestFirst
  }
}

extension [Finding] {
  /// Sorted by weight; those of one weight keep their order.
  package var gravestFirst: [Finding] {
    guard count > 1 else { return self }
    return filter { $0.severity == .error } + filter { $0.severity == .warning }
      + filter { $0.severity == .info }
  }

  package var worst: Severity? { map(\.severity).max() }
}
