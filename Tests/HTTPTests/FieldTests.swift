import HTTP
import Testing

@Suite("Forms, fields and media types")
struct FieldTests {
  // MARK: Forms

  @Test(
    "a form is read as the URL standard says, in order and with repetitions",
    arguments: [
      ("", []), ("a=1", ["a=1"]), ("a=1&b=2", ["a=1", "b=2"]), ("a=1&a=2", ["a=1", "a=2"]), ("a", ["a="]),
      ("a=", ["a="]), ("=a", ["=a"]),
      ("&&a=1&&", ["a=1"]), ("a=b=c", ["a=b=c"]), ("a+b=c+d", ["a b=c d"]),
      ("a%20b=%3D%26%25%2B", ["a b==&%+"]), ("a=%C3%A9", ["a=é"]),
      ("a=%c3%a9", ["a=é"]), ("a=%", ["a=%"]), ("a=%4", ["a=%4"]), ("a=%zz", ["a=%zz"]), ("a=%%41", ["a=%A"]),
      ("a=%41%", ["a=A%"]),
      ("a=%FF", ["a=\u{FFFD}"]), ("a=%00", ["a=\u{0}"]), ("a=?&#", ["a=?", "#="]), ("a=1;b=2", ["a=1;b=2"]),
      // A combining mark behind a delimiter is data and joins no delimiter to a letter of its own.
      ("a=1&\u{301}b=2", ["a=1", "\u{301}b=2"]), ("a=\u{301}1", ["a=\u{301}1"]),
      ("a=1\r\n&b=2", ["a=1\r\n", "b=2"]),
    ] as [(String, [String])])
  func parsing(text: String, fields: [String]) {
    let form = FormBody(parsing: text)
    let seen = form.fields.map { "\($0.name)=\($0.value)" }
    #expect(seen.map { Array($0.utf8) } == fields.map { Array($0.utf8) })
  }

  /// RFC 6749 appendix B.
  @Test(
    "a form is written as RFC 6749 appendix B says",
    arguments: [
      ("azAZ09-._~", "azAZ09-._~"), (" ", "+"), ("+", "%2B"),
      ("&=%/:?#[]@!$'()*,;", "%26%3D%25%2F%3A%3F%23%5B%5D%40%21%24%27%28%29%2A%2C%3B"),
      (" %&+£€", "+%25%26%2B%C2%A3%E2%82%AC"), ("\r\n\u{0}", "%0D%0A%00"), ("", ""),
    ] as [(String, String)])
  func encoding(text: String, encoded: String) {
    #expect(FormBody.encode(text) == encoded)
    #expect(FormBody.decode(encoded) == text)
    #expect(FormBody(parsing: FormBody([(text, text)]).text)[text] == text)
  }

  @Test("names are compared by bytes, the first value counts, and a missing one is left out")
  func lookup() {
    var form = FormBody([("a", "1"), ("\u{212A}", "2"), ("a", "3")])
    form.append("none", nil as String?)
    form.append("some", Optional("4"))
    #expect(form["a"] == "1")
    #expect(form.values(of: "a") == ["1", "3"])
    #expect(form["K"] == nil)
    #expect(form["none"] == nil)
    #expect(form.text == "a=1&%E2%84%AA=2&a=3&some=4")
  }

  @Test("a hundred thousand parameters are read in linear time", .timeLimit(.minutes(1)))
  func manyParameters() {
    #expect(FormBody(parsing: String(repeating: "a=b&", count: 100_000)).fields.count == 100_000)
  }

  // MARK: Header fields

  @Test("fields keep order, spelling and repetitions, and are found in any ASCII case")
  func headers() {
    var headers: Headers = ["X-A": "1", "x-a": "2", "B": "3"]
    #expect(headers["X-a"] == "1")
    #expect(headers.values(of: "x-A") == ["1", "2"])
    #expect(headers["X"] == nil)
    headers.append("x-A", "4")
    #expect(headers.fields.map(\.name) == ["X-A", "x-a", "B", "x-A"])
    headers.set("X-A", "5")
    #expect(headers.fields.map { "\($0.name)=\($0.value)" } == ["B=3", "X-A=5"])
  }

  @Test(
    "only ASCII letters have two cases",
    arguments: [
      ("ETag", "etag", true), ("K", "k", true), ("\u{212A}", "k", false), ("\u{130}", "i", false),
      ("a", "A ", false), ("@", "`", false),
      ("[", "{", false), ("É", "é", false), ("", "", true),
    ] as [(String, String, Bool)])
  func fieldNames(one: String, other: String, isSame: Bool) {
    #expect(one.isSameFieldName(as: other) == isSame)
  }

  @Test(
    "a media type is its essence",
    arguments: [
      ("application/json", "application/json", "json"),
      ("Application/JSON; charset=utf-8", "application/json", "json"),
      (" application/json ;x", "application/json", "json"),
      ("application/problem+json", "application/problem+json", "json"),
      ("text/event-stream;charset=utf-8", "text/event-stream", "stream"),
      ("text/html; charset=\"a,b\"", "text/html", "html"),
      ("application/xhtml+xml", "application/xhtml+xml", "html"),
      ("application/json, text/html", "application/json", "json"),
      ("text/plain", "text/plain", ""), ("application/jsonx", "application/jsonx", ""), ("json", nil, ""),
      ("", nil, ""), (";", nil, ""), (nil, nil, ""),
    ] as [(String?, String?, String)])
  func mediaTypes(field: String?, essence: String?, family: String) {
    let type = MediaType(field)
    #expect(type?.essence == essence)
    #expect((type?.isJSON ?? false) == (family == "json"))
    #expect((type?.isEventStream ?? false) == (family == "stream"))
    #expect((type?.isHTML ?? false) == (family == "html"))
  }

  // MARK: Secrets and words

  @Test("a secret shows itself only when it is asked to")
  func secret() {
    let secret = Secret("hush\u{212A}")
    let holder = ["key": secret]
    var dumped = ""
    dump(holder, to: &dumped)
    for text in [
      "\(secret)", "\(holder)", String(reflecting: secret), String(describing: Optional(secret)), dumped,
    ] {
      #expect(!text.contains("hush"))
    }
    #expect(secret.reveal() == "hush\u{212A}")
    #expect(secret != Secret("hushK"))
    #expect(secret == Secret("hush\u{212A}"))
    #expect(Secret("").isEmpty && !secret.isEmpty)
  }

  @Test(
    "a failure of the network is told in words that a terminal survives, whatever its numbers",
    arguments: [
      (.timedOut(seconds: 30), "no answer within 30 s"), (.timedOut(seconds: 0.25), "no answer within 0.3 s"),
      (.timedOut(seconds: 1e300), "no answer within 1e+300 s"),
      (.timedOut(seconds: .infinity), "no answer within inf s"),
      (.timedOut(seconds: .nan), "no answer within nan s"),
      (.connectionLost("\u{1B}[2J"), #"the connection broke: \u{1b}[2J"#),
      (.nameNotResolved("h\u{202E}"), #"the name h\u{202e} was not found"#),
      (.bodyTooLarge(limit: 5), "a body of more than 5 bytes"),
    ] as [(TransportError.Reason, String)])
  func failures(reason: TransportError.Reason, sentence: String) throws {
    #expect(TransportError(reason, url: try Location("https://h/")).description == sentence)
  }
}
