import HTTP
import JSON
import Serving
import TestSupport
import Testing

@Suite struct CallRows {
  @Test("an answer to a call that cannot be used ends it", arguments: answers)
  func call(row: Row) async throws { try await row.play() }

  @Test("a probe that goes wrong ends a discovery", arguments: probes)
  func probe(row: Row) async throws { try await row.play() }

  @Test("a logout ends the session whatever the server says", arguments: logouts)
  func logout(row: Row) async throws { try await row.play() }

  private static func result(_ method: String, _ result: JSONValue) -> FakeServer.Change {
    .answer { request, fake in
      guard let message = try? JSONValue(parsing: request.body), message["method"]?.string == method else {
        return nil
      }
      let answer: JSONValue = ["jsonrpc": "2.0", "id": message["id"] ?? .null, "result": result]
      return ServerResponse(200, answer.text(), type: "application/json")
    }
  }

  private static func event(_ text: String) -> FakeServer.Change {
    .answer { request, _ in
      guard (try? JSONValue(parsing: request.body))?["method"] == "tools/list" else { return nil }
      return ServerResponse(200, text, type: "text/event-stream")
    }
  }

  static let answers: [Row] = {
    let list = ["call", "URL", "--list"]
    let quick = list + ["--request-timeout", "1"]
    let echo = ["call", "URL", "echo", "--arguments", "{\"text\": \"hi\"}"]
    func row(
      _ what: String, _ change: FakeServer.Change, _ words: [String]? = nil, ends status: Int32,
      _ code: String?
    ) -> Row {
      Row(what, [.mcp: change], words ?? list, after: true, ends: status, code)
    }
    return [
      row("HTML", .text("<p>", type: "text/html"), ends: 3, "call-broken"),
      row("nothing", .text(""), ends: 3, "call-broken"),
      row("an array", .text("[]"), ends: 3, "call-broken"), row("500", .status(500), ends: 3, "call-refused"),
      row("429", .status(429), ends: 3, "call-refused"), row("404", .status(404), ends: 3, "call-refused"),
      row("403", .status(403), ends: 3, "call-refused"),
      Row(
        "401 again and again", [.mcp: .status(401), .token: .status(500)], list, after: true, ends: 3,
        "token-broken"),
      row(
        "403 for a scope",
        .status(403, ["WWW-Authenticate": "Bearer error=\"insufficient_scope\", scope=\"admin \u{1b}[2J\""]),
        ends: 4,
        "insufficient-scope"),
      row("a redirect elsewhere", .redirect(307, to: "http://127.0.0.1:1/mcp"), ends: 3, "call-refused"),
      row("no end", .endless, ends: 3, "call-broken"),
      row("two gigabytes", .huge(announced: false), ends: 3, "call-broken"),
      row("cut short", .cut, ends: 3, "answer-broken"), row("silence", .silent, quick, ends: 5, "timed-out"),
      row("a byte now and then", .slow, quick, ends: 5, "timed-out"),
      row("another id", .text("{\"jsonrpc\": \"2.0\", \"id\": 77, \"result\": {}}"), ends: 3, "call-broken"),
      row("a result that is no object", result("initialize", "x"), ends: 3, "call-broken"),
      row(
        "an unknown revision", result("initialize", ["protocolVersion": "1999-01-01\u{1b}[2J"]), ends: 3,
        "call-broken"),
      row("tools that are no array", result("tools/list", ["tools": 1]), ends: 3, "call-broken"),
      row("tools that are no objects", result("tools/list", ["tools": [1, "x"]]), ends: 3, "call-broken"),
      row(
        "a cursor that never ends", result("tools/list", ["tools": [["name": "x"]], "nextCursor": "again"]),
        ends: 3, "call-broken"),
      row(
        "escapes in tools",
        result("tools/list", ["tools": [["name": "\u{1b}[2J\u{202e}", "description": "\u{9b}31m\u{7}\rx"]]]),
        ends: 0, nil),
      row(
        "escapes in tools, as JSON", result("tools/list", ["tools": [["name": "\u{1b}[2J\u{202e}\u{9b}"]]]),
        list + ["--json"], ends: 0, nil),
      row(
        "escapes in a result",
        result("tools/call", ["content": [["type": "text", "text": "\u{1b}[2J\u{9b}x\u{202e}\r\n\u{7}"]]]),
        echo, ends: 0, nil),
      row(
        "escapes in a type", result("tools/call", ["content": [["type": "\u{1b}[2J"]]]), echo, ends: 0, nil),
      row("no content", result("tools/call", [:]), echo, ends: 0, nil),
      row("content of the wrong type", result("tools/call", ["content": "x"]), echo, ends: 3, "call-broken"),
      row("a tool that fails", .edit { _, _ in }, ["call", "URL", "fail"], ends: 1, "tool-failed"),
      row("an event stream without an answer", event("data: {}\n\n"), ends: 3, "call-broken"),
      row("an event that is no JSON", event("data: <p>\n\n"), ends: 3, "call-broken"),
      row(
        "an event without end", event("data: " + String(repeating: "x", count: 20_000_000)), ends: 3,
        "call-broken"),
      row(
        "escapes in an error",
        .answer { request, _ in
          guard let message = try? JSONValue(parsing: request.body), message["method"] == "tools/list" else {
            return nil
          }
          return ServerResponse(
            200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-1,\"message\":\"\\u001b[2J\\u202e\"}}")
        }, ends: 1, "rpc-error"),
      Row(
        "no JSON as arguments", [:], ["call", "URL", "echo", "--arguments", "{"], after: true, ends: 64,
        "usage"),
      Row(
        "an array as arguments", [:], ["call", "URL", "echo", "--arguments", "[]"], after: true, ends: 64,
        "usage"),
      Row("neither tool nor list", [:], ["call", "URL"], after: true, ends: 64, "usage"),
      Row("no session", [:], list, ends: 4, "token-missing"),
    ]
  }()

