import HTTP
import JSON
import Serving

/// MCP 2026-07-28: every request stands alone and says in header fields what its body says.
enum ModernEra {
  /// Versioning, Compatibility: a request with per-request metadata is modern, `initialize` never is.
  static func owns(_ message: RPCMessage, _ request: ServerRequest) throws(RPCError) -> Bool {
    if message.method == "initialize" { return false }
    if message.revision != nil || request.headers["Mcp-Method"] != nil { return true }
    guard let header = request.headers["MCP-Protocol-Version"] else { return false }
    if ProtocolRevision.legacy.contains(header) { return false }
    guard header == ProtocolRevision.modern else { throw unsupported(header) }
    return true
  }

  static func answer(
    _ message: RPCMessage, _ request: ServerRequest, _ token: AccessToken, in room: Room
  ) throws(RPCError) -> Answer {
    guard message.id != nil else { return Answer(202, note: message.method) }
    try validate(message, request)
    switch message.method {
    case "server/discover":
      return Answer(200, .json(message.response(.object(Self.discovery))), note: message.method)
    case "tools/list":
      var result = ToolList.json
      result.append("resultType", "complete")
      result.append("ttlMs", 300_000)
      result.append("cacheScope", "public")
      return Answer(200, .json(message.response(.object(result))), note: message.method)
    case "tools/call": return try ToolCall.answer(message, token, isModern: true, in: room)
    default:
      throw RPCError(
        .methodNotFound, "there is no method \"\(message.method.harmless(limit: 100))\"", status: 404)
    }
  }

  private static let discovery: JSONObject = [
    "resultType": "complete",
    "supportedVersions": JSONValue(ProtocolRevision.all),
    "capabilities": ["tools": [:]],
    "instructions": .string(ServerInfo.instructions),
    "ttlMs": 3_600_000,
    "cacheScope": "public",
    "_meta": ["io.modelcontextprotocol/serverInfo": ServerInfo.json],
  ]

  /// Server Validation: header fields and body must agree.
  private static func validate(_ message: RPCMessage, _ request: ServerRequest) throws(RPCError) {
    guard let header = request.headers["MCP-Protocol-Version"] else {
      throw mismatch("MCP-Protocol-Version is missing")
    }
    guard let revision = message.revision, revision == header else {
      throw mismatch("MCP-Protocol-Version and _meta name different versions")
    }
    guard revision == ProtocolRevision.modern else { throw unsupported(revision) }
    guard let method = request.headers["Mcp-Method"] else { throw mismatch("Mcp-Method is missing") }
    guard method == message.method else { throw mismatch("Mcp-Method is not the body's method") }
    guard message.meta?["io.modelcontextprotocol/clientCapabilities"]?.object != nil else {
      throw RPCError(.invalidParams, "_meta has no io.modelcontextprotocol/clientCapabilities")
    }
    guard message.method == "tools/call" else { return }
    guard let name = request.headers["Mcp-Name"] else { throw mismatch("Mcp-Name is missing") }
    guard let decoded = decode(name), decoded == message.params["name"]?.string else {
      throw mismatch("Mcp-Name is not the body's name")
    }
  }

  /// Value Encoding: what a header field cannot carry comes as `=?base64?…?=`.
  private static func decode(_ value: String) -> String? {
    guard value.hasPrefix("=?base64?"), value.hasSuffix("?=") else { return value }
    return Base64Text.decode(value.dropFirst(9).dropLast(2))
  }

  private static func mismatch(_ reason: String) -> RPCError {
    RPCError(.headerMismatch, "Header mismatch: \(reason)")
  }

  private static func unsupported(_ revision: String) -> RPCError {
    RPCError(
      .unsupportedProtocolVersion, "Unsupported protocol version",
      data: ["supported": JSONValue(ProtocolRevision.all), "requested": .string(revision)])
  }
}
