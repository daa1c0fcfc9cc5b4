import JSON
import Testing

/// The classes of the public JSON parsing suite (y_, n_, i_), written anew as rows.
@Suite("Reading JSON")
struct JSONReadingTests {
  // MARK: y_

  @Test(
    "a valid text is read and comes out in the same spelling",
    arguments: [
      // y_array
      ("[[]   ]", "[[]]"), ("[\"\"]", "[\"\"]"), ("[]", "[]"), ("[\"a\"]", "[\"a\"]"), ("[false]", "[false]"),
      ("[null, 1, \"1\", {}]", "[null,1,\"1\",{}]"), ("[1\n]", "[1]"), (" [1]", "[1]"),
      ("[1,null,null,null,2]", "[1,null,null,null,2]"), ("[2] ", "[2]"),
      // y_number
      ("[123e65]", "[123e65]"), ("[0e+1]", "[0e+1]"), ("[0e1]", "[0e1]"), ("[ 4]", "[4]"),
      ("[-0.000000000000000000000000000000000000000000000000001]", "[-0.000000000000000000000000000000000000000000000000001]"),
      ("[20e1]", "[20e1]"), ("[-0]", "[-0]"), ("[-123]", "[-123]"), ("[-1]", "[-1]"), ("[1E22]", "[1E22]"),
      ("[1E-2]", "[1E-2]"), ("[1E+2]", "[1E+2]"), ("[123e45]", "[123e45]"), ("[123.456e78]", "[123.456e78]"),
      ("[1e-2]", "[1e-2]"), ("[1e+2]", "[1e+2]"), ("[123]", "[123]"), ("[123.456789]", "[123.456789]"),
      ("[0]", "[0]"), ("[0.0]", "[0.0]"), ("[1.0]", "[1.0]"), ("[1.00]", "[1.00]"),
      // y_object
      (#"{"asd":"sdf", "dfg":"fgh"}"#, #"{"asd":"sdf","dfg":"fgh"}"#), (#"{"asd":"sdf"}"#, #"{"asd":"sdf"}"#),
      (#"{"a":"b","a":"c"}"#, #"{"a":"b","a":"c"}"#), (#"{"a":"b","a":"b"}"#, #"{"a":"b","a":"b"}"#), ("{}", "{}"),
      (#"{"":0}"#, #"{"":0}"#), (#"{"foo\u0000bar": 42}"#, #"{"foo\u0000bar":42}"#),
      (#"{ "min": -1.0e+28, "max": 1.0e+28 }"#, #"{"min":-1.0e+28,"max":1.0e+28}"#), (#"{"a":[]}"#, #"{"a":[]}"#),
      (#"{"title":"\u041f\u043e"}"#, #"{"title":"По"}"#), ("{\n\"a\": \"b\"\n}", #"{"a":"b"}"#),
      ("{\"z\":1,\"a\":2,\"m\":3}", #"{"z":1,"a":2,"m":3}"#),
      // y_string
      (#"["\u0060\u012a\u12AB"]"#, "[\"\u{60}\u{12A}\u{12AB}\"]"), (#"["\uD801\udc37"]"#, "[\"\u{10437}\"]"),
      (#"["\ud83d\ude39\ud83d\udc8d"]"#, "[\"\u{1F639}\u{1F48D}\"]"),
      (#"["\"\\\/\b\f\n\r\t"]"#, #"["\"\\/\u0008\u000c\n\r\t"]"#), (#"["\\u0000"]"#, #"["\\u0000"]"#),
      (#"["\""]"#, #"["\""]"#), (#"["a/*b*/c/*d//e"]"#, #"["a/*b*/c/*d//e"]"#), (#"["\\a"]"#, #"["\\a"]"#),
      (#"["\u0012"]"#, #"["\u0012"]"#), (#"["\uFFFF"]"#, "[\"\u{FFFF}\"]"), (#"[ "asd"]"#, #"["asd"]"#),
      (#"["\uDBFF\uDFFF"]"#, "[\"\u{10FFFF}\"]"), (#"["new\u00A0line"]"#, "[\"new\u{A0}line\"]"),
      ("[\"\u{10FFFF}\"]", "[\"\u{10FFFF}\"]"), ("[\"\u{FFFF}\"]", "[\"\u{FFFF}\"]"), (#"["\u0000"]"#, #"["\u0000"]"#),
      (#"["\u002c"]"#, #"[","]"#), ("[\"π\"]", "[\"π\"]"), ("[\"\u{1BFFF}\"]", "[\"\u{1BFFF}\"]"), ("\" \"", "\" \""),
      (#"["\uD834\uDd1e"]"#, "[\"\u{1D11E}\"]"), (#"["\u0821"]"#, "[\"\u{821}\"]"),
      ("[\"\u{2028}\"]", #"["\u2028"]"#), ("[\"\u{2029}\"]", #"["\u2029"]"#), (#"["\u0061\u30af\u30EA"]"#, "[\"aクリ\"]"),
      ("[\"\u{7F}\"]", #"["\u007f"]"#), (#"["\uA66D"]"#, "[\"\u{A66D}\"]"), (#"["\u005C"]"#, #"["\\"]"#),
      (#"["\u0022"]"#, #"["\""]"#), (#"["\uDBFF\uDFFE"]"#, "[\"\u{10FFFE}\"]"), (#"["\u200B"]"#, "[\"\u{200B}\"]"),
      (#"["\u2064"]"#, "[\"\u{2064}\"]"), (#"["\uFFFE"]"#, "[\"\u{FFFE}\"]"),
      ("[\"€𝄞\"]", "[\"€𝄞\"]"), ("[\"a\u{7F}a\"]", #"["a\u007fa"]"#), ("\"\"", "\"\""),
      // y_structure
      ("false", "false"), ("42", "42"), ("-0.1", "-0.1"), ("null", "null"), ("\"asd\"", "\"asd\""), ("true", "true"),
      ("[\"a\"]\n", "[\"a\"]"), ("[true]", "[true]"), (" [] ", "[]"), ("\t\r\n []\t\r\n ", "[]"),
    ] as [(String, String)])
  func valid(text: String, compact: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(value.text().isIdentical(to: compact))
    #expect(try JSONValue(parsing: value.bytes(.pretty)) == value)
  }

  // MARK: n_

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
      .byte("[   , \"\"]", ",", at: 4), .init("[\"a\",\n4\n,1,", .unexpectedEnd, at: 11), .byte("[1,]", "]", at: 3),
      .init("[\"\u{b}a\"\\f]", .controlCharacter, at: 2), .byte("[*]", "*", at: 1),
      .init("[\"\"", .unexpectedEnd, at: 3), .init("[1,", .unexpectedEnd, at: 3), .init("[1,\n1\n,1", .unexpectedEnd, at: 8),
      .init("[{}", .unexpectedEnd, at: 3), .init("[", .unexpectedEnd, at: 1),
      // n_incomplete
      .byte("[fals]", "]", at: 5), .byte("[nul]", "]", at: 4), .byte("[tru]", "]", at: 4), .init("tru", .unexpectedEnd, at: 3),
      .byte("[True]", "T", at: 1), .byte("[NULL]", "N", at: 1), .byte("[trUe]", "U", at: 3),
      // n_multidigit, n_number
      .init("123\u{0}", .trailingBytes, at: 3), .init("[++1234]", .unexpectedByte(0x2B), at: 1),
      .byte("[+1]", "+", at: 1), .byte("[+Inf]", "+", at: 1), .init("[-01]", .invalidNumber, at: 3),
      .init("[-1.0.]", .invalidNumber, at: 5), .init("[-2.]", .invalidNumber, at: 4), .init("[-NaN]", .invalidNumber, at: 2),
      .byte("[.-1]", ".", at: 1), .byte("[.2e-3]", ".", at: 1), .init("[0.1.2]", .invalidNumber, at: 4),
      .init("[0.3e+]", .invalidNumber, at: 6), .init("[0.3e]", .invalidNumber, at: 5), .init("[0.e1]", .invalidNumber, at: 3),
      .init("[0e+]", .invalidNumber, at: 4), .init("[0e]", .invalidNumber, at: 3), .init("[0E+]", .invalidNumber, at: 4),
      .init("[1.0e+]", .invalidNumber, at: 6), .init("[1.0e-]", .invalidNumber, at: 6), .init("[1.0e]", .invalidNumber, at: 5),
      .byte("[1 000.0]", "0", at: 3), .init("[1eE2]", .invalidNumber, at: 3), .init("[2.e+3]", .invalidNumber, at: 3),
      .init("[2.e3]", .invalidNumber, at: 3), .init("[9.e+]", .invalidNumber, at: 3), .byte("[Inf]", "I", at: 1),
      .byte("[NaN]", "N", at: 1), .init("[\u{FF11}]", .unexpectedByte(0xEF), at: 1), .byte("[1+2]", "+", at: 2),
      .init("[0x1]", .invalidNumber, at: 2), .init("[0x42]", .invalidNumber, at: 2), .byte("[Infinity]", "I", at: 1),
      .init("[1.2a-3]", .invalidNumber, at: 4), .init("[- 1]", .invalidNumber, at: 2), .init("[-012]", .invalidNumber, at: 3),
      .init("[-Infinity]", .invalidNumber, at: 2), .init("[-.123]", .invalidNumber, at: 2), .init("[1ea]", .invalidNumber, at: 3),
      .init("[1e1\u{E5}]", .unexpectedByte(0xC3), at: 4), .init("[012]", .invalidNumber, at: 2), .init("-", .unexpectedEnd, at: 1),
      .init("1.", .unexpectedEnd, at: 2), .init("1e", .unexpectedEnd, at: 2), .init("1e-", .unexpectedEnd, at: 3),
      .init("00", .invalidNumber, at: 1), .init("0_1", .invalidNumber, at: 1),
      // n_object
      .byte("[\"x\", truth]", "t", at: 9), .byte("{[: \"x\"}", "[", at: 1), .byte("{\"x\", null}", ",", at: 4),
      .byte("{\"x\"::\"b\"}", ":", at: 5), .init("{\u{1F1E8}", .unexpectedByte(0xF0), at: 1),
      .byte("{\"a\":\"a\" 123}", "1", at: 9), .byte("{key: 'value'}", "k", at: 1), .byte("{\"a\" b}", "b", at: 5),
      .byte("{:\"b\"}", ":", at: 1), .byte("{\"a\" \"b\"}", "\"", at: 5), .init("{\"a\":", .unexpectedEnd, at: 5),
      .init("{\"a\"", .unexpectedEnd, at: 4), .byte("{1:1}", "1", at: 1), .byte("{null:null,null:null}", "n", at: 1),
      .byte("{\"id\":0,,,,,}", ",", at: 8), .byte("{'a':0}", "'", at: 1), .byte("{\"id\":0,}", "}", at: 8),
      .init("{\"a\":\"b\"}/**/", .trailingBytes, at: 9), .init("{\"a\":\"b\"}#", .trailingBytes, at: 9),
      .init("{\"a\":\"b\"}/", .trailingBytes, at: 9), .byte("{\"a\":\"b\",,\"c\":\"d\"}", ",", at: 9),
      .byte("{a: \"b\"}", "a", at: 1), .init("{\"a\":\"a", .unexpectedEnd, at: 7), .byte("{ \"foo\" : \"bar\", \"a\" }", "}", at: 21),
      .init("{\"a\":\"b\"}#{}", .trailingBytes, at: 9), .init("{", .unexpectedEnd, at: 1), .init("{}}", .trailingBytes, at: 2),
      // n_string
      .init(#"["\uD800\"]"#, .loneSurrogate, at: 2), .init(#"["\uD800\u"]"#, .invalidEscape, at: 2),
      .init(#"["\uD800\u1"]"#, .invalidEscape, at: 2), .init(#"["\uD800\u1x"]"#, .invalidEscape, at: 2),
      .init("[é]", .unexpectedByte(0xC3), at: 1), .init("[\"\\\u{0}\"]", .invalidEscape, at: 2),
      .init(#"["\x00"]"#, .invalidEscape, at: 2), .init(#"["\\\"]"#, .unexpectedEnd, at: 7),
      .init("[\"\\\t\"]", .invalidEscape, at: 2), .init("[\"\\🌀\"]", .invalidEscape, at: 2), .init(#"["\"]"#, .unexpectedEnd, at: 5),
      .init(#"["\u00A"]"#, .invalidEscape, at: 2), .init(#"["\uD834\uDd"]"#, .invalidEscape, at: 2),
      .init(#"["\a"]"#, .invalidEscape, at: 2), .init(#"["\uqqqq"]"#, .invalidEscape, at: 2), .init(#"["\U0041"]"#, .invalidEscape, at: 2),
      .byte("[\\u0020\"asd\"]", "\\", at: 1), .byte("[\\n]", "\\", at: 1), .init("\"", .unexpectedEnd, at: 1),
      .byte("['single quote']", "'", at: 1), .byte("abc", "a", at: 0), .init("[\"\\", .unexpectedEnd, at: 3),
      .init("[\"a\u{0}a\"]", .controlCharacter, at: 3), .init("[\"new\nline\"]", .controlCharacter, at: 5),
      .init("[\"\t\"]", .controlCharacter, at: 2), .init("[\"\u{1F}\"]", .controlCharacter, at: 2),
      .init("\"\\UA66D\"", .invalidEscape, at: 1), .init("\"\\u00\u{E9}0\"", .invalidEscape, at: 1),
      .init("\"\\u12", .unexpectedEnd, at: 5), .init("\"\\u\u{FF11}\u{FF11}\u{FF11}\u{FF11}\"", .invalidEscape, at: 1),
      // n_structure
      .byte("<.>", "<", at: 0), .byte("[<null>]", "<", at: 1), .init("[1]x", .trailingBytes, at: 3), .init("[1]]", .trailingBytes, at: 3),
      .init("[\"asd]", .unexpectedEnd, at: 6), .init("aå", .unexpectedByte(0x61), at: 0), .byte("[True]", "T", at: 1),
      .init("1]", .trailingBytes, at: 1), .init("{\"x\": true,", .unexpectedEnd, at: 11), .init("[][]", .trailingBytes, at: 2),
      .byte("]", "]", at: 0), .init(bytes: [0xEF, 0xBB], .unexpectedByte(0xEF), at: 0), .init(bytes: [0xE5], .unexpectedByte(0xE5), at: 0),
      .init(bytes: [0x5B, 0x00, 0x5D], .unexpectedByte(0), at: 1), .init("2@", .trailingBytes, at: 1), .init("{}}", .trailingBytes, at: 2),
      .init("{\"\":", .unexpectedEnd, at: 4), .init("{\"a\":/*comment*/\"b\"}", .unexpectedByte(0x2F), at: 5),
      .init("{\"a\": true} \"x\"", .trailingBytes, at: 12), .byte("['", "'", at: 1), .byte("[,", ",", at: 1),
      .init("[\"a", .unexpectedEnd, at: 3), .byte("{,", ",", at: 1), .byte("{]", "]", at: 1), .init("{\"a", .unexpectedEnd, at: 3),
      .byte("{'a'", "'", at: 1), .byte("*", "*", at: 0), .init("{\"a\":\"b\"}#{}", .trailingBytes, at: 9),
      .byte("[\\u000A\"\"]", "\\", at: 1), .init("[1", .unexpectedEnd, at: 2), .init("[ false, nul", .unexpectedEnd, at: 12),
      .init("[ true, fals", .unexpectedEnd, at: 12), .init("\u{2060}", .unexpectedByte(0xE2), at: 0),
      .init("[\u{A0}]", .unexpectedByte(0xC2), at: 1), .init("[\u{C}]", .unexpectedByte(0x0C), at: 1),
      .init("[\u{85}]", .unexpectedByte(0xC2), at: 1), .init("", .empty, at: 0), .init(" \n\t", .empty, at: 3),
      .init("\u{FEFF}", .byteOrderMark, at: 0), .init("\u{FEFF}[]", .byteOrderMark, at: 0),
      .init("[]\u{FEFF}", .trailingBytes, at: 2), .init("nullnull", .trailingBytes, at: 4), .init("truex", .trailingBytes, at: 4),
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
      .init(bytes: [0x5B, 0x00, 0x22, 0x00], .unexpectedByte(0), at: 1), .init(bytes: [0x00, 0x5B, 0x00, 0x22], .unexpectedByte(0), at: 0),
      .init(bytes: [0xFF, 0xFE, 0x5B, 0x00], .unexpectedByte(0xFF), at: 0), .init(bytes: [0xFE, 0xFF, 0x00, 0x5B], .unexpectedByte(0xFE), at: 0),
    ] as [Refusal])
  func implementationDefined(row: Refusal) {
    row.expectFault()
  }

  @Test("an escape is the end of a run of bytes that is no UTF-8 by itself")
  func escapeSplitsSequence() {
    // C3 before the escape and A9 behind it are "é" only without it.
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x5C, 0x6E, 0xA9, 0x22] as [UInt8]) }
  }

  // MARK: Oddities

  @Test(
    "what readers disagree on is noted with its place",
    arguments: [
      (#"{"a":1,"b":2,"a":3}"#, [.duplicateMember("a")], ["a"], [13]),
      (#"{"x":[{"n":1,"n":1}]}"#, [.duplicateMember("n")], ["x[0].n"], [13]),
      (#"{"a":1,"a":2,"a":3}"#, [.duplicateMember("a"), .duplicateMember("a")], ["a", "a"], [7, 13]),
      (#"{"a":1,"\u0061":2}"#, [.duplicateMember("a")], ["a"], [7]),
      // One canonical form, other bytes: no duplicates.
      ("{\"\u{E9}\":1,\"e\u{301}\":2}", [], [], []), ("{\"K\":1,\"\u{212A}\":2}", [], [], []),
      ("{\"\u{C5}\":1,\"\u{212B}\":2}", [], [], []), (#"{"a":1,"A":2}"#, [], [], []),
      (#"{"a":{"b":1},"b":{"a":1}}"#, [], [], []),
      ("[1e400]", [.numberBeyondDouble("1e400")], ["[0]"], [1]), ("-1E309", [.numberBeyondDouble("-1E309")], ["$"], [0]),
      ("1e-400", [.numberBeyondDouble("1e-400")], ["$"], [0]),
      ("9007199254740993", [.numberBeyondDouble("9007199254740993")], ["$"], [0]), ("9007199254740992", [], [], []),
      ("9223372036854775807", [.numberBeyondDouble("9223372036854775807")], ["$"], [0]),
      ("-9223372036854775808", [], [], []), ("18446744073709551616", [.numberBeyondDouble("18446744073709551616")], ["$"], [0]),
      ("0e999", [], [], []), ("-0", [], [], []), ("0.0000", [], [], []), ("1e308", [], [], []), ("0.1", [], [], []),
      (#"["a\u0000"]"#, [.nul], ["[0]"], [1]), (#"{"\u0000":"\u0000"}"#, [.nul, .nul], ["$", "[\"\\u0000\"]"], [1, 10]),
    ] as [(String, [JSONOddity.Kind], [String], [Int])])
  func oddities(text: String, kinds: [JSONOddity.Kind], paths: [String], offsets: [Int]) throws {
    let found = try JSONDocument(parsing: text.utf8).oddities
    #expect(found.map(\.kind) == kinds)
    #expect(found.map(\.path.description) == paths)
    #expect(found.map(\.offset) == offsets)
  }

  @Test("only the first oddities of very many are kept")
  func manyOddities() throws {
    let text = "{" + Array(repeating: "\"a\":1", count: 1_000).joined(separator: ",") + "}"
    let document = try JSONDocument(parsing: text.utf8)
    #expect(document.oddities.count == JSONLimits.maxOddities)
    #expect(document.value.object?.members.count == 1_000)
  }

  // MARK: Limits (SEC-12)

  @Test(
    "depth and size have their bounds",
    arguments: [
      (String(repeating: "[", count: 64) + String(repeating: "]", count: 64), nil),
      (String(repeating: "[", count: 65) + String(repeating: "]", count: 65), JSONError.Reason.tooDeep(limit: 64)),
      (String(repeating: "[", count: 100_000), .tooDeep(limit: 64)),
      (String(repeating: "{\"\":", count: 100_000), .tooDeep(limit: 64)),
      (String(repeating: "[{\"\":", count: 32) + "1" + String(repeating: "}]", count: 32), nil),
      (String(repeating: "[{\"\":", count: 33) + "1", .tooDeep(limit: 64)),
    ] as [(String, JSONError.Reason?)])
  func depth(text: String, reason: JSONError.Reason?) {
    do {
      let value = try JSONValue(parsing: text)
      #expect(reason == nil, "\(value.kind)")
    } catch {
      #expect(error.reason == reason)
    }
  }

  @Test("values are counted, containers and scalars alike", arguments: [(4, "[1,[2]]", true), (3, "[1,[2]]", false)])
  func values(limit: Int, text: String, isRead: Bool) {
    let value = try? JSONValue(parsing: text, limits: JSONLimits(values: limit))
    #expect((value != nil) == isRead)
  }

  @Test("a megabyte of anything is read in linear time", .timeLimit(.minutes(1)), arguments: Large.allCases)
  func large(text: Large) throws {
    let value = try JSONValue(parsing: text.bytes)
    #expect(value.array?.count == text.count || value.object?.members.count == text.count || value.string?.utf8.count == text.count)
  }

  enum Large: CaseIterable {
    case members, duplicates, elements, blanks, string, escapes

    var count: Int {
      switch self {
      case .blanks: 0
      case .string: 900_000
      default: 100_000
      }
    }

    var bytes: [UInt8] {
      let text =
        switch self {
        case .members: "{" + (0..<count).map { "\"m\($0)\":0" }.joined(separator: ",") + "}"
        case .duplicates: "{" + (0..<count).map { _ in "\"m\":0" }.joined(separator: ",") + "}"
        case .elements: "[" + (0..<count).map { "\($0)" }.joined(separator: ",") + "]"
        case .blanks: String(repeating: " ", count: 500_000) + "[" + String(repeating: "\n", count: 500_000) + "]"
        case .string: "\"" + String(repeating: "x", count: count) + "\""
        case .escapes: "\"" + String(repeating: "\\u0041", count: count) + "\""
        }
      return Array(text.utf8)
    }
  }

  // MARK: Words

  @Test(
    "a fault says what is wrong in words",
    arguments: [
      ("<html>", "HTML or XML instead of JSON at byte 0"), ("", "no JSON at all at byte 0"),
      ("[1", "the JSON is cut short at byte 2"), ("[x]", "unexpected \"x\" in JSON at byte 1"),
      ("[\u{1}]", "unexpected byte 0x1 in JSON at byte 1"), ("[] []", "something after the end of the JSON at byte 3"),
      ("\u{FEFF}{}", "a byte order mark before the JSON at byte 0"),
      ("[01]", "a malformed number in JSON at byte 2"), (#"["\x"]"#, "an unknown escape in a JSON string at byte 2"),
      (#"["\ud800"]"#, "half a surrogate pair in a JSON string at byte 2"),
      ("[\"\n\"]", "a raw control character in a JSON string at byte 2"),
    ] as [(String, String)])
  func words(text: String, sentence: String) {
    do {
      _ = try JSONValue(parsing: text)
      Issue.record("read: \(text)")
    } catch { #expect(error.description == sentence) }
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
