extension JSONValue {
  package enum Style: Sendable {
    /// One line without blanks.
    case compact
    /// Two blanks a level; an empty array or object stays on its line.
    case pretty
  }

  /// The JSON text. C0, DEL, C1, line separators and bidi controls leave as escapes, so no terminal obeys them.
  package func text(_ style: Style = .compact) -> String {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  package func bytes(_ style: Style = .compact) -> [UInt8] {
    var writer = JSONWriter(style: style)
    writer.write(self)
    return writer.bytes
  }
}

private struct JSONWriter {
  let style: JSONValue.Style
  var bytes: [UInt8] = []
  var depth = 0

  init(style: JSONValue.Style) { self.style = style }

  mutating func put(_ text: StaticString) { bytes += Array("\(text)".utf8) }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: put("null")
    case .bool(let flag): flag ? put("true") : put("false")
    case .number(let number): bytes += Array(number.text.utf8)
    case .string(let text): write(text)
    case .array(let elements):
      list("[", "]", elements) { writer, element in writer.write(element) }
    case .object(let object):
      list("{", "}", object.members) { writer, member in
        writer.write(member.name)
        writer.style == .pretty ? writer.put(": ") : writer.put(":")
        writer.write(member.value)
      }
    }
  }

  mutating func list<Element>(
    _ open: StaticString, _ close: StaticString, _ elements: [Element],
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    put(open)
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { put(",") }
      breakLine()
      body(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    put(close)
  }

  mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(0x0A)
    bytes += [UInt8](repeating: 0x20, count: depth * 2)
  }

  mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": put("\\\"")
      case "\\": put("\\\\")
      case "\n": put("\\n")
      case "\r": put("\\r")
      case "\t": put("\\t")
      case _ where scalar.isUnsafeOnTerminal: escape(scalar)
      default: bytes += scalar.utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func escape(_ scalar: UnicodeScalar) {
    for unit in scalar.utf16 {
      let digits = String(unit, radix: 16)
      put("\\u")
      bytes += [UInt8](repeating: UInt8(ascii: "0"), count: 4 - digits.utf8.count) + Array(digits.utf8)
    }
  }
}
