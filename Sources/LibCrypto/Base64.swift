/// RFC 4648 §4: Base64 with padding, as HTTP Basic and PEM write it.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of the bytes.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: encode(Array(bytes), alphabet: alphabet, padding: true), as: UTF8.self)
  }

  /// Three bytes become four characters; what is left at the end becomes two or three, and padding where wanted.
  static func encode(_ bytes: [UInt8], alphabet: [UInt8], padding: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var pending = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      pending += 1
      guard pending == 3 else { continue }
      for shift in [UInt32(18), 12, 6, 0] { text.append(alphabet[Int(bits >> shift & 63)]) }
      (bits, pending) = (0, 0)
    }
    guard pending > 0 else { return text }
    bits <<= UInt32(8 * (3 - pending))
    for index in 0...pending { text.append(alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)]) }
    if padding { text += [UInt8](repeating: UInt8(ascii: "="), count: 3 - pending) }
    return text
  }
}
