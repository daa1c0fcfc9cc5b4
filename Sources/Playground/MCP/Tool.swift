import JSON

/// Something that an MCP client can call.
struct Tool: Sendable {
  /// How a call ended, or goes on.
  enum Outcome: Sendable {
    case text(String)
    /// Structured content, and the same as text for older clients.
    case structured(JSONValue)
    /// A failure that the caller can mend (MCP, Tools, Error Handling).
    case failed(String)
    /// So many steps with a pause after each, then the text.
    case stepwise(steps: Int, pause: Duration, text: String)
  }

  let name: String
  let title: String
  let description: String
  /// Nil for a tool that any valid token may call.
  let scope: String?
  let properties: JSONObject
  var required: [String] = []
  var output: JSONValue?
  let run: @Sendable (JSONObject, AccessToken, Room) -> Outcome

  var json: JSONValue {
    var schema: JSONObject = ["type": "object", "properties": .object(properties)]
    if !required.isEmpty { schema.append("required", JSONValue(required)) }
    var json: JSONObject = [
      "name": .string(name), "title": .string(title), "description": .string(description),
      "inputSchema": .object(schema),
    ]
    json.set("outputSchema", output)
    return .object(json)
  }
}

/// All tools, always in the same order.
enum ToolList {
  static let all = [
    TodoTools.list, TodoTools.add, TodoTools.complete, WhoAmITool.tool, EchoTool.tool, CountdownTool.tool,
  ]

  static let json: JSONObject = ["tools": .array(all.map(\.json))]
}
