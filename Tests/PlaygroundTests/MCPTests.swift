import HTTP
import JSON
import Playground
import Testing

@Suite struct MCPTests {
  private func visitor() async throws -> (Visitor, String) {
    let visitor = try Visitor { $0.autoConsent = true }
    return (visitor, try await visitor.tokens().member("access_token"))
  }

  @Test("the newest era: discovery, tools and calls, each request alone")
  func modern() async throws {
    let (visitor, token) = try await visitor()
    let discovery = await visitor.call("server/discover", token: token)
    #expect(discovery.json["result"]?["supportedVersions"]?[0] == "2026-07-28")
    #expect(discovery.json["result"]?["resultType"] == "complete")
    let tools = await visitor.call("tools/list", token: token)
    let names = tools.json["result"]?["tools"]?.array?.compactMap { $0["name"]?.string }
    #expect(names == ["todo_list", "todo_add", "todo_complete", "whoami", "echo", "countdown"])
    #expect(await visitor.tool("todo_add", ["text": "Überleben"], token: token).status == 200)
    #expect(await visitor.tool("todo_complete", ["id": 1], token: token).status == 200)
    let list = await visitor.tool("todo_list", token: token)
    #expect(
      list.json["result"]?["structuredContent"] == ["todos": [["id": 1, "text": "Überleben", "done": true]]])
    #expect(await visitor.tool("todo_complete", ["id": 9], token: token).json["result"]?["isError"] == true)
    #expect(await visitor.tool("echo", token: token).json["result"]?["isError"] == true)
    #expect(await visitor.tool("nothing", token: token).json["error"]?["code"] == -32602)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: String
    let params: JSONObject
    let headers: [(String, String?)]
    let status: Int
    let code: JSONValue

