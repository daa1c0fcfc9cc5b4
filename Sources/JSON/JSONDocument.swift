/// A parsed text with what is odd about it though it is still JSON.
package struct JSONDocument: Sendable, Hashable {
  package let value: JSONValue
  /// In the order of their bytes; at most ``JSONLimits/maxOddities``.
  package let oddities: [JSONOddity]
}

/// Something that readers are known to disagree on.
package struct JSONOddity: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// RFC 8259 §4: names should be unique; readers keep the first or the last.
    case duplicateMember(String)
    /// RFC 8259 §6: a value that a double cannot hold.
    case numberBeyondDouble(String)
    /// A NUL inside a string, where C readers stop.
    case nul
  }

  package let kind: Kind
  package let path: JSONPath
  /// Counted from zero.
  package let offset: Int
}

/// What a hostile text may cost.
package struct JSONLimits: Sendable {
  package var depth: Int
  package var values: Int

  package init(depth: Int = 64, values: Int = 1_000_000) {
    self.depth = depth
    self.values = values
  }

  package static let maxOddities = 64
}
