import HTTP
import JSON

extension SeenToken {
  /// A member of `_jwt` in a HAR entry.
  var json: JSONValue {
    var json: JSONObject = ["name": .string(name), "in": isInRequest ? "request" : "response"]
    json.set("sha256", digest.map { .string($0) })
    json.append("header", header)
    json.append("claims", claims)
    return .object(json)
  }
}
