package import JSON

/// Where in what was given something was found.
package struct Place: Sendable, Hashable {
  /// What the byte is counted in: `token`, `header`, `payload`, `document`, `challenge`, `url`.
  package var part: String
  /// The member, where it is JSON.
  package var path: JSONPath?
  /// Counted from zero.
  package var byte: Int?

  package init(_ part: String, _ path: JSONPath? = nil, byte: Int? = nil) {
    self.part = part
    self.path = path
    self.byte = byte
  }

  /// A member at the top.
  package init(_ part: String, member: String) { self.init(part, JSONPath([.member(member)])) }
}

extension Place: CustomStringConvertible {
  package var description: String {
    var text = part
    if let path { text += " \(path)" }
    if let byte { text += ", byte \(byte)" }
    return text
  }
}

extension Place {
  package var json: JSONValue {
    [
      "part": .string(part), "path": JSONValue(path.map { "\($0)" }),
      "byte": byte.map { JSONValue($0) } ?? .null,
    ]
  }
}
