import JSON

/// One JSON-RPC request or notification from a client.
struct RPCMessage: Sendable {
  /// Nil for a notification.
  let id: JSONValue?
  let method: String
  let params: JSONObject

  init(_ json: JSONValue) throws(RPCError) {
    guard let object = json.object, object["jsonrpc"]?.string == "2.0", let method = object["method"]?.string
    else {
      throw RPCError(.invalidRequest, "one JSON-RPC request or notification is expected")
    }
    id = object["id"]
    self.method = method
    params = object["params"]?.object ?? JSONObject()
    if let id, id.string == nil, id.integer == nil {
      throw RPCError(.invalidRequest, "the id is neither a string nor a whole number")
    }
  }

  var meta: JSONObject? { params["_meta"]?.object }

  /// The revision that a request of the modern era names in its body.
  var revision: String? { meta?["io.modelcontextprotocol/protocolVersion"]?.string }

  var progressToken: JSONValue? { meta?["progressToken"] }

  func response(_ result: JSONValue) -> JSONValue { ["jsonrpc": "2.0", "id": id ?? .null, "result": result] }
}

/// A JSON-RPC error with the HTTP status that goes with it.
struct RPCError: Error, Sendable {
  /// JSON-RPC 2.0 §5.1, and what MCP adds.
  enum Code: Int, Sendable {
    case parse = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    /// MCP 2026-07-28, Server Validation.
    case headerMismatch = -32020
    case unsupportedProtocolVersion = -32022
  }

  let code: Code
  let message: String
  let data: JSONValue?
  let status: Int

  init(_ code: Code, _ message: String, data: JSONValue? = nil, status: Int = 400) {
    self.code = code
    self.message = message
    self.data = data
    self.status = status
  }

  func answer(id: JSONValue?) -> Answer {
    var error: JSONObject = ["code": JSONValue(code.rawValue), "message": .string(message)]
    error.set("data", data)
    var json: JSONObject = ["jsonrpc": "2.0"]
    json.set("id", id)
    json.append("error", .object(error))
    return Answer(status, .json(.object(json)), note: message.harmless(limit: 120))
  }
}
