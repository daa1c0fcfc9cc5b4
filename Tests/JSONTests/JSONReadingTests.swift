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
      (
        "[-0.000000000000000000000000000000000000000000000000001]",
        "[-0.000000000000000000000000000000000000000000000000001]"
      ),
      ("[20e1]", "[20e1]"), ("[-0]", "[-0]"), ("[-123]", "[-123]"), ("[-1]", "[-1]"), ("[1E22]", "[1E22]"),
      ("[1E-2]", "[1E-2]"), ("[1E+2]", "[1E+2]"), ("[123e45]", "[123e45]"), ("[123.456e78]", "[123.456e78]"),
      ("[1e-2]", "[1e-2]"), ("[1e+2]", "[1e+2]"), ("[123]", "[123]"), ("[123.456789]", "[123.456789]"),
      ("[0]", "[0]"), ("[0.0]", "[0.0]"), ("[1.0]", "[1.0]"), ("[1.00]", "[1.00]"),
      // y_object
      (#"{"asd":"sdf", "dfg":"fgh"}"#, #"{"asd":"sdf","dfg":"fgh"}"#), (#"{"asd":"sdf"}"#, #"{"asd":"sdf"}"#),
      (#"{"a":"b","a":"c"}"#, #"{"a":"b","a":"c"}"#), (#"{"a":"b","a":"b"}"#, #"{"a":"b","a":"b"}"#),
      ("{}", "{}"),
      (#"{"":0}"#, #"{"":0}"#), (#"{"foo\u0000bar": 42}"#, #"{"foo\u0000bar":42}"#),
      (#"{ "min": -1.0e+28, "max": 1.0e+28 }"#, #"{"min":-1.0e+28,"max":1.0e+28}"#),
      (#"{"a":[]}"#, #"{"a":[]}"#),
      (#"{"title":"\u041f\u043e"}"#, #"{"title":"По"}"#), ("{\n\"a\": \"b\"\n}", #"{"a":"b"}"#),
      ("{\"z\":1,\"a\":2,\"m\":3}", #"{"z":1,"a":2,"m":3}"#),
      // y_string
      (#"["\u0060\u012a\u12AB"]"#, "[\"\u{60}\u{12A}\u{12AB}\"]"), (#"["\uD801\udc37"]"#, "[\"\u{10437}\"]"),
      (#"["\ud83d\ude39\ud83d\udc8d"]"#, "[\"\u{1F639}\u{1F48D}\"]"),
      (#"["\"\\\/\b\f\n\r\t"]"#, #"["\"\\/\u0008\u000c\n\r\t"]"#), (#"["\\u0000"]"#, #"["\\u0000"]"#),
      (#"["\""]"#, #"["\""]"#), (#"["a/*b*/c/*d//e"]"#, #"["a/*b*/c/*d//e"]"#), (#"["\\a"]"#, #"["\\a"]"#),
      (#"["\u0012"]"#, #"["\u0012"]"#), (#"["\uFFFF"]"#, "[\"\u{FFFF}\"]"), (#"[ "asd"]"#, #"["asd"]"#),
      (#"["\uDBFF\uDFFF"]"#, "[\"\u{10FFFF}\"]"), (#"["new\u00A0line"]"#, "[\"new\u{A0}line\"]"),
      ("[\"\u{10FFFF}\"]", "[\"\u{10FFFF}\"]"), ("[\"\u{FFFF}\"]", "[\"\u{FFFF}\"]"),
      (#"["\u0000"]"#, #"["\u0000"]"#),
      (#"["\u002c"]"#, #"[","]"#), ("[\"π\"]", "[\"π\"]"), ("[\"\u{1BFFF}\"]", "[\"\u{1BFFF}\"]"),
      ("\" \"", "\" \""),
      (#"["\uD834\uDd1e"]"#, "[\"\u{1D11E}\"]"), (#"["\u0821"]"#, "[\"\u{821}\"]"),
      ("[\"\u{2028}\"]", #"["\u2028"]"#), ("[\"\u{2029}\"]", #"["\u2029"]"#),
      (#"["\u0061\u30af\u30EA"]"#, "[\"aクリ\"]"),
      ("[\"\u{7F}\"]", #"["\u007f"]"#), (#"["\uA66D"]"#, "[\"\u{A66D}\"]"), (#"["\u005C"]"#, #"["\\"]"#),
      (#"["\u0022"]"#, #"["\""]"#), (#"["\uDBFF\uDFFE"]"#, "[\"\u{10FFFE}\"]"),
      (#"["\u200B"]"#, "[\"\u{200B}\"]"),
      (#"["\u2064"]"#, "[\"\u{2064}\"]"), (#"["\uFFFE"]"#, "[\"\u{FFFE}\"]"),
      ("[\"€𝄞\"]", "[\"€𝄞\"]"), ("[\"a\u{7F}a\"]", #"["a\u007fa"]"#), ("\"\"", "\"\""),
      // y_structure
      ("false", "false"), ("42", "42"), ("-0.1", "-0.1"), ("null", "null"), ("\"asd\"", "\"asd\""),
      ("true", "true"),
      ("[\"a\"]\n", "[\"a\"]"), ("[true]", "[true]"), (" [] ", "[]"), ("\t\r\n []\t\r\n ", "[]"),
    ] as [(String, String)])
  func valid(text: String, compact: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(value.text().isIdentical(to: compact))
    #expect(try JSONValue(parsing: value.bytes(.pretty)) == value)
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
      ("[1e400]", [.numberBeyondDouble("1e400")], ["[0]"], [1]),
      ("-1E309", [.numberBeyondDouble("-1E309")], ["$"], [0]),
      ("1e-400", [.numberBeyondDouble("1e-400")], ["$"], [0]),
      ("9007199254740993", [.numberBeyondDouble("9007199254740993")], ["$"], [0]),
      ("9007199254740992", [], [], []),
      ("9223372036854775807", [.numberBeyondDouble("9223372036854775807")], ["$"], [0]),
      ("-9223372036854775808", [], [], []),
      ("18446744073709551616", [.numberBeyondDouble("18446744073709551616")], ["$"], [0]),
      ("0e999", [], [], []), ("-0", [], [], []), ("0.0000", [], [], []), ("1e308", [], [], []),
      ("0.1", [], [], []),
      (#"["a\u0000"]"#, [.nul], ["[0]"], [1]),
      (#"{"\u0000":"\u0000"}"#, [.nul, .nul], ["$", "[\"\\u0000\"]"], [1, 10]),
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
      (
        String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
        JSONError.Reason.tooDeep(limit: 64)
      ),
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

  @Test(
    "values are counted, containers and scalars alike",
    arguments: [(4, "[1,[2]]", true), (3, "[1,[2]]", false)])
  func values(limit: Int, text: String, isRead: Bool) {
    let value = try? JSONValue(parsing: text, limits: JSONLimits(values: limit))
    #expect((value != nil) == isRead)
  }

  @Test("a megabyte of anything is read in linear time", .timeLimit(.minutes(1)), arguments: Large.allCases)
  func large(text: Large) throws {
    let value = try JSONValue(parsing: text.bytes)
    #expect(
      value.array?.count == text.count || value.object?.members.count == text.count
        || value.string?.utf8.count == text.count)
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
        case .blanks:
          String(repeating: " ", count: 500_000) + "[" + String(repeating: "\n", count: 500_000) + "]"
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
      ("[\u{1}]", "unexpected byte 0x1 in JSON at byte 1"),
      ("[] []", "something after the end of the JSON at byte 3"),
      ("\u{FEFF}{}", "a byte order mark before the JSON at byte 0"),
      ("[01]", "a malformed number in JSON at byte 2"),
      (#"["\x"]"#, "an unknown escape in a JSON string at byte 2"),
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
