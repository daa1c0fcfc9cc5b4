import HTTP
import JSON
import Serving
import TestSupport
import Testing

@Suite struct TokenRows {
  @Test(
    "a token answer that cannot be used ends a sign-in",
    arguments: answers.map { $0.row(["login", "URL"], refresh: false) })
  func signIn(row: Row) async throws { try await row.play() }

  @Test(
    "the same answers to a refresh leave the session as it was, and the next refresh takes it up",
    arguments: answers.map { $0.row(["refresh", "URL"], refresh: true) })
  func refresh(row: Row) async throws { try await row.play() }

  /// An answer of the token endpoint with what it means to a sign-in and to a refresh.
  struct Answer: Sendable {
    let what: String
    let change: FakeServer.Change
    var status: Int32 = 3
    var code = "token-broken"
    var onRefresh: (Int32, String)?
    /// Whether the server took the refresh token for it, and whether the new one cannot be read.
    var rotates = false
    var isLost = false

    func row(_ command: [String], refresh: Bool) -> Row {
      let words = status == 5 ? command + ["--request-timeout", "1"] : command
      let (status, code) = refresh ? onRefresh ?? (status, code) : (status, code)
      var row = Row(what, [.token: change], words, after: refresh, ends: status, code)
      row.mayRotate = rotates
      if refresh { row.afterwards = rotates && isLost ? (4, "refresh-answer-lost") : (0, nil) }
      return row
    }
  }

  static let answers: [Answer] = {
    let types: [(String, JSONValue)] = [
      ("access_token", 1), ("access_token", [:]), ("access_token", ""), ("token_type", 1),
      ("token_type", "mac"),
      ("token_type", "DPoP"), ("token_type", ""), ("expires_in", "soon"), ("expires_in", [:]),
      ("expires_in", true),
      ("refresh_token", 1), ("scope", ["a"]), ("access_token", "a b"), ("access_token", "a\r\nX-Evil: 1"),
      ("access_token", "a\u{1b}[31m"), ("access_token", "café"), ("access_token", "==="),
    ]
    return types.map { name, value in
      Answer(
        what: "\(name) is \(value.text())", change: .members([name: value]), rotates: true,
        isLost: name == "refresh_token")
    } + [
      Answer(what: "no access_token", change: .without("access_token"), rotates: true),
      Answer(what: "no token_type", change: .without("token_type"), rotates: true),
      Answer(what: "HTML", change: .text("<!doctype html><title>Log in", type: "text/html")),
      Answer(what: "HTML with 500", change: .text("<p>", status: 500, type: "text/html")),
      Answer(what: "nothing", change: .text("")), Answer(what: "an array", change: .text("[]")),
      Answer(
        what: "a form",
        change: .text("access_token=x&token_type=bearer", type: "application/x-www-form-urlencoded")),
      Answer(what: "deep nesting", change: .text(String(repeating: "{\"a\":", count: 50_000))),
      Answer(what: "a redirect", change: .redirect(307, to: "/other")),
      Answer(what: "a redirect to a file", change: .redirect(302, to: "file:///etc/passwd")),
      Answer(what: "429", change: .status(429, ["Retry-After": "3600"]), code: "rate-limited"),
      Answer(what: "503", change: .status(503), code: "rate-limited"),
      Answer(
        what: "503 with an OAuth error", change: .error("temporarily_unavailable", status: 503),
        code: "rate-limited"),
      Answer(what: "500", change: .status(500)),
      Answer(what: "invalid_request", change: .error("invalid_request", "no"), code: "token-refused"),
      Answer(
        what: "a refusal with 200", change: .error("invalid_request", "no", status: 200),
        code: "token-refused"),
      Answer(what: "a refusal without words", change: .error("server_error"), code: "token-refused"),
      Answer(what: "an error that is no text", change: .text("{\"error\": 1}", status: 400)),
      Answer(
        what: "escapes in a refusal", change: .error("x\u{1b}[2J", "\u{9b}31m\u{7}\r\nmcpauth: done\u{202e}"),
        code: "token-refused"),
      Answer(
        what: "unauthorized_client", change: .error("unauthorized_client"), code: "token-refused"),
      Answer(what: "no end", change: .endless, code: "answer-too-large"),
      Answer(what: "two gigabytes", change: .huge(announced: true), code: "answer-too-large"),
      Answer(what: "cut short", change: .cut, code: "answer-broken"),
      Answer(what: "a byte now and then", change: .slow, status: 5, code: "timed-out"),
      Answer(what: "silence", change: .silent, status: 5, code: "timed-out"),
    ]
  }()

  @Test("a refresh token that the server gave up is forgotten, and nothing else")
  func invalidGrant() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    #expect(try await home.run(["login", fake.url]).status == 0)
    fake.change([.token: .error("invalid_grant", "used")])
    let run = try await home.run(["refresh", fake.url])
    #expect(run.status == 4 && run.code == "refresh-refused", "\(run.err)")
    let session = try #require(home.session().flatMap { home.read($0) })
    #expect(!session.contains("refresh_token") && session.contains("access_token"))
    #expect(try await home.run(["refresh", fake.url]).code == "no-refresh-token")
    #expect(try await home.run(["token", fake.url]).status == 0)
  }

  @Test(
    "odd tokens that are allowed are stored and read back",
    arguments: [
      #"{"expires_in": "3600"}"#, #"{"expires_in": 3600.9}"#, #"{"expires_in": -5}"#,
      #"{"expires_in": 1e300}"#,
      #"{"expires_in": 9223372036854775807}"#, #"{"expires_in": null}"#, #"{"scope": ""}"#,
      #"{"scope": "\u001b[31m \u202ex \u009b"}"#, #"{"refresh_token": ""}"#, #"{"token_type": "bEaReR"}"#,
      "{\"token_type\": \"Bearer\", \"access_token\": \"a\", \"refresh_token\": \"\(String(repeating: "\u{7F}", count: 300_000))\"}",
      "{\"access_token\": \"\(String(repeating: "a", count: 900_000))\"}",
    ])
  func odd(text: String) async throws {
    let members = try #require(try JSONValue(parsing: text).object)
    let home = try Sandbox()
    let isWhole = members["access_token"] != nil && members["token_type"] != nil
    let fake = try await FakeServer.start([.token: isWhole ? .text(text) : .members(members)])
    // Looking for secrets in a token of nearly a megabyte is slow in a debug build.
    let login = try await home.run(["login", fake.url], limit: 60)
    #expect(
      !(login.out + login.err).unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E },
      "\(login.err)")
    guard login.status == 0 else {
      #expect(login.status == 3 && home.session() == nil, "\(login.err)")
      return
    }
    for command in [
      ["status", fake.url], ["status", "--json", fake.url], ["status"], ["token", "--scope", "zz", fake.url],
    ] {
      let run = try await home.run(command)
      #expect(run.status == (command[0] == "token" ? 4 : 0), "\(command): \(run.err)")
      #expect(
        !(run.out + run.err).unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E }, "\(run.err)")
    }
  }
}
