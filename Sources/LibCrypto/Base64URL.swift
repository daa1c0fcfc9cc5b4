/// RFC 7515 §2: base64url without padding, read as strictly as it is written.
package enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// 64 for a byte that is not in the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  /// The text of the bytes.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: Base64.encode(Array(bytes), alphabet: alphabet, padding: false), as: UTF8.self)
  }

  /// The bytes of the text; every other spelling of the same bytes is an error with its byte.
  package static func decode(_ text: some StringProtocol) throws(Base64Error) -> [UInt8] {
    try decode(Array(text.utf8))
  }

  /// The same for a text that is still bytes.
  package static func decode(_ text: some Collection<UInt8>) throws(Base64Error) -> [UInt8] {
    try decode(Array(text))
  }

  /// The same for an array: not generic, as generic code is slow when another module calls it.
  package static func decode(_ text: [UInt8]) throws(Base64Error) -> [UInt8] {
    let values = values
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 2)
    var bits: UInt32 = 0
    var pending = 0
    var offset = 0
    for byte in text {
      let value = values[Int(byte)]
      guard value < 64 else {
        let isPadding = byte == UInt8(ascii: "=")
        throw Base64Error(reason: isPadding ? .padding : .notInAlphabet(byte), offset: offset)
      }
      bits = bits << 6 | UInt32(value)
      pending += 1
      offset += 1
      guard pending == 4 else { continue }
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits))
      (bits, pending) = (0, 0)
    }
    try finish(bits, pending, offset, into: &bytes)
    return bytes
  }

  private static func finish(
    _ bits: UInt32, _ pending: Int, _ offset: Int, into bytes: inout [UInt8]
  ) throws(Base64Error) {
    switch pending {
    case 1: throw Base64Error(reason: .length, offset: offset - 1)
    case 2:
      guard bits & 0xF == 0 else { throw Base64Error(reason: .spareBits, offset: offset - 1) }
      bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      guard bits & 0x3 == 0 else { throw Base64Error(reason: .spareBits, offset: offset - 1) }
      bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: return
    }
  }
}

extension Base64URL {
  /// What can be told of a text that is no canonical base64url: either alphabet, padding or not, the rest passed over.
  package static func salvage(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var pending: UInt32 = 0
    for byte in text {
      let spelled =
        byte == UInt8(ascii: "+") ? UInt8(ascii: "-") : byte == UInt8(ascii: "/") ? UInt8(ascii: "_") : byte
      let value = values[Int(spelled)]
      guard value < 64 else { continue }
      bits = bits << 6 | UInt32(value)
      pending += 6
      guard pending >= 8 else { continue }
      pending -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> pending))
    }
    return bytes
  }
}