    init(
      _ name: String, _ method: String = "tools/list", _ params: JSONObject = [:],
      _ headers: [(String, String?)] = [],
      _ status: Int, _ code: JSONValue
    ) {
      testDescription = name
      self.method = method
      self.params = params
      self.headers = headers
      self.status = status
      self.code = code
    }
  }

  static let faulty = [
    Row("no version field", "tools/list", [:], [("MCP-Protocol-Version", nil)], 400, -32020),
    Row("another version field", "tools/list", [:], [("MCP-Protocol-Version", "2025-11-25")], 400, -32020),
    Row("no method field", "tools/list", [:], [("Mcp-Method", nil)], 400, -32020),
    Row("another method field", "tools/list", [:], [("Mcp-Method", "tools/call")], 400, -32020),
    Row("no name field", "tools/call", ["name": "echo"], [("Mcp-Name", nil)], 400, -32020),
    Row("another name field", "tools/call", ["name": "echo"], [("Mcp-Name", "whoami")], 400, -32020),
    Row(
      "a broken encoded name", "tools/call", ["name": "echo"], [("Mcp-Name", "=?base64?!!?=")], 400, -32020),
    Row(
      "an unknown version", "tools/list",
      [
        "_meta": [
          "io.modelcontextprotocol/protocolVersion": "1900-01-01",
          "io.modelcontextprotocol/clientCapabilities": [:],
        ]
      ], [("MCP-Protocol-Version", "1900-01-01")], 400, -32022),
    Row(
      "no capabilities", "tools/list", ["_meta": ["io.modelcontextprotocol/protocolVersion": "2026-07-28"]],
      [], 400,
      -32602),
    Row("an unknown method", "prompts/list", [:], [], 404, -32601),
  ]

  @Test("a request that contradicts itself is refused with the code for it", arguments: faulty)
  func validation(row: Row) async throws {
    let (visitor, token) = try await visitor()
    let reply = await visitor.call(row.method, row.params, token: token, changing: row.headers)
    #expect(reply.status == row.status, "\(reply.text)")
    #expect(reply.json["error"]?["code"] == row.code)
    #expect(reply.json["id"] == 1)
  }

  @Test("a name may come in Base64")
  func encodedName() async throws {
    let (visitor, token) = try await visitor()
    let reply = await visitor.call(
      "tools/call", ["name": "whoami"], token: token, changing: [("Mcp-Name", "=?base64?d2hvYW1p?=")])
    #expect(reply.status == 200)
  }

  @Test(
    "the older eras: a session, its tools, its end", arguments: ["2025-11-25", "2025-06-18", "2025-03-26"])
  func legacy(revision: String) async throws {
    let (visitor, token) = try await visitor()
    var headers: Headers = [
      "Authorization": "Bearer \(token)", "Accept": "application/json, text/event-stream",
    ]
    func send(_ method: String, id: JSONValue? = 1, _ params: JSONValue = [:]) async -> Reply {
      var json: JSONObject = ["jsonrpc": "2.0", "method": .string(method), "params": params]
      json.set("id", id)
      return await visitor.send("POST", "/mcp", json: .object(json), headers: headers)
    }
    #expect(await send("tools/list").status == 400)
    let opened = await send("initialize", ["protocolVersion": .string(revision), "capabilities": [:]])
    #expect(opened.json["result"]?["protocolVersion"]?.string == revision)
    headers.set("Mcp-Session-Id", try #require(opened.headers["Mcp-Session-Id"]))
    headers.set("MCP-Protocol-Version", revision)
    #expect(await send("notifications/initialized", id: nil).status == 202)
    #expect(await send("ping").json["result"] == [:])
    #expect(await send("tools/list").json["result"]?["tools"]?.array?.count == 6)
    let echo = await send("tools/call", ["name": "echo", "arguments": ["text": "a"]])
    #expect(echo.json["result"]?["content"]?[0]?["text"] == "a")
    #expect(echo.json["result"]?["resultType"] == nil)
    #expect(await send("prompts/list").json["error"]?["code"] == -32601)
    #expect(await visitor.send("GET", "/mcp", headers: headers).status == 405)
    #expect(await visitor.send("DELETE", "/mcp", headers: headers).status == 204)
    #expect(await send("ping").status == 404)
  }

  @Test("a slow tool streams its progress, and a client that reads only events gets events")
  func streaming() async throws {
    let (visitor, token) = try await visitor()
    let reply = await visitor.call(
      "tools/call",
      [
        "name": "countdown", "arguments": ["from": 2, "pause_ms": 0],
        "_meta": [
          "io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientCapabilities": [:],
          "progressToken": "p",
        ],
      ], token: token)
    #expect(reply.headers["Content-Type"] == "text/event-stream")
    let events = reply.text.split(separator: "\n\n").map {
      try? JSONValue(parsing: String($0.split(separator: "\n")[1].dropFirst(6)))
    }
    #expect(events.count == 3)
    #expect(events[0]?["params"]?["progress"] == 1)
    #expect(events[1]?["params"]?["progressToken"] == "p")
    #expect(events[2]?["result"]?["content"]?[0]?["text"] == "Lift-off")
    let listed = await visitor.call("tools/list", token: token, changing: [("Accept", "text/event-stream")])
    #expect(listed.text.hasPrefix("event: message\ndata: {"))
  }

  static let bodies = [("nonsense", JSONValue(-32700)), ("[]", -32600), (#"{"jsonrpc":"2.0"}"#, -32600)]

  @Test("a body that is no request is refused", arguments: bodies)
  func broken(body: String, code: JSONValue) async throws {
    let (visitor, token) = try await visitor()
    let reply = await visitor.send(
      "POST", "/mcp", headers: ["Authorization": "Bearer \(token)", "Content-Type": "application/json"],
      body: body)
    #expect(reply.status == 400)
    #expect(reply.json["error"]?["code"] == code)
  }

  static let doors: [(String, Headers, Int)] = [
    ("no token", [:], 401),
    ("another scheme", ["Authorization": "Basic eDp5"], 401),
    ("a forged token", ["Authorization": "Bearer x.y.z"], 401),
    ("a foreign page", ["Origin": "https://evil.example"], 403),
    ("a page of this machine", ["Origin": "http://localhost:6274"], 401),
    ("a foreign name", ["Host": "evil.example"], 421),
  ]

  @Test("who may not come in is told why", arguments: doors)
  func door(name: String, headers: Headers, status: Int) async throws {
    let visitor = try Visitor()
    let reply = await visitor.send("POST", "/mcp", json: [:], headers: headers)
    #expect(reply.status == status)
    #expect((reply.headers["WWW-Authenticate"] != nil) == (status == 401))
    #expect(
      (reply.headers["Access-Control-Allow-Origin"] != nil) == (headers["Origin"] == "http://localhost:6274"))
  }

  @Test("a token for another resource does not open this one")
  func audience() async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.tokens = .opaque
    }
    let token = try await visitor.tokens().member("access_token")
    #expect(token.hasPrefix("opaque-"))
    #expect(await visitor.tool("whoami", token: token).status == 200)
  }
}
