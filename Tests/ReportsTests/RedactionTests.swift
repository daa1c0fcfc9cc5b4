import HTTP
import JSON
import Reports
import Testing

@Suite("Redaction")
struct RedactionTests {
  static let value = "S3cret-Value_0123456789.abcdef~XY"

  static let names = [
    "access_token", "refresh_token", "id_token", "token", "registration_access_token", "subject_token",
    "actor_token",
    "assertion", "client_assertion", "code", "code_verifier", "client_secret", "password", "device_code",
    "user_code",
    "id_token_hint", "api_key",
  ]

  enum Place: String, CaseIterable, Sendable {
    case query, fragmentOfAnswer, form, json, answer, answerInText, stream, html, htmlLink, cutAnswer, nested,
      goEscaped
    case header, otherCase
  }

  static func sample(_ name: String, _ place: Place) throws -> Exchange {
    let html: Headers = ["Content-Type": "text/html"]
    switch place {
    case .query: return try exchange(url: "https://a.example/cb?x=1&\(name)=\(value)&y=2")
    case .fragmentOfAnswer:
      return try exchange(answer: ["Location": "https://a.example/cb#\(name)=\(value)&y=2"])
    case .form:
      return try exchange(
        fields: ["Content-Type": "application/x-www-form-urlencoded"], body: "a=b&\(name)=\(value)&c=d")
    case .json:
      return try exchange(fields: ["Content-Type": "application/json"], body: #"{"\#(name)": "\#(value)"}"#)
    case .answer: return try exchange(answerBody: Array(#"{"a":[{"\#(name)" : "\#(value)"}]}"#.utf8))
    case .answerInText:
      return try exchange(answerBody: Array(#"{"text":"{\"\#(name)\": \"\#(value)\", \"b\": 1}"}"#.utf8))
    case .stream:
      return try exchange(
        answer: ["Content-Type": "text/event-stream"],
        answerBody: Array("data: {\"\(name)\":\"\(value)\"}\n\n".utf8))
    case .html:
      return try exchange(
        answer: html,
        answerBody: Array(#"<form><input type=hidden value="\#(value)" name="\#(name)"></form>"#.utf8))
    case .htmlLink:
      return try exchange(
        answer: html, answerBody: Array(#"<a href="/cb?a=b&amp;\#(name)=\#(value)">x</a>"#.utf8))
    case .cutAnswer: return try exchange(answerBody: Array(#"{"\#(name)":"\#(value)"#.utf8), size: 9_999_999)
    case .nested:
      return try exchange(url: "https://a.example/x?next=https%3A%2F%2Fb%3F\(name)%3D\(value)%26z%3D1")
    case .goEscaped:
      return try exchange(answerBody: Array(#"{"u":"https://b/?a=b\u0026\#(name)=\#(value)"}"#.utf8))
    case .header: return try exchange(answer: ["WWW-Authenticate": #"Bearer x="y", \#(name)="\#(value)""#])
    case .otherCase: return try exchange(answerBody: Array(#"{"\#(name.uppercased())":"\#(value)"}"#.utf8))
    }
  }

  @Test("no secret name shows its value in any place", arguments: names, Place.allCases)
  func byName(name: String, place: Place) throws {
    let sample = try Self.sample(name, place)
    let all = rendered([sample])
    #expect(!all.contains("0123456789"), "\(all)")
    #expect(all.contains("[redacted"))
    #expect(place == .otherCase || all.contains(name))
  }

  @Test(
    "credentials keep their scheme only",
    arguments: ["Authorization", "Proxy-Authorization", "authorization"])
  func credentials(name: String) throws {
    let all = rendered([try exchange(fields: [name: "Bearer \(Self.value)"])])
    #expect(!all.contains(Self.value))
    #expect(all.contains("Bearer [redacted-sha256:\(hexadecimal(Array(Self.value.utf8)).prefix(8))]"))
    #expect(!rendered([try exchange(fields: [name: Self.value])]).contains(Self.value))
  }

  @Test("cookies keep names and attributes, fields of the header file nothing")
  func cookies() throws {
    let all = rendered(
      [
        try exchange(
          fields: ["Cookie": "sid=\(Self.value); t=short", "X-Mine": Self.value],
          answer: ["Set-Cookie": "sid=\(Self.value)2; Path=/; HttpOnly"], answerBody: Array(Self.value.utf8))
      ], sealed: ["x-mine"])
    #expect(!all.contains(Self.value))
    #expect(all.contains("sid=[redacted]; t=[redacted]"))
    #expect(all.contains("sid=[redacted]; Path=/; HttpOnly"))
    #expect(all.contains("X-Mine: [redacted]"))
  }

  static let echoes: [String] = [
    "the token \(value) is bad", "x%20\(percent(value))", "x \(percent(value).lowercased())", value + value,
    "base64 \(base64(value))", #"{"error_description":"\#(value)"}"#, "<b>\(value)</b>",
  ]

  static func percent(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  static func base64(_ text: String) -> String { Base64Text.encode(text) }

  @Test("a value that was seen once is hidden wherever else it occurs", arguments: [0, 3, 4, 5, 6])
  func byValue(index: Int) throws {
    let echo = Self.echoes[index]
    let first = try exchange(answerBody: Array(#"{"access_token":"\#(Self.value)"}"#.utf8))
    let second = try exchange(2, answer: ["X-Echo": echo], answerBody: Array(echo.utf8))
    let all = rendered([first, second])
    #expect(!all.contains(Self.value))
    #expect(!all.contains(Self.base64(Self.value)))
  }

  @Test("a Basic credential gives away neither itself nor its password")
  func basic() throws {
    let secret = "p+ss/w0rd=="
    let field = "Basic " + Base64Text.encode("client:\(FormBody.encode(secret))")
    let all = rendered([
      try exchange(
        fields: ["Authorization": field], answerBody: Array(#"{"d":"bad \#(secret) \#(field)"}"#.utf8))
    ])
    #expect(!all.contains(secret))
    #expect(!all.contains(FormBody.encode(secret)))
    #expect(!all.contains(Base64Text.encode("client:\(FormBody.encode(secret))")))
  }

  @Test("announced secrets are scrubbed from every text, in every spelling")
  func announced() {
    let redactor = Redactor()
    redactor.learn(Secret("se/cret+val&ue=1"))
    for text in [
      "a se/cret+val&ue=1 b", "se%2Fcret%2Bval%26ue%3D1", "se%2fcret%2bval%26ue%3d1", #"se\/cret+val&ue=1"#,
    ] {
      #expect(redactor.scrub(text).contains("[redacted]"), "\(text)")
      #expect(!redactor.scrub(text).contains("cret"), "\(text)")
    }
    #expect(redactor.scrub("nothing to hide") == "nothing to hide")
  }

  static let innocent = [
    #"{"code":-32601,"message":"no"}"#, #"{"code":"invalid_token"}"#,
    #"{"token_endpoint":"https://a/token"}"#,
    #"{"token_type":"Bearer","code_challenge_methods_supported":["S256"]}"#, "grant_type=authorization_code",
    #"{"scopes_supported":["token","code"],"response_types_supported":["code"]}"#,
    "<a href='/tokens?page=1'>",
    "Bearer resource_metadata=\"https://a.example/.well-known/oauth-protected-resource\"",
  ]

  @Test("what is no secret stays as it was", arguments: innocent)
  func innocence(text: String) {
    #expect(Redactor().scrub(text) == text)
  }

  @Test("state is shortened, and the rest of a URL stays")
  func state() throws {
    let url = "https://a.example/authorize?client_id=c&state=abcdefghijklmnop&code_challenge=xyz&scope=a%20b"
    let shown = Redactor().redact(try exchange(url: url)).request.url.text
    #expect(shown == "https://a.example/authorize?client_id=c&state=abcdef...&code_challenge=xyz&scope=a%20b")
  }

  @Test("failures are scrubbed as well")
  func failure() throws {
    let redactor = Redactor()
    redactor.learn(Secret(Self.value))
    var sample = try exchange()
    sample.failure = TransportError(.malformed("bad \(Self.value)"), url: sample.request.url)
    #expect(redactor.redact(sample).failure?.description == "a broken answer: bad [redacted]")
  }

  @Test("a megabyte is scrubbed in a moment, however many secrets are known")
  func speed() {
    let redactor = Redactor()
    for number in 0..<2_000 { redactor.learn(Secret("secret-number-\(number)-of-many")) }
    let text = String(repeating: "secret-number=1999-of-many <a href=\"x\"> {\"a\":\"b\"} ", count: 20_000)
    let clock = ContinuousClock()
    #expect(clock.measure { _ = redactor.scrub(text) } < .seconds(20))
  }

  /// Both renderings of the exchanges.
  private func rendered(_ exchanges: [Exchange], sealed: [String] = []) -> String {
    let redactor = Redactor(sealedFields: sealed, digest: hexadecimal)
    let (file, lines) = (MemoryFile(), Lines())
    let har = HARWriter(file.output, version: "1", redactor: redactor) { _ in }
    let verbose = VerboseTrace(redactor: redactor) { lines.add($0) }
    for exchange in exchanges {
      har.record(exchange)
      verbose.record(exchange)
    }
    return file.text + lines.text
  }
}
