import Checks
import Testing

@Suite("The rules' own examples") struct ExampleTests {
  private func judge<Subject>(_ rule: Rule<Subject>) throws {
    #expect(rule.facts.examples.contains { $0.severity == nil }, "\(rule.id) has no example that passes")
    #expect(rule.facts.examples.contains { $0.severity != nil }, "\(rule.id) has no example that fails")
    var worst: Severity?
    for example in rule.facts.examples {
      let subject = try #require(Subject(example: example.text), "\(rule.id): \(example.text)")
      let findings = rule.evaluate(subject).findings
      #expect(
        findings.worst == example.severity, "\(rule.id): \(example.text) gives \(findings.map(\.text))")
      #expect(findings.allSatisfy { $0.id == rule.id && !$0.text.isEmpty && $0.text.last != "." })
      worst = [worst, example.severity].compactMap(\.self).max()
    }
    #expect(worst ?? .info >= rule.facts.severity, "\(rule.id) is never shown at its severity")
  }

  @Test("rules of a token", arguments: Catalogue.token) func token(_ rule: Rule<TokenEvidence>) throws {
    try judge(rule)
  }

  @Test("rules of JSON", arguments: Catalogue.json) func json(_ rule: Rule<JSONEvidence>) throws {
    try judge(rule)
  }
}

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}
