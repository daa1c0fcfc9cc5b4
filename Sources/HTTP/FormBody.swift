/// Parameters in `application/x-www-form-urlencoded`, in order and with repetitions.
package struct FormBody: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  package private(set) var fields: [Field]

  package init(_ fields: [(String, String)] = []) {
    self.fields = fields.map { Field(name: $0.0, value: $0.1) }
  }

  /// Reads a query or a body; malformed percent-escapes stay as they are and bytes that are no UTF-8 become U+FFFD.
  package init(parsing text: some StringProtocol) {
    // Bytes, not characters: a combining mark behind a delimiter would swallow it.
    fields = Array(text.utf8).split(separator: UInt8(ascii: "&")).map { pair in
      let cut = pair.firstIndex(of: UInt8(ascii: "="))
      let name = cut.map { pair[..<$0] } ?? pair
      let value = cut.map { pair[($0 + 1)...] } ?? []
      return Field(name: Self.decode(bytes: name), value: Self.decode(bytes: value))
    }
  }

  package mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Adds the parameter only where there is a value.
  package mutating func append(_ name: String, _ value: String?) {
    if let value { append(name, value) }
  }

  package func values(of name: String) -> [String] {
    fields.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
  }

  /// The first value of that name.
  package subscript(_ name: String) -> String? { values(of: name).first }

  package var text: String {
    fields.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
  }

  /// RFC 6749 appendix B: a blank is `+`, everything but unreserved bytes is escaped.
  package static func encode(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      case 0x20: bytes.append(UInt8(ascii: "+"))
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 0xF)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func decode(_ text: some StringProtocol) -> String { decode(bytes: Array(text.utf8)[...]) }

  private static func decode(bytes input: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var index = input.startIndex
    while index < input.endIndex {
      let byte = input[index]
      if byte == UInt8(ascii: "%"), index + 2 < input.endIndex,
        let high = digit(input[index + 1]), let low = digit(input[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hexadecimal = Array("0123456789ABCDEF".utf8)

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
