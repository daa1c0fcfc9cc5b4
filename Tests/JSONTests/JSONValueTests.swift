import JSON
import Testing

@Suite("JSON values, paths and text")
struct JSONValueTests {
  @Test(
    "a number is whole when its value is, whatever its spelling",
    arguments: [
      ("0", 0), ("-0", 0), ("1e3", 1_000), ("1.0", 1), ("1.5", nil), ("12E-1", nil), ("120E-1", 12),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
      ("1e18", nil),
      ("1e400", nil), ("-1e400", nil), ("1e-400", 0), ("9007199254740991.0", 9_007_199_254_740_991),
      ("9007199254740993", 9_007_199_254_740_993),
    ] as [(String, Int64?)])
  func integers(text: String, whole: Int64?) throws {
    let value = try JSONValue(parsing: text)
    #expect(value.integer == whole)
    #expect(value.text() == text)
  }

  @Test(
    "a view of another kind of value is nil",
    arguments: [
      ("null", "null"), ("true", "a boolean"), ("1", "a number"), ("\"s\"", "a string"), ("[1]", "an array"),
      ("{\"a\":1}", "an object"),
    ] as [(String, String)])
  func kinds(text: String, kind: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(value.kind == kind)
    #expect(value.isNull == (kind == "null"))
    #expect((value.bool != nil) == (kind == "a boolean"))
    #expect((value.number != nil) == (kind == "a number"))
    #expect((value.string != nil) == (kind == "a string"))
    #expect((value.array != nil) == (kind == "an array"))
    #expect((value.object != nil) == (kind == "an object"))
    #expect((value["a"] != nil) == (kind == "an object"))
    #expect((value[0] != nil) == (kind == "an array"))
    #expect(value[1] == nil && value[-1] == nil)
  }

