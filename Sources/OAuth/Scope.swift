import JSON

/// A set of scope tokens in their order (RFC 6749 §3.3); repetitions are dropped.
package struct Scope: Sendable, Hashable {
  package let tokens: [String]

  package init(tokens: [String]) {
    // Bytes, not `String`: Swift's equality folds canonically equivalent tokens.
    var seen = Set<[UInt8]>()
    self.tokens = tokens.filter { !$0.isEmpty && seen.insert(Array($0.utf8)).inserted }
  }

  /// Reads a list separated by blanks.
  package init(_ text: String) {
    self.init(tokens: text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  package static func == (left: Scope, right: Scope) -> Bool {
    left.tokens.elementsEqual(right.tokens) { $0.isIdentical(to: $1) }
  }

  package var text: String { tokens.joined(separator: " ") }
  package var isEmpty: Bool { tokens.isEmpty }

  package func contains(_ token: String) -> Bool { tokens.contains { $0.isIdentical(to: token) } }

  package func isSuperset(of other: Scope) -> Bool {
    let own = Set(tokens.map { Array($0.utf8) })
    return other.tokens.allSatisfy { own.contains(Array($0.utf8)) }
  }

  package func union(_ other: Scope) -> Scope { Scope(tokens: tokens + other.tokens) }

  package func adding(_ token: String) -> Scope { Scope(tokens: tokens + [token]) }
}
