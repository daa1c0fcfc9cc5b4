import HTTP
import JSON
import Serving
import TestSupport
import Testing

@Suite struct DeviceRows {
  private static let login = ["login", "--device", "URL"]

  @Test("a device authorization response that cannot be used ends a sign-in", arguments: authorizations)
  func authorization(row: Row) async throws { try await row.play() }

  @Test("a token endpoint that misbehaves ends a device's sign-in", arguments: polls)
  func poll(row: Row) async throws { try await row.play() }

  static let authorizations: [Row] = {
    let types: [(String, JSONValue)] = [
      ("device_code", 1), ("device_code", ""), ("user_code", [:]), ("user_code", ""),
      ("verification_uri", 1), ("verification_uri", "there"), ("verification_uri", "file:///etc/passwd"),
      ("verification_uri", "javascript:alert(1)"), ("verification_uri", "http://a@127.0.0.1/"),
      ("verification_uri", "http://127.0.0.1/\u{1b}[2J"), ("verification_uri_complete", "data:,x"),
      ("verification_uri_complete", []), ("expires_in", "soon"), ("interval", true), ("interval", [:]),
    ]
    return types.map {
      Row("\($0) is \($1.text())", [.device: .members([$0: $1])], login, ends: 3, "token-broken")
    }
      + ["device_code", "user_code", "verification_uri", "expires_in"].map { name in
        let change = FakeServer.Change.edit { object, _ in object[name] = nil }
        return Row("no \(name)", [.device: change], login, ends: 3, "token-broken")
      } + [
        Row("HTML", [.device: .text("<p>", type: "text/html")], login, ends: 3, "token-broken"),
        Row("nothing", [.device: .text("")], login, ends: 3, "token-broken"),
        Row("an array", [.device: .text("[]")], login, ends: 3, "token-broken"),
        Row(
          "deep nesting", [.device: .text(String(repeating: "{\"a\":", count: 50_000))], login, ends: 3,
          "token-broken"),
        Row("a redirect", [.device: .redirect(307, to: "/other")], login, ends: 3, "token-broken"),
        Row("404", [.device: .status(404)], login, ends: 3, "token-broken"),
        Row("500", [.device: .status(500)], login, ends: 3, "token-broken"),
        Row(
          "its refusal", [.device: .error("invalid_scope", "no\u{1b}[2J")], login, ends: 3, "token-refused"),
        Row(
          "a client that may not", [.device: .error("unauthorized_client")], login, ends: 3, "token-refused"),
        Row("no end", [.device: .endless], login, ends: 3, "answer-too-large"),
        Row("two gigabytes", [.device: .huge(announced: true)], login, ends: 3, "answer-too-large"),
        Row("cut short", [.device: .cut], login, ends: 3, "answer-broken"),
        Row(
          "silence", [.device: .silent], ["login", "--device", "--request-timeout", "1", "URL"], ends: 5,
          "timed-out"),
        Row(
          "a page in the private network",
          [.device: .members(["verification_uri": "https://10.0.0.7/device"])],
          login, ends: 3, "private-address"),
        Row(
          "a page in clear", [.device: .members(["verification_uri": "http://example.com/device"])], login,
          ends: 3, "insecure-url"),
        Row(
          "codes of no time", [.device: .members(["expires_in": 0])], login, ends: 2, "nobody-came"),
        Row(
          "codes of a second", [.device: .members(["expires_in": 1, "interval": 60])], login, ends: 2,
          "nobody-came"),
        Row(
          "times beyond all bounds",
          [.device: .members(["expires_in": 9_223_372_036_854_775_807, "interval": JSONValue(Int64.max)])],
          ["login", "--device", "--timeout", "1", "URL"], ends: 2, "nobody-came"),
        Row(
          "escapes in a user code",
          [.device: .members(["user_code": "\u{1b}[2J\u{202e}x\r\nmcpauth: ok: y"])], login, ends: 0, nil),
        Row(
          "a user code without end",
          [.device: .members(["user_code": .string(String(repeating: "W", count: 100_000))])], login, ends: 0,
          nil),
        Row(
          "a link of sixteen thousand letters",
          [
            .device: .edit { object, fake in
              let page = fake.base + "/device?" + String(repeating: "a", count: 16_000)
              object["verification_uri_complete"] = .string(page)
            }
          ], login, ends: 0, nil),
      ]
  }()

  static let polls: [Row] = [
    Row("access_denied", [.token: .error("access_denied", "no")], login, ends: 2, "consent-refused"),
    Row("expired_token", [.token: .error("expired_token")], login, ends: 2, "nobody-came"),
    Row("invalid_grant", [.token: .error("invalid_grant")], login, ends: 3, "token-refused"),
    Row(
      "authorization_pending for ever", [.token: .error("authorization_pending")],
      ["login", "--device", "--timeout", "3", "URL"], ends: 2, "nobody-came"),
    Row(
      "slow_down for ever", [.token: .error("slow_down")], ["login", "--device", "--timeout", "3", "URL"],
      ends: 2, "nobody-came"),
    Row("HTML", [.token: .text("<p>", type: "text/html")], login, ends: 3, "token-broken"),
    Row("500", [.token: .status(500)], login, ends: 3, "token-broken"),
    Row(
      "429 for an hour", [.token: .status(429, ["Retry-After": "3600"])], login, ends: 3, "rate-limited"),
    Row(
      "no access_token", [.token: .edit { object, _ in object["error"] = nil }], login, ends: 3,
      "token-broken"),
    Row("no end", [.token: .endless], login, ends: 3, "answer-too-large"),
    Row(
      "silence", [.token: .silent],
      ["login", "--device", "--request-timeout", "1", "--timeout", "4", "URL"], ends: 5, "timed-out"),
    Row(
      "escapes in a refusal", [.token: .error("x\u{1b}[2J", "\u{9b}31m\u{7}\r\nmcpauth: done\u{202e}")],
      login,
      ends: 3, "token-refused"),
  ]
}
