package import JSON

/// RFC 7519 §2: seconds since 1970, whole or not; what claims hold instead is told apart.
package enum NumericDate: Sendable, Hashable {
  case absent
  case seconds(Double)
  /// A number in a string, which strict readers refuse.
  case text(Double)
  /// The member has this kind of value.
  case wrong(String)

  package init(_ value: JSONValue?) {
    switch value {
    case nil: self = .absent
    case .number(let number)?:
      self = number.double.isFinite ? .seconds(number.double) : .wrong("too large a number")
    case .string(let text)?:
      if let number = Double(text), number.isFinite, text.utf8.count < 32 {
        self = .text(number)
      } else {
        self = .wrong("a string")
      }
    case let value?: self = .wrong(value.kind)
    }
  }

  package var seconds: Double? {
    switch self {
    case .seconds(let value), .text(let value): value
    case .absent, .wrong: nil
    }
  }

  /// A moment of this century that was written in milliseconds.
  package var isMilliseconds: Bool { seconds.map { $0 > 1e11 && $0 < 1e14 } ?? false }
}
