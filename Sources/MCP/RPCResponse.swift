import HTTP
import JSON

/// The message that answers a request, found in a JSON body or an event stream.
struct RPCResponse: Sendable {
  let result: JSONObject

  /// Judges one message: a result, an error, or nothing that answers this id.
  init?(_ message: JSONObject, id: Int64, exchange: Int) throws(MCPFault) {
    if let error = message["error"]?.object {
      guard Self.answers(message, id) || message["id"] == nil || message["id"] == .null else { return nil }
      throw .error(
        code: error["code"]?.integer ?? 0, message: error["message"]?.string ?? "no message",
        exchange: exchange)
    }
    guard let value = message["result"], Self.answers(message, id) else { return nil }
    guard let object = value.object else {
      throw .malformed("its result is \(value.kind) instead of an object", exchange: exchange)
    }
    result = object
  }

  private static func answers(_ message: JSONObject, _ id: Int64) -> Bool {
    message["id"]?.integer == id || message["id"]?.string == String(id)
  }
}
