/// A number in the spelling of its text, so that `1.0`, `1e400` and 2^63 come out as they came in.
package struct JSONNumber: Sendable, Hashable {
  package let text: String

  /// The spelling is trusted: only the parser and whole numbers make one.
  init(text: String) { self.text = text }

  package init(_ value: Int64) { text = String(value) }

  /// The nearest double; infinite where the text is beyond doubles.
  package var double: Double { Double(text) ?? .nan }

  /// The whole number, when the value is one and fits 64 bits.
  package var integer: Int64? {
    if let exact = Int64(text) { return exact }
    let value = double
    guard value.isFinite, value.rounded() == value, abs(value) < 9_007_199_254_740_992 else { return nil }
    return Int64(value)
  }
}
