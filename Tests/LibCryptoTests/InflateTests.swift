import LibCrypto
import Testing

@Suite struct InflateTests {
  static let fox = "the quick brown fox jumps over the lazy dog. "

  /// 600 letters of a generator, twice over, as zlib deflates them with codes of their own.
  static let dynamic = """
    7ZLZEQMxCENrBSTov4M8OTXkL8nO7NoGXUbevuur3dtzd9cMy1Pd2D3K2dytWffulmq0zZZmKe2mz1e1vRrVelyuo6nKVG03
    le4qUFZalXVvEwhwYPRsyy116lrIYOPKEReJwFuQokUIRdX5XKmdmxLApfMGBLiKn5LkUqezPNF_-JmaxgQPlBehZaoH9Si8
    qKbFG0N04GGuMd3wQdVkgk3aRFGkRfNk1ebICHHyghadOtr3JQhR4U7hBKbjHDT6kvwN2JbJS_kEhaCNbyTwImmEGl5K3iU0
    Anu2JhIjApsIgHQxQ0rwbG4AWHg2LJrwKk2r_Hnnh4rpb65cnrgPqioA3K-Sr4lokjN7jAemCIWjXPi84eGh028a9J-r_1z9
    YK4-
    """

  static var letters: [UInt8] {
    var state: UInt64 = 1
    let once = (0..<600).map { _ in
      state = (state * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
      return UInt8((state >> 16) % 7 + 97)
    }
    return once + once
  }

  static func inflate(_ text: String, limit: Int = 10_000) throws -> [UInt8] {
    try Inflate.bytes(of: Base64URL.decode(Example.unfolded(text)), limit: limit)
  }

  @Test("the three kinds of block inflate to what zlib deflated")
  func blocks() throws {
    #expect(try Self.inflate("AwA") == [])
    #expect(
      try Self.inflate("AS0A0v90aGUgcXVpY2sgYnJvd24gZm94IGp1bXBzIG92ZXIgdGhlIGxhenkgZG9nLiA")
        == Array(Self.fox.utf8))
    let fixed = "K8lIVSgszUzOVkgqyi_PU0jLr1DIKs0tKFbIL0stUigBSuckVlUqpOSn64F5o4rJUgwA"
    #expect(try Self.inflate(fixed) == Array(String(repeating: Self.fox, count: 8).utf8))
    #expect(try Self.inflate(Self.dynamic) == Self.letters)
  }

  @Test("every cut is an error, and so is what follows the end")
  func cuts() throws {
    let bytes = try Base64URL.decode(Example.unfolded(Self.dynamic))
    for count in 0..<bytes.count {
      #expect(throws: InflateError.cutShort) {
        try Inflate.bytes(of: Array(bytes.prefix(count)), limit: 10_000)
      }
    }
    #expect(throws: InflateError.trailingBytes) { try Inflate.bytes(of: bytes + [0], limit: 10_000) }
  }

  @Test("what unfolds beyond the limit stops there")
  func bomb() throws {
    #expect(throws: InflateError.beyond(limit: 1_199)) { try Self.inflate(Self.dynamic, limit: 1_199) }
    #expect(try Self.inflate(Self.dynamic, limit: 1_200).count == 1_200)
    // One literal, then pairs of length 258 and distance 1 without an end.
    var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<100_000 { bits += [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0] }
    let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | (start + $1 < bits.count ? bits[start + $1] : 0) << UInt8($1) }
    }
    #expect(throws: InflateError.beyond(limit: 1_000_000)) { try Inflate.bytes(of: bytes, limit: 1_000_000) }
  }

  @Test(
    "codes that are none are refused",
    arguments: [
      [0x07], [0x01, 0x01, 0x00, 0x00, 0x00, 0x41], [0x05, 0xFF, 0xFF, 0xFF, 0xFF],
      [0x05] + [UInt8](repeating: 0, count: 20), [0x03, 0x02, 0x00],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    #expect(throws: InflateError.malformed) { try Inflate.bytes(of: bytes, limit: 10_000) }
  }

  @Test("no input crashes")
  func noise() throws {
    var state: UInt64 = 7
    for _ in 0..<3_000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      let inflated = (try? Inflate.bytes(of: bytes, limit: 5_000)) ?? []
      #expect(inflated.count <= 5_000)
    }
  }
}
