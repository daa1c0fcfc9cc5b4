import HTTP
import JSON
import OAuth
import TestSupport
import Testing

/// Sections 2 and 15: what the probe sends and what it makes of the answers.
@Suite("The probe")
struct ProbeTests {
  struct Sent: Sendable {
    let method: String
    let version, mcpMethod, session: String?
    let params: JSONValue?
    let id: Int64

    static func stateless(_ method: String) -> Sent {
      let meta: JSONValue = [
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": MCPRequest.clientInfo,
        "io.modelcontextprotocol/clientCapabilities": [:],
      ]
      return Sent(
        method: method, version: "2026-07-28", mcpMethod: method, session: nil, params: ["_meta": meta], id: 1
      )
    }

    static func initialize(_ version: String) -> Sent {
      Sent(
        method: "initialize", version: nil, mcpMethod: nil, session: nil,
        params: [
          "protocolVersion": .string(version), "capabilities": [:], "clientInfo": MCPRequest.clientInfo,
        ], id: 1)
    }

    static func list(_ version: String?) -> Sent {
      Sent(method: "tools/list", version: version, mcpMethod: nil, session: "s-1", params: nil, id: 2)
    }
  }

  @Test(
    "each revision is asked in the form of its era (TR-1 to TR-8)",
    arguments: [
      (.july2026, [.stateless("server/discover"), .initialize("2025-11-25"), .list("2025-11-25")]),
      (.november2025, [.initialize("2025-11-25"), .list("2025-11-25")]),
      (.june2025, [.initialize("2025-06-18"), .list("2025-06-18")]),
      (.march2025, [.initialize("2025-03-26"), .list(nil)]),
    ] as [(SpecRevision, [Sent])])
  func requests(revision: SpecRevision, sent: [Sent]) async throws {
    let stubs = sent.map {
      FakeTransport.Stub.post(
        Chain.mcp, .json(Chain.message).field("Mcp-Session-Id", $0.method == "initialize" ? "s-1" : "s-2"))
    }
    let network = FakeTransport(stubs)
    let report = try await Probe(transport: network, typed: try Location(Chain.mcp), revision: revision).run()
    #expect(network.troubles == [])
    #expect(report.speaksMCP && report.challenged == nil)
    #expect(network.steps.allSatisfy { $0 == .probe })
    for (request, expected) in zip(network.requests, sent) {
      #expect(request.headers["Accept"] == "application/json, text/event-stream")
      #expect(request.headers["Content-Type"] == "application/json")
      #expect(request.headers["MCP-Protocol-Version"] == expected.version)
      #expect(request.headers["Mcp-Method"] == expected.mcpMethod)
      #expect(request.headers["Mcp-Session-Id"] == expected.session)
      #expect(request.headers["Authorization"] == nil)
      #expect(request.json["jsonrpc"] == "2.0" && request.json["id"]?.integer == expected.id)
      #expect(request.json["method"]?.string == expected.method)
      #expect(request.json["params"] == expected.params)
    }
  }

  @Test("the fuller probe asks everything, whatever is challenged (PRB-9)")
  func everything() async throws {
    let network = FakeTransport([
      .post(Chain.mcp, .challenge("Bearer")), .post(Chain.mcp, .status(500)), .post(Chain.mcp, .html()),
      .get(Chain.mcp, .status(405)),
    ])
    let report = try await Probe(transport: network, typed: try Location(Chain.mcp), revision: .newest)
      .runAll()
    #expect(network.troubles == [])
    #expect(report.answers.map(\.kind) == [.discover, .initialize, .toolsList, .oldStream])
    #expect(report.answers.map(\.head.status) == [401, 500, 200, 405])
    #expect(network.requests.last?.headers["Accept"] == "text/event-stream")
  }

  @Test("a GET stream that brings no event spoils nothing", arguments: [true, false])
  func quietStream(hasHead: Bool) async throws {
    let quiet: Answer =
      hasHead
      ? .status(200, ["Content-Type": "text/event-stream"]).thenFailing(.timedOut(seconds: 30))
      : .failure(.timedOut(seconds: 30))
    let network = FakeTransport(Chain.open + [.get(Chain.mcp, quiet)])
    let report = try await Probe(transport: network, typed: try Location(Chain.mcp), revision: .newest)
      .runAll()
    #expect(network.troubles == [])
    #expect(report.speaksMCP && !report.isOldTransport && report.challenged == nil)
  }

