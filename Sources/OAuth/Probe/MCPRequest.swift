package import HTTP
package import JSON
import LibCrypto

/// One JSON-RPC message as an HTTP request to an MCP endpoint, in the form of its transport era (section 15).
package struct MCPRequest: Sendable {
  package let method: String
  package var params: JSONObject
  /// Nil makes it a notification.
  package var id: Int64?
  package let revision: SpecRevision
  /// Only in the eras before 2026-07-28 (TR-5, TR-6).
  package var sessionID: Secret?

  package init(
    _ method: String, params: JSONObject = JSONObject(), id: Int64? = 1, revision: SpecRevision,
    sessionID: Secret? = nil
  ) {
    self.method = method
    self.params = params
    self.id = id
    self.revision = revision
    self.sessionID = sessionID
  }

  package func http(to endpoint: Location) -> HTTPRequest {
    HTTPRequest(.post, endpoint, headers: headers, body: message.bytes())
  }

  private var message: JSONValue {
    var message: JSONObject = ["jsonrpc": "2.0"]
    message.set("id", id.map { JSONValue($0) })
    message["method"] = .string(method)
    let params = fullParams
    if !params.isEmpty { message["params"] = .object(params) }
    return .object(message)
  }

  /// TR-3: every stateless request says its version and who asks.
  private var fullParams: JSONObject {
    guard revision.isStateless else { return params }
    var full = params
    var meta = full["_meta"]?.object ?? JSONObject()
    meta["io.modelcontextprotocol/protocolVersion"] = .string(revision.rawValue)
    meta["io.modelcontextprotocol/clientInfo"] = Self.clientInfo
    meta["io.modelcontextprotocol/clientCapabilities"] = [:]
    full["_meta"] = .object(meta)
    return full
  }

  /// TR-4: what is called, read or fetched, for the three methods that have such a name.
  private var name: String? {
    switch method {
    case "tools/call", "prompts/get": params["name"]?.string
    case "resources/read": params["uri"]?.string
    default: nil
    }
  }

  private var headers: Headers {
    var headers: Headers = [
      "Content-Type": "application/json", "Accept": "application/json, text/event-stream",
    ]
    if revision.isStateless {
      headers.append("MCP-Protocol-Version", revision.rawValue)
      headers.append("Mcp-Method", Self.headerValue(method))
      if let name { headers.append("Mcp-Name", Self.headerValue(name)) }
    } else if method != "initialize", revision != .march2025 {
      headers.append("MCP-Protocol-Version", revision.rawValue)
    }
    if let sessionID { headers.append("Mcp-Session-Id", sessionID.reveal()) }
    return headers
  }

  /// Parameters of the `initialize` request in the older eras.
  package static func initializeParams(_ revision: SpecRevision) -> JSONObject {
    ["protocolVersion": .string(revision.rawValue), "capabilities": [:], "clientInfo": clientInfo]
  }

  package static let clientInfo: JSONValue = ["name": "mcpauth", "version": .string(Product.version)]

  /// Plain ASCII as it is, everything else in the Base64 sentinel (2026-07-28, "Value Encoding").
  package static func headerValue(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && text.first != " " && text.last != " "
    let looksEncoded = text.hasPrefix("=?base64?") && text.hasSuffix("?=")
    return isPlain && !looksEncoded ? text : "=?base64?\(Base64.encode(text.utf8))?="
  }
}
