/// A place in a specification, as people cite it: `RFC 9068 §2.2`.
package struct Clause: Sendable, Hashable {
  package let text: String
}

extension Clause: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { text = value }
}

extension Clause: CustomStringConvertible {
  package var description: String { text }
}
