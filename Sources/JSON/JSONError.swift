/// Why bytes are not one JSON text, and the byte at which that shows.
package struct JSONError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case empty
    case unexpectedEnd
    case unexpectedByte(UInt8)
    case byteOrderMark
    case invalidUTF8
    case invalidNumber
    case invalidEscape
    case loneSurrogate
    case controlCharacter
    case tooDeep(limit: Int)
    case tooManyValues(limit: Int)
    case trailingBytes
  }

  package let reason: Reason
  /// Counted from zero.
  package let offset: Int
}

extension JSONError: CustomStringConvertible {
  package var description: String { "\(reason.sentence) at byte \(offset)" }
}

extension JSONError.Reason {
  fileprivate var sentence: String {
    switch self {
    case .empty: "no JSON at all"
    case .unexpectedEnd: "the JSON is cut short"
    case .unexpectedByte(UInt8(ascii: "<")): "HTML or XML instead of JSON"
    case .unexpectedByte(let byte) where byte > 0x20 && byte < 0x7F:
      "unexpected \"\(Character(UnicodeScalar(byte)))\" in JSON"
    case .unexpectedByte(let byte): "unexpected byte 0x\(String(byte, radix: 16)) in JSON"
    case .byteOrderMark: "a byte order mark before the JSON"
    case .invalidUTF8: "JSON that is not UTF-8"
    case .invalidNumber: "a malformed number in JSON"
    case .invalidEscape: "an unknown escape in a JSON string"
    case .loneSurrogate: "half a surrogate pair in a JSON string"
    case .controlCharacter: "a raw control character in a JSON string"
    case .tooDeep(let limit): "JSON nested deeper than \(limit) levels"
    case .tooManyValues(let limit): "JSON of more than \(limit) values"
    case .trailingBytes: "something after the end of the JSON"
    }
  }
}
