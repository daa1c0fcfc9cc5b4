import LibCrypto
import Testing

@Suite struct Base64Tests {
  /// RFC 4648 §10, and bytes where the two alphabets differ.
  @Test(
    "bytes and text correspond",
    arguments: [
      ([], "", ""), (Array("f".utf8), "Zg", "Zg=="), (Array("fo".utf8), "Zm8", "Zm8="),
      (Array("foo".utf8), "Zm9v", "Zm9v"), (Array("foob".utf8), "Zm9vYg", "Zm9vYg=="),
      (Array("fooba".utf8), "Zm9vYmE", "Zm9vYmE="), (Array("foobar".utf8), "Zm9vYmFy", "Zm9vYmFy"),
      ([0xFB, 0xFF, 0xBF], "-_-_", "+/+/"), ([3, 236, 255, 224, 193], "A-z_4ME", "A+z/4ME="),
    ] as [([UInt8], String, String)])
  func correspond(bytes: [UInt8], url: String, standard: String) throws {
    #expect(Base64URL.encode(bytes) == url)
    #expect(Base64.encode(bytes) == standard)
    #expect(try Base64URL.decode(url) == bytes)
    #expect(try Base64URL.decode(Array("x\(url)".utf8).dropFirst()) == bytes)
  }

  @Test("every length survives")
  func lengths() throws {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 37) }
    for count in 0...bytes.count {
      let part = Array(bytes.prefix(count))
      #expect(try Base64URL.decode(Base64URL.encode(part)) == part)
    }
  }

  @Test(
    "another spelling is refused at its byte",
    arguments: [
      ("Zg==", .padding, 2), ("Zm8=", .padding, 3), ("=", .padding, 0), ("Zm9v=", .padding, 4),
      ("Zm+v", .notInAlphabet(UInt8(ascii: "+")), 2), ("Zm/v", .notInAlphabet(UInt8(ascii: "/")), 2),
      ("Zm9v\n", .notInAlphabet(10), 4), (" Zm9v", .notInAlphabet(32), 0),
      ("Zm9v\u{E9}", .notInAlphabet(0xC3), 4),
      ("Zm\0v", .notInAlphabet(0), 2), ("Z", .length, 0), ("Zm9vZ", .length, 4),
      ("Zh", .spareBits, 1), ("Zm9", .spareBits, 2), ("Zm9vZ_", .spareBits, 5),
    ] as [(String, Base64Error.Reason, Int)])
  func refused(text: String, reason: Base64Error.Reason, offset: Int) {
    let error = #expect(throws: Base64Error.self) { try Base64URL.decode(text) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }
}