  @Test(
    "only an array of nothing but texts is a list of texts",
    arguments: [
      ("[]", []), (#"["a","b"]"#, ["a", "b"]), (#"["a",1]"#, nil), (#"["a",null]"#, nil), (#""a""#, nil),
      ("{}", nil),
    ] as [(String, [String]?)])
  func texts(text: String, texts: [String]?) throws { #expect(try JSONValue(parsing: text).strings == texts) }

  @Test(
    "a member is found by the bytes of its name, the first of several",
    arguments: [
      (#"{"a":1,"a":2}"#, "a", 1), (#"{"a":1}"#, "A", nil), ("{\"\u{212A}\":1,\"K\":2}", "K", 2),
      ("{\"\u{212A}\":1}", "K", nil), ("{\"e\u{301}\":1,\"\u{E9}\":2}", "\u{E9}", 2), (#"{"":1}"#, "", 1),
    ] as [(String, String, Int64?)])
  func members(text: String, name: String, found: Int64?) throws {
    let object = try #require(try JSONValue(parsing: text).object)
    #expect(object[name]?.integer == found)
  }

  @Test("assigning replaces the first, appends, or removes every one, and never one of other bytes")
  func assigning() throws {
    var object = try #require(try JSONValue(parsing: "{\"\u{212A}\":0,\"K\":1,\"K\":2,\"z\":3}").object)
    object["K"] = 9
    #expect(JSONValue.object(object).text().isIdentical(to: "{\"\u{212A}\":0,\"K\":9,\"K\":2,\"z\":3}"))
    object["K"] = nil
    #expect(JSONValue.object(object).text().isIdentical(to: "{\"\u{212A}\":0,\"z\":3}"))
    object["new"] = true
    object.set("none", nil)
    object.set("z", 4)
    object.append("z", 5)
    #expect(object.names == ["\u{212A}", "z", "new", "z"])
    #expect(object["z"] == 4)
  }

  @Test(
    "values are equal when their texts are, byte for byte",
    arguments: [
      ("1", "1", true), ("1", "1.0", false), ("\"\u{E9}\"", "\"e\u{301}\"", false),
      ("\"K\"", "\"\u{212A}\"", false),
      (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, false), (#""\u0041""#, "\"A\"", true),
      ("{\"K\":1}", "{\"\u{212A}\":1}", false),
    ] as [(String, String, Bool)])
  func equality(one: String, other: String, isEqual: Bool) throws {
    #expect((try JSONValue(parsing: one) == JSONValue(parsing: other)) == isEqual)
  }

  @Test(
    "a path reads like code and quotes what is no plain name",
    arguments: [
      (JSONPath(), "$"), (JSONPath().member("a"), "a"),
      (JSONPath().member("a").element(0).member("b-c_1"), "a[0].b-c_1"),
      (JSONPath().element(3), "[3]"), (JSONPath().member("a b"), #"["a b"]"#),
      (JSONPath().member(""), #"[""]"#),
      (JSONPath().member("x").member("\u{1b}[2J"), #"x["\u001b[2J"]"#),
      (JSONPath().member("a\"]"), #"["a\"]"]"#),
      (JSONPath().member("é"), #"["é"]"#),
    ] as [(JSONPath, String)])
  func paths(path: JSONPath, text: String) { #expect(path.description == text) }

  // MARK: Writing

  @Test(
    "what a terminal would obey, and what hides the order of letters, leaves as escapes",
    arguments: [
      ("\u{0}", #"\u0000"#), ("\u{1B}[31m", #"\u001b[31m"#), ("\u{8}\u{C}", #"\u0008\u000c"#),
      ("\n\r\t", #"\n\r\t"#),
      ("\u{1F}", #"\u001f"#), ("\u{20}", " "), ("\u{7E}", "~"), ("\u{7F}", #"\u007f"#),
      ("\u{80}", #"\u0080"#),
      ("\u{9B}2J", #"\u009b2J"#), ("\u{9F}", #"\u009f"#), ("\u{A0}", "\u{A0}"), ("\u{61C}", #"\u061c"#),
      ("\u{200D}", "\u{200D}"), ("\u{200E}\u{200F}", #"\u200e\u200f"#),
      ("\u{2028}\u{2029}", #"\u2028\u2029"#),
      ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", #"\u202a\u202b\u202c\u202d\u202e"#),
      ("\u{202F}", "\u{202F}"),
      ("\u{2066}\u{2067}\u{2068}\u{2069}", #"\u2066\u2067\u2068\u2069"#), ("\u{FEFF}", #"\ufeff"#),
      ("\u{E0001}", #"\udb40\udc01"#), ("\u{E0041}\u{E007F}", #"\udb40\udc41\udb40\udc7f"#),
      ("\"\\/", #"\"\\/"#),
      ("𝄞é\u{301}", "𝄞é\u{301}"),
    ] as [(String, String)])
  func escapes(text: String, escaped: String) throws {
    let written = JSONValue.string(text).text()
    #expect(written.isIdentical(to: "\"\(escaped)\""))
    #expect(try #require(try JSONValue(parsing: written).string).isIdentical(to: text))
  }

  @Test("every scalar that is unsafe is escaped, every other one is itself, and all come back")
  func everyScalar() throws {
    var text = ""
    for value in UInt32(0)...0x10FFFF
    where value < 0x3000 || value % 251 == 0 || (0xE0000..<0xE0100).contains(value) {
      if let scalar = UnicodeScalar(value) { text.unicodeScalars.append(scalar) }
    }
    let bytes = JSONValue.string(text).bytes()
    let written = try #require(String(validating: bytes, as: UTF8.self))
    #expect(written.unicodeScalars.filter(\.isUnsafeOnTerminal).isEmpty)
    #expect(try #require(try JSONValue(parsing: bytes).string).isIdentical(to: text))
  }

  @Test("pretty text has a line for each element and none for an empty one")
  func pretty() {
    let value: JSONValue = ["a": [1, [], [:]], "b": ["c": nil, "d": "x"]]
    #expect(
      value.text(.pretty) == """
        {
          "a": [
            1,
            [],
            {}
          ],
          "b": {
            "c": null,
            "d": "x"
          }
        }
        """)
    #expect(value.text() == #"{"a":[1,[],{}],"b":{"c":null,"d":"x"}}"#)
  }

  @Test(
    "text of a stranger is shown harmless and cut",
    arguments: [
      ("plain é 𝄞", 100, "plain é 𝄞"), ("\u{1B}[31mred", 100, #"\u{1b}[31mred"#),
      ("a\nb\tc", 100, #"a\u{a}b\u{9}c"#),
      ("\u{202E}gpj", 100, #"\u{202e}gpj"#), ("\u{9B}2J", 100, #"\u{9b}2J"#), ("abcdef", 3, "abc…"),
      ("abc", 3, "abc"),
      ("", 0, ""), ("a", 0, "…"), ("\u{0}\u{0}\u{0}", 2, #"\u{0}\u{0}…"#), ("\u{E0041}", 5, #"\u{e0041}"#),
      ("see https://u:p@h/x", 100, "see https://…@h/x"),
      ("https://a@b@h/, ftp://u@f", 100, "https://…@h/, ftp://…@f"),
      ("https://u:p@\u{301}h", 100, "https://…@\u{301}h"), ("https://h/a@b", 100, "https://h/a@b"),
      ("https://h?a@b https://h#a@b", 100, "https://h?a@b https://h#a@b"), ("a@b ://c", 100, "a@b ://c"),
      ("\u{85}\u{2028}", 5, #"\u{85}\u{2028}"#),
    ] as [(String, Int, String)])
  func harmless(text: String, limit: Int, shown: String) {
    let harmless = text.harmless(limit: limit)
    #expect(harmless.isIdentical(to: shown))
    #expect(harmless.unicodeScalars.filter(\.isUnsafeOnTerminal).isEmpty)
  }

  @Test("a long text is cut without being read to its end")
  func harmlessCut() {
    #expect(String(repeating: "e\u{301}", count: 500_000).harmless(limit: 10).unicodeScalars.count == 11)
  }
}
