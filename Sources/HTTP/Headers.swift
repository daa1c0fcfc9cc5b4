/// Header fields as they came: order, spelling and repetitions survive; names compare without regard to case.
package struct Headers: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var fields: [Field]

  package init(_ fields: [(String, String)] = []) { self.fields = fields.map { Field($0.0, $0.1) } }

  package mutating func append(_ name: String, _ value: String) { fields.append(Field(name, value)) }

  /// Replaces every field of that name by one.
  package mutating func set(_ name: String, _ value: String) {
    fields.removeAll { $0.name.isSameFieldName(as: name) }
    append(name, value)
  }

  package func values(of name: String) -> [String] {
    fields.filter { $0.name.isSameFieldName(as: name) }.map(\.value)
  }

  /// The first value of that name.
  package subscript(_ name: String) -> String? { fields.first { $0.name.isSameFieldName(as: name) }?.value }
}

extension Headers: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
}

extension String {
  /// RFC 9110 §5.1: field names are case-insensitive; so are schemes and parameter names of challenges.
  package func isSameFieldName(as other: some StringProtocol) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
  }
}

extension UInt8 {
  fileprivate var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
