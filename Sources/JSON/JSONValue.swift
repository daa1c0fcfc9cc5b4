/// A JSON text as it was written: member order, duplicates and the spelling of numbers survive.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Equality byte for byte; the compiler's own would fold canonically equivalent texts.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.string(let one), .string(let other)): one.isIdentical(to: other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }
}

extension JSONValue {
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  package var number: JSONNumber? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The value as a whole number, when it is one and fits 64 bits; `1e3` counts as 1000.
  package var integer: Int64? { number?.integer }

  package var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  package var object: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  package var isNull: Bool { self == .null }

  /// The texts of an array that holds nothing but texts; nil for every other value.
  package var strings: [String]? {
    guard let array else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(array.count)
    for element in array {
      guard let text = element.string else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The first member of that name, nil where this is no object or has no such member.
  package subscript(_ name: String) -> JSONValue? { object?[name] }

  package subscript(_ index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }

  /// The field's word for the kind of value, for messages: "a string", "an object".
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  package init(_ value: Int64) { self = .number(JSONNumber(value)) }
  package init(_ value: Int) { self = .number(JSONNumber(Int64(value))) }
  package init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }
  /// A missing text becomes `null`.
  package init(_ text: String?) { self = text.map { .string($0) } ?? .null }
}
