import JSON

/// A set of scope tokens in their order (RFC 6749 §3.3); repetitions are dropped.
package struct Scope: Sendable, Hashable {
  package let tokens: [String]

  package init(tokens: [String]) {
    var seen = Set<String>()
    self.tokens = tokens.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Reads a list separated by blanks.
  package init(_ text: String) { self.init(tokens: text.split(whereSeparator: \.isWhitespace).map(String.init)) }

  package var text: String { tokens.joined(separator: " ") }
  package var isEmpty: Bool { tokens.isEmpty }

  package func contains(_ token: String) -> Bool { tokens.contains { $0.isIdentical(to: token) } }
  package func isSuperset(of other: Scope) -> Bool { other.tokens.allSatisfy(contains) }
  package func union(_ other: Scope) -> Scope { Scope(tokens: tokens + other.tokens) }

  package func adding(_ token: String) -> Scope { Scope(tokens: tokens + [token]) }
}
