import HTTP
import JSON
import Serving

/// MCP 2025-03-26 to 2025-11-25: `initialize` opens a session that later requests name.
enum LegacyEra {
  static func answer(
    _ message: RPCMessage, _ request: ServerRequest, _ token: AccessToken, in room: Room
  ) throws(RPCError) -> Answer {
    if message.method == "initialize" { return initialize(message, token, in: room) }
    // 2025-11-25, Session Management: 400 without the id, 404 for one that is gone or somebody else's.
    guard let id = request.headers["Mcp-Session-Id"] else {
      throw RPCError(.invalidRequest, "Mcp-Session-Id is missing: begin with initialize")
    }
    guard owns(id, token, in: room) else {
      throw RPCError(.invalidRequest, "there is no such session", status: 404)
    }
    guard message.id != nil else { return Answer(202, note: message.method) }
    switch message.method {
    case "ping": return Answer(200, .json(message.response([:])), note: message.method)
    case "tools/list":
      return Answer(200, .json(message.response(.object(ToolList.json))), note: message.method)
    case "tools/call": return try ToolCall.answer(message, token, isModern: false, in: room)
    default:
      throw RPCError(
        .methodNotFound, "there is no method \"\(message.method.harmless(limit: 100))\"", status: 200)
    }
  }

  /// The client that opened a session ends it.
  static func end(_ request: ServerRequest, _ token: AccessToken, in room: Room) -> Answer {
    guard let id = request.headers["Mcp-Session-Id"] else {
      return Answer(405, headers: ["Allow": "POST"], note: "no session named")
    }
    guard owns(id, token, in: room) else { return Answer(404, note: "no such session") }
    room.withState { $0.mcpSessions[id] = nil }
    return Answer(204, note: "session ended")
  }

  private static func owns(_ id: String, _ token: AccessToken, in room: Room) -> Bool {
    guard let session = room.withState({ $0.mcpSessions[id] }) else { return false }
    return session.subject == token.subject && session.clientID == token.clientID
  }

  private static func initialize(_ message: RPCMessage, _ token: AccessToken, in room: Room) -> Answer {
    let asked = message.params["protocolVersion"]?.string ?? ""
    let revision = ProtocolRevision.legacy.contains(asked) ? asked : ProtocolRevision.legacy[0]
    let id = room.unguessable("session-")
    room.withState { state in
      state.mcpSessions[id] = MCPSession(revision: revision, subject: token.subject, clientID: token.clientID)
    }
    let result: JSONValue = [
      "protocolVersion": .string(revision),
      "capabilities": ["tools": ["listChanged": false]],
      "serverInfo": ServerInfo.json,
      "instructions": .string(ServerInfo.instructions),
    ]
    return Answer(
      200, .json(message.response(result)), headers: ["Mcp-Session-Id": id], note: "initialize \(revision)")
  }
}
