import JSON
import Testing

extension JSONReadingTests {
  struct Refusal: Sendable {
    let bytes: [UInt8]
    let reason: JSONError.Reason
    let offset: Int

    init(_ text: String, _ reason: JSONError.Reason, at offset: Int) {
      self.init(bytes: Array(text.utf8), reason, at: offset)
    }

    init(bytes: [UInt8], _ reason: JSONError.Reason, at offset: Int) {
      self.bytes = bytes
      self.reason = reason
      self.offset = offset
    }

    static func byte(_ text: String, _ byte: Character, at offset: Int) -> Refusal {
      Refusal(text, .unexpectedByte(byte.asciiValue ?? 0), at: offset)
    }
  }

  @Test(
    "an invalid text is refused with the byte at which that shows",
    arguments: [
      // n_array
      .byte("[1 true]", "t", at: 3), .init(bytes: [0x5B, 0x61, 0xE5, 0x5D], .unexpectedByte(0x61), at: 1),
      .byte("[\"\": 1]", ":", at: 3), .init("[\"\"],", .trailingBytes, at: 4), .byte("[,1]", ",", at: 1),
      .byte("[1,,2]", ",", at: 3), .byte("[\"x\",,]", ",", at: 5), .init("[\"x\"]]", .trailingBytes, at: 5),
      .byte("[\"\",]", "]", at: 4), .init("[\"x\"", .unexpectedEnd, at: 4), .byte("[x", "x", at: 1),
      .byte("[3[4]]", "[", at: 2), .init(bytes: [0x5B, 0xFF, 0x5D], .unexpectedByte(0xFF), at: 1),
      .byte("[1:2]", ":", at: 2), .byte("[,]", ",", at: 1), .init("[-]", .invalidNumber, at: 2),
      .byte("[   , \"\"]", ",", at: 4), .init("[\"a\",\n4\n,1,", .unexpectedEnd, at: 11),
      .byte("[1,]", "]", at: 3),
      .init("[\"\u{b}a\"\\f]", .controlCharacter, at: 2), .byte("[*]", "*", at: 1),
      .init("[\"\"", .unexpectedEnd, at: 3), .init("[1,", .unexpectedEnd, at: 3),
      .init("[1,\n1\n,1", .unexpectedEnd, at: 8),
      .init("[{}", .unexpectedEnd, at: 3), .init("[", .unexpectedEnd, at: 1),
      // n_incomplete
      .byte("[fals]", "]", at: 5), .byte("[nul]", "]", at: 4), .byte("[tru]", "]", at: 4),
      .init("tru", .unexpectedEnd, at: 3),
      .byte("[True]", "T", at: 1), .byte("[NULL]", "N", at: 1), .byte("[trUe]", "U", at: 3),
      // n_multidigit, n_number
      .init("123\u{0}", .trailingBytes, at: 3), .init("[++1234]", .unexpectedByte(0x2B), at: 1),
      .byte("[+1]", "+", at: 1), .byte("[+Inf]", "+", at: 1), .init("[-01]", .invalidNumber, at: 3),
      .init("[-1.0.]", .invalidNumber, at: 5), .init("[-2.]", .invalidNumber, at: 4),
      .init("[-NaN]", .invalidNumber, at: 2),
      .byte("[.-1]", ".", at: 1), .byte("[.2e-3]", ".", at: 1), .init("[0.1.2]", .invalidNumber, at: 4),
      .init("[0.3e+]", .invalidNumber, at: 6), .init("[0.3e]", .invalidNumber, at: 5),
      .init("[0.e1]", .invalidNumber, at: 3),
      .init("[0e+]", .invalidNumber, at: 4), .init("[0e]", .invalidNumber, at: 3),
      .init("[0E+]", .invalidNumber, at: 4),
      .init("[1.0e+]", .invalidNumber, at: 6), .init("[1.0e-]", .invalidNumber, at: 6),
      .init("[1.0e]", .invalidNumber, at: 5),
      .byte("[1 000.0]", "0", at: 3), .init("[1eE2]", .invalidNumber, at: 3),
      .init("[2.e+3]", .invalidNumber, at: 3),
      .init("[2.e3]", .invalidNumber, at: 3), .init("[9.e+]", .invalidNumber, at: 3),
      .byte("[Inf]", "I", at: 1),
      .byte("[NaN]", "N", at: 1), .init("[\u{FF11}]", .unexpectedByte(0xEF), at: 1),
      .byte("[1+2]", "+", at: 2),
      .init("[0x1]", .invalidNumber, at: 2), .init("[0x42]", .invalidNumber, at: 2),
      .byte("[Infinity]", "I", at: 1),
      .init("[1.2a-3]", .invalidNumber, at: 4), .init("[- 1]", .invalidNumber, at: 2),
      .init("[-012]", .invalidNumber, at: 3),
      .init("[-Infinity]", .invalidNumber, at: 2), .init("[-.123]", .invalidNumber, at: 2),
      .init("[1ea]", .invalidNumber, at: 3),
      .init("[1e1\u{E5}]", .unexpectedByte(0xC3), at: 4), .init("[012]", .invalidNumber, at: 2),
      .init("-", .unexpectedEnd, at: 1),
      .init("1.", .unexpectedEnd, at: 2), .init("1e", .unexpectedEnd, at: 2),
      .init("1e-", .unexpectedEnd, at: 3),
      .init("00", .invalidNumber, at: 1), .init("0_1", .invalidNumber, at: 1),
      // n_object
      .byte("[\"x\", truth]", "t", at: 9), .byte("{[: \"x\"}", "[", at: 1),
      .byte("{\"x\", null}", ",", at: 4),
      .byte("{\"x\"::\"b\"}", ":", at: 5), .init("{\u{1F1E8}", .unexpectedByte(0xF0), at: 1),
      .byte("{\"a\":\"a\" 123}", "1", at: 9), .byte("{key: 'value'}", "k", at: 1),
      .byte("{\"a\" b}", "b", at: 5),
      .byte("{:\"b\"}", ":", at: 1), .byte("{\"a\" \"b\"}", "\"", at: 5),
      .init("{\"a\":", .unexpectedEnd, at: 5),
      .init("{\"a\"", .unexpectedEnd, at: 4), .byte("{1:1}", "1", at: 1),
      .byte("{null:null,null:null}", "n", at: 1),
      .byte("{\"id\":0,,,,,}", ",", at: 8), .byte("{'a':0}", "'", at: 1), .byte("{\"id\":0,}", "}", at: 8),
      .init("{\"a\":\"b\"}/**/", .trailingBytes, at: 9), .init("{\"a\":\"b\"}#", .trailingBytes, at: 9),
      .init("{\"a\":\"b\"}/", .trailingBytes, at: 9), .byte("{\"a\":\"b\",,\"c\":\"d\"}", ",", at: 9),
      .byte("{a: \"b\"}", "a", at: 1), .init("{\"a\":\"a", .unexpectedEnd, at: 7),
      .byte("{ \"foo\" : \"bar\", \"a\" }", "}", at: 21),
      .init("{\"a\":\"b\"}#{}", .trailingBytes, at: 9), .init("{", .unexpectedEnd, at: 1),
      .init("{}}", .trailingBytes, at: 2),
      // n_string
      .init(#"["\uD800\"]"#, .loneSurrogate, at: 2), .init(#"["\uD800\u"]"#, .invalidEscape, at: 2),
      .init(#"["\uD800\u1"]"#, .invalidEscape, at: 2), .init(#"["\uD800\u1x"]"#, .invalidEscape, at: 2),
      .init("[é]", .unexpectedByte(0xC3), at: 1), .init("[\"\\\u{0}\"]", .invalidEscape, at: 2),
      .init(#"["\x00"]"#, .invalidEscape, at: 2), .init(#"["\\\"]"#, .unexpectedEnd, at: 7),
      .init("[\"\\\t\"]", .invalidEscape, at: 2), .init("[\"\\🌀\"]", .invalidEscape, at: 2),
      .init(#"["\"]"#, .unexpectedEnd, at: 5),
      .init(#"["\u00A"]"#, .invalidEscape, at: 2), .init(#"["\uD834\uDd"]"#, .invalidEscape, at: 2),
      .init(#"["\a"]"#, .invalidEscape, at: 2), .init(#"["\uqqqq"]"#, .invalidEscape, at: 2),
      .init(#"["\U0041"]"#, .invalidEscape, at: 2),
      .byte("[\\u0020\"asd\"]", "\\", at: 1), .byte("[\\n]", "\\", at: 1), .init("\"", .unexpectedEnd, at: 1),
      .byte("['single quote']", "'", at: 1), .byte("abc", "a", at: 0), .init("[\"\\", .unexpectedEnd, at: 3),
      .init("[\"a\u{0}a\"]", .controlCharacter, at: 3), .init("[\"new\nline\"]", .controlCharacter, at: 5),
      .init("[\"\t\"]", .controlCharacter, at: 2), .init("[\"\u{1F}\"]", .controlCharacter, at: 2),
      .init("\"\\UA66D\"", .invalidEscape, at: 1), .init("\"\\u00\u{E9}0\"", .invalidEscape, at: 1),
      .init("\"\\u12", .unexpectedEnd, at: 5),
      .init("\"\\u\u{FF11}\u{FF11}\u{FF11}\u{FF11}\"", .invalidEscape, at: 1),
      // n_structure
      .byte("<.>", "<", at: 0), .byte("[<null>]", "<", at: 1), .init("[1]x", .trailingBytes, at: 3),
      .init("[1]]", .trailingBytes, at: 3),
      .init("[\"asd]", .unexpectedEnd, at: 6), .init("aå", .unexpectedByte(0x61), at: 0),
      .byte("[True]", "T", at: 1),
      .init("1]", .trailingBytes, at: 1), .init("{\"x\": true,", .unexpectedEnd, at: 11),
      .init("[][]", .trailingBytes, at: 2),
      .byte("]", "]", at: 0), .init(bytes: [0xEF, 0xBB], .unexpectedByte(0xEF), at: 0),
      .init(bytes: [0xE5], .unexpectedByte(0xE5), at: 0),
      .init(bytes: [0x5B, 0x00, 0x5D], .unexpectedByte(0), at: 1), .init("2@", .trailingBytes, at: 1),
      .init("{}}", .trailingBytes, at: 2),
      .init("{\"\":", .unexpectedEnd, at: 4), .init("{\"a\":/*comment*/\"b\"}", .unexpectedByte(0x2F), at: 5),
      .init("{\"a\": true} \"x\"", .trailingBytes, at: 12), .byte("['", "'", at: 1), .byte("[,", ",", at: 1),
      .init("[\"a", .unexpectedEnd, at: 3), .byte("{,", ",", at: 1), .byte("{]", "]", at: 1),
      .init("{\"a", .unexpectedEnd, at: 3),
      .byte("{'a'", "'", at: 1), .byte("*", "*", at: 0), .init("{\"a\":\"b\"}#{}", .trailingBytes, at: 9),
      .byte("[\\u000A\"\"]", "\\", at: 1), .init("[1", .unexpectedEnd, at: 2),
      .init("[ false, nul", .unexpectedEnd, at: 12),
      .init("[ true, fals", .unexpectedEnd, at: 12), .init("\u{2060}", .unexpectedByte(0xE2), at: 0),
      .init("[\u{A0}]", .unexpectedByte(0xC2), at: 1), .init("[\u{C}]", .unexpectedByte(0x0C), at: 1),
      .init("[\u{85}]", .unexpectedByte(0xC2), at: 1), .init("", .empty, at: 0),
      .init(" \n\t", .empty, at: 3),
      .init("\u{FEFF}", .byteOrderMark, at: 0), .init("\u{FEFF}[]", .byteOrderMark, at: 0),
      .init("[]\u{FEFF}", .trailingBytes, at: 2), .init("nullnull", .trailingBytes, at: 4),
      .init("truex", .trailingBytes, at: 4),
    ] as [Refusal])
  func invalid(row: Refusal) {
    row.expectFault()
  }

  // MARK: i_

  @Test(
    "what a reader may take or leave is refused where bytes would change",
    arguments: [
      .init(#"["\uDADA"]"#, .loneSurrogate, at: 2), .init(#"["\uD888\u1234"]"#, .loneSurrogate, at: 2),
      .init(#"["\uD800\n"]"#, .loneSurrogate, at: 2), .init(#"["\uDd1ea"]"#, .loneSurrogate, at: 2),
      .init(#"["\uD800\uD800\n"]"#, .loneSurrogate, at: 2), .init(#"["\ud800"]"#, .loneSurrogate, at: 2),
      .init(#"["\ud800abc"]"#, .loneSurrogate, at: 2), .init(#"["\uDd1e\uD834"]"#, .loneSurrogate, at: 2),
      .init(#"["\uDFAA"]"#, .loneSurrogate, at: 2), .init(#"["\uD800\uE000"]"#, .loneSurrogate, at: 2),
      .init(#"{"\uDFAA":0}"#, .loneSurrogate, at: 2),
      .init(bytes: [0x5B, 0x22, 0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA, 0x22, 0x5D], .invalidUTF8, at: 7),
      .init(bytes: [0x5B, 0x22, 0xFF, 0x22, 0x5D], .invalidUTF8, at: 2),
      .init(bytes: [0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D], .invalidUTF8, at: 2),
      .init(bytes: [0x5B, 0x22, 0x61, 0xF4, 0xBF, 0xBF, 0xBF, 0x22, 0x5D], .invalidUTF8, at: 3),
      .init(bytes: [0x5B, 0x22, 0xC0, 0xAF, 0x22, 0x5D], .invalidUTF8, at: 2),
      .init(bytes: [0x5B, 0x22, 0xE0, 0xFF, 0x22, 0x5D], .invalidUTF8, at: 2),
      .init(bytes: [0x5B, 0x22, 0x81, 0x22, 0x5D], .invalidUTF8, at: 2),
      .init(bytes: [0x22, 0x5C, 0x6E, 0xC3, 0xA9, 0xE9, 0x22], .invalidUTF8, at: 5),
      // UTF-16 in both orders, with and without its mark
      .init(bytes: [0x5B, 0x00, 0x22, 0x00], .unexpectedByte(0), at: 1),
      .init(bytes: [0x00, 0x5B, 0x00, 0x22], .unexpectedByte(0), at: 0),
      .init(bytes: [0xFF, 0xFE, 0x5B, 0x00], .unexpectedByte(0xFF), at: 0),
      .init(bytes: [0xFE, 0xFF, 0x00, 0x5B], .unexpectedByte(0xFE), at: 0),
    ] as [Refusal])
  func implementationDefined(row: Refusal) {
    row.expectFault()
  }

  @Test("an escape is the end of a run of bytes that is no UTF-8 by itself")
  func escapeSplitsSequence() {
    // C3 before the escape and A9 behind it are "é" only without it.
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: [0x22, 0xC3, 0x5C, 0x6E, 0xA9, 0x22] as [UInt8])
    }
  }
}

extension JSONReadingTests.Refusal {
  func expectFault() {
    do {
      let value = try JSONValue(parsing: bytes)
      Issue.record("read as \(value.text())")
    } catch {
      #expect(error.reason == reason)
      #expect(error.offset == offset)
    }
  }
}
