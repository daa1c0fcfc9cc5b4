import JSON
import MCP

/// What came of a call.
enum CallAnswer {
  case tools([JSONValue])
  case called(JSONObject)

  /// Whether the tool says of itself that it failed.
  var isError: Bool {
    if case .called(let result) = self { result["isError"]?.bool == true } else { false }
  }

  func print(_ output: Output) throws(Failure) {
    switch self {
    case .tools(let tools):
      try output.answer(["tools": .array(tools)], tools.map(Self.line).joined())
    case .called(let result):
      try output.answer(.object(result), Self.text(result))
      guard !isError else {
        var failure = Failure(.toolFailed, "the tool answered with an error")
        failure.isAnswered = true
        throw failure
      }
    }
  }

  private static func line(_ tool: JSONValue) -> String {
    let name = tool["name"]?.string?.harmless(limit: 200) ?? "?"
    let first = tool["description"]?.string?.split(separator: "\n").first.map {
      String($0).harmless(limit: 200)
    }
    return name + (first.map { String(repeating: " ", count: max(1, 20 - name.count)) + $0 } ?? "") + "\n"
  }

  /// Text to stdout as it is meant to be read: line breaks and tabs stay, what a terminal would obey does not.
  private static func text(_ result: JSONObject) -> String {
    let pieces = (result["content"]?.array ?? []).map { item in
      switch item["type"]?.string {
      case "text": (item["text"]?.string ?? "").harmlessLines
      case let type: "[\((type ?? "unknown").harmless(limit: 40)) content: see --json]"
      }
    }
    if pieces.isEmpty, let structured = result["structuredContent"] { return structured.text(.pretty) + "\n" }
    return pieces.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
  }
}

/// A result of `tools/call`, whose `content` is an array wherever there is one.
enum ToolResult {
  static func read(_ result: JSONObject) throws(MCPFault) -> CallAnswer {
    if let content = result["content"], content.array == nil {
      throw .malformed("content is \(content.kind) instead of an array", exchange: 0)
    }
    return .called(result)
  }
}

/// All pages of `tools/list`.
enum ToolList {
  static let maxPages = 100

  static func gather(_ client: MCPClient) async throws(MCPFault) -> CallAnswer {
    var tools: [JSONValue] = []
    var cursor: String?
    for _ in 0..<maxPages {
      var params = JSONObject()
      params.set("cursor", cursor.map { .string($0) })
      let page = try await client.request("tools/list", params)
      guard let listed = page["tools"]?.array, listed.allSatisfy({ $0["name"]?.string != nil }) else {
        throw .malformed("tools is no array of objects with a name", exchange: 0)
      }
      tools += listed
      cursor = page["nextCursor"]?.string
      if cursor == nil { return .tools(tools) }
    }
    throw .malformed("the list of tools has more than \(maxPages) pages", exchange: 0)
  }
}