  static let probes: [Row] = {
    func row(
      _ what: String, _ change: FakeServer.Change, _ words: [String] = [], ends status: Int32, _ code: String?
    ) -> [Row] {
      ["login", "discover"].map {
        Row("\($0): \(what)", [.mcp: change], [$0, "URL"] + words, ends: status, code)
      }
    }
    let challenge = "Bearer resource_metadata=\"http://127.0.0.1:1/.well-known/oauth-protected-resource/mcp\""
    let inside = { (url: String) in
      FakeServer.Change.status(401, ["WWW-Authenticate": "Bearer resource_metadata=\"\(url)\""])
    }
    return [
      row("HTML", .text("<p>", type: "text/html"), ends: 3, "not-mcp"),
      row("nothing", .text(""), ends: 3, "not-mcp"),
      row("404", .status(404), ends: 3, "not-mcp"), row("500", .status(500), ends: 3, "not-mcp"),
      row("a redirect loop", .redirect(308, to: "/mcp"), ends: 3, "redirected"),
      row("a redirect elsewhere", .redirect(307, to: "http://localhost:1/mcp"), ends: 3, "redirected"),
      row("a 302", .redirect(302, to: "/mcp/"), ends: 3, "redirected"),
      row("a redirect to a script", .redirect(307, to: "javascript:alert(1)"), ends: 3, "redirected"),
      row("two gigabytes", .huge(announced: true), ends: 3, "answer-too-large"),
      row("no end", .endless, ends: 3, "answer-too-large"),
      row("cut short", .cut, ends: 3, "answer-broken"),
      row("silence", .silent, ["--request-timeout", "1"], ends: 5, "timed-out"),
      row(
        "metadata where nobody listens", .status(401, ["WWW-Authenticate": challenge]), ends: 5,
        "connection-failed"),
      row("metadata at a private address", inside("https://192.168.0.1/x"), ends: 3, "private-address"),
      row(
        "metadata at a disguised address", inside("http://2130706433/x"), ends: 3, "resource-metadata-broken"),
      row("metadata in a file", inside("file:///etc/passwd"), ends: 3, "resource-metadata-broken"),
      row(
        "metadata with user-info", inside("https://user:SHOWN@example.com/x"), ends: 3,
        "resource-metadata-broken"),
      [["discover", "URL", "--json"], ["login", "URL", "--json"]].map {
        Row(
          "\($0): metadata with user-info", [.mcp: inside("https://user:SHOWN@example.com/x")], $0, ends: 3,
          "resource-metadata-broken")
      },
      row("metadata at an empty URL", inside(""), ends: 3, "resource-metadata-broken"),
      row(
        "a broken challenge", .status(401, ["WWW-Authenticate": "Bearer realm=\"x, resource_metadata="]),
        ends: 0, nil),
      row("no challenge", .status(401), ends: 0, nil),
    ].flatMap(\.self)
  }()

  static let logouts: [Row] = [
    Row("revoked", [:], ["logout", "URL"], after: true, ends: 0, nil),
    Row("500", [.revoke: .status(500)], ["logout", "URL"], after: true, ends: 0, nil),
    Row("a redirect", [.revoke: .redirect(307, to: "/other")], ["logout", "URL"], after: true, ends: 0, nil),
    Row("no end", [.revoke: .endless], ["logout", "URL"], after: true, ends: 0, nil),
    Row(
      "escapes", [.revoke: .error("\u{1b}[2J", "\u{9b}x\u{202e}")], ["logout", "URL"], after: true, ends: 0,
      nil),
    Row(
      "silence", [.revoke: .silent], ["logout", "URL", "--request-timeout", "1"], after: true, ends: 0, nil),
    Row("the client too", [:], ["logout", "URL", "--delete-client"], after: true, ends: 0, nil),
    Row(
      "a client that stays", [.manage: .status(500)], ["logout", "URL", "--delete-client"], after: true,
      ends: 0, nil),
    Row("all", [.revoke: .status(503)], ["logout", "--all"], after: true, ends: 0, nil),
  ]
}
