import JSON
import Serving

/// MCP, Tools: one call of one tool, in whichever era.
enum ToolCall {
  static func answer(
    _ message: RPCMessage, _ token: AccessToken, isModern: Bool, in room: Room
  ) throws(RPCError) -> Answer {
    let status = isModern ? 400 : 200
    guard let name = message.params["name"]?.string, let tool = ToolList.all.first(where: { $0.name == name })
    else {
      throw RPCError(.invalidParams, "Unknown tool: \(message.params["name"]?.string ?? "")", status: status)
    }
    if let scope = tool.scope, !token.scopes.contains(scope) {
      return Challenges.insufficient(scope, tool: name, token, in: room)
    }
    let arguments = message.params["arguments"]?.object ?? JSONObject()
    if let missing = tool.required.first(where: { arguments[$0] == nil }) {
      return plain(message, .failed("The argument \"\(missing)\" is missing"), isModern, note: name)
    }
    let outcome = tool.run(arguments, token, room)
    guard case .stepwise(let steps, let pause, let text) = outcome else {
      return plain(message, outcome, isModern, note: name)
    }
    let end = message.response(result(.text(text), isModern))
    let progressToken = message.progressToken
    return Answer(
      200,
      .events { body in
        for step in 1...max(steps, 1) {
          try await Task.sleep(for: pause)
          guard let progressToken else { continue }
          try await body.write(Framing.event(progress(step, of: steps, progressToken)))
        }
        try await body.write(Framing.event(end))
      }, note: "tools/call \(name)")
  }

  private static func plain(_ message: RPCMessage, _ outcome: Tool.Outcome, _ isModern: Bool, note: String)
    -> Answer
  {
    Answer(200, .json(message.response(result(outcome, isModern))), note: "tools/call \(note)")
  }

  private static func result(_ outcome: Tool.Outcome, _ isModern: Bool) -> JSONValue {
    var result: JSONObject = isModern ? ["resultType": "complete"] : [:]
    func content(_ text: String) -> JSONValue { [["type": "text", "text": .string(text)]] }
    switch outcome {
    case .text(let text), .stepwise(_, _, let text): result.append("content", content(text))
    case .structured(let json):
      result.append("content", content(json.text()))
      result.append("structuredContent", json)
    case .failed(let reason):
      result.append("content", content(reason))
      result.append("isError", true)
      return .object(result)
    }
    result.append("isError", false)
    return .object(result)
  }

  private static func progress(_ step: Int, of steps: Int, _ token: JSONValue) -> JSONValue {
    [
      "jsonrpc": "2.0", "method": "notifications/progress",
      "params": [
        "progressToken": token, "progress": JSONValue(step), "total": JSONValue(steps),
        "message": .string("\(steps - step) to go"),
      ],
    ]
  }
}