  @Test(
    "of a stream only the first event is read, and one that never ends an event is given up",
    .timeLimit(.minutes(1)))
  func streams() async throws {
    let event = "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n"
    let endless = FakeTransport(
      (0..<3).map { _ in .post(Chain.mcp, .endless(event, type: "text/event-stream")) })
    let report = try await Probe(transport: endless, typed: try Location(Chain.mcp), revision: .newest).run()
    #expect(report.speaksMCP)
    #expect(report.answers.map(\.body.count) == [event.utf8.count, event.utf8.count, event.utf8.count])
    #expect(endless.closed == 3)
    let comments = FakeTransport([.post(Chain.mcp, .endless(": x\n", type: "text/event-stream"))])
    let timed = DeadlineTransport(comments, deadline: Deadline(seconds: 0.05))
    await #expect(throws: ProbeFault.self) {
      try await Probe(transport: timed, typed: try Location(Chain.mcp), revision: .newest).run()
    }
  }

  @Test("a megabyte of small pieces without an event is read in linear time", .timeLimit(.minutes(1)))
  func pieces() async throws {
    let big = FakeTransport([
      .post(Chain.mcp, .endless("data: 0123456789\n", type: "text/event-stream")),
      .post(Chain.mcp, .challenge("Bearer")),
    ])
    let report = try await Probe(transport: big, typed: try Location(Chain.mcp), revision: .newest).run()
    #expect(report.answers.map(\.head.status) == [200, 401])
    #expect(report.answers.first.map { $0.body.count <= 1_048_576 } == true)
  }

  @Test(
    "an answer is a challenge by 401, or by resource metadata on another refusal (PRB-1, PRB-8)",
    arguments: [
      (401, nil, true), (401, "Basic", true), (403, nil, false),
      (403, "Bearer error=\"insufficient_scope\"", false),
      (403, "Bearer resource_metadata=\"u\"", true), (400, "X resource_metadata=\"u\"", true),
      (200, "Bearer resource_metadata=\"u\"", false),
      (500, "Bearer resource_metadata=\"u\"", false), (405, nil, false),
    ] as [(Int, String?, Bool)])
  func challenges(status: Int, field: String?, isChallenge: Bool) throws {
    let headers: Headers = field.map { ["WWW-Authenticate": $0] } ?? [:]
    let answer = ProbeAnswer(
      kind: .discover, url: try Location(Chain.mcp), head: HTTPHead(status: status, headers: headers),
      body: [])
    #expect(answer.isChallenge == isChallenge)
  }

  // MARK: Messages

  @Test(
    "a call says its name in a header, plain or in the Base64 sentinel (TR-4)",
    arguments: [
      ("tools/call", ["name": "add"], "add"), ("prompts/get", ["name": "p q"], "p q"),
      ("resources/read", ["uri": "file:///x"], "file:///x"),
      ("tools/call", ["name": "größe"], "=?base64?Z3LDtsOfZQ==?="),
      ("tools/call", ["name": " x"], "=?base64?IHg=?="),
      ("tools/call", ["name": "a\r\nB: c"], "=?base64?YQ0KQjogYw==?="),
      ("tools/call", ["name": "=?base64?eA==?="], "=?base64?PT9iYXNlNjQ/ZUE9PT89?="),
      ("tools/call", ["name": ""], ""), ("tools/list", [:], nil), ("tools/call", ["name": 1], nil),
      ("logging/x", ["name": "y"], nil),
      ("resources/read", ["name": "n", "uri": "u"], "u"),
    ] as [(String, JSONObject, String?)])
  func names(method: String, params: JSONObject, name: String?) throws {
    let request = MCPRequest(method, params: params, revision: .july2026).http(to: try Location(Chain.mcp))
    #expect(request.headers["Mcp-Name"] == name)
    let older = MCPRequest(method, params: params, revision: .november2025).http(to: try Location(Chain.mcp))
    #expect(older.headers["Mcp-Name"] == nil && older.headers["Mcp-Method"] == nil)
  }

  @Test("a notification has no id, and the caller's _meta stays")
  func message() throws {
    let request = MCPRequest(
      "notifications/initialized", params: ["_meta": ["mine": 1]], id: nil, revision: .july2026
    ).http(to: try Location(Chain.mcp))
    #expect(request.json["id"] == nil)
    #expect(request.json["params"]?["_meta"]?["mine"] == 1)
    #expect(request.json["params"]?["_meta"]?["io.modelcontextprotocol/protocolVersion"] == "2026-07-28")
  }

  // MARK: Event streams

  @Test(
    "events are read as the HTML standard says, however the bytes are cut",
    arguments: [
      ("data: a\n\n", ["message:a"]), ("data:a\n\n", ["message:a"]), ("data:  a\n\n", ["message: a"]),
      ("data: a\ndata: b\n\n", ["message:a\nb"]),
      ("data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["message:a", "message:b", "message:c"]),
      ("event: x\ndata: a\n\n", ["x:a"]),
      ("event: x\n\ndata: a\n\n", ["message:a"]), ("event:\ndata: a\n\n", ["message:a"]),
      (": comment\n\ndata: a\n\n", ["message:a"]),
      ("data\n\n", ["message:"]), ("data: a\n", []), ("data: a", []), ("\u{FEFF}data: a\n\n", ["message:a"]),
      ("data: a\n\n\u{FEFF}data: b\n\n", ["message:a"]),
      ("id: 1\ndata: a\n\ndata: b\n\n", ["message:a#1", "message:b#1"]),
      ("id: 1\u{0}\ndata: a\n\n", ["message:a"]), ("retry: 5\nfoo: x\ndata: é\n\n", ["message:é"]),
      ("data: a\n\r\n", ["message:a"]), ("", []),
    ] as [(String, [String])])
  func events(text: String, events: [String]) {
    let bytes = Array(text.utf8)
    for size in [1, 2, 3, 1_000] {
      var stream = EventStream()
      var seen: [String] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        seen += stream.feed(bytes[start..<min(start + size, bytes.count)]).map {
          "\($0.name):\($0.data)" + ($0.id.map { "#\($0)" } ?? "")
        }
      }
      #expect(seen == events)
    }
  }

  @Test(
    "what is kept of an event under way is counted, and comments are not kept",
    arguments: [
      ("data: abc\n", 9), ("data: abc\n\n", 0), (": abc\n", 0), ("dat", 3), (": x\ndata: y\n: z\n", 7),
    ])
  func pending(text: String, count: Int) {
    var stream = EventStream()
    _ = stream.feed(text.utf8)
    #expect(stream.pending == count)
  }
}
