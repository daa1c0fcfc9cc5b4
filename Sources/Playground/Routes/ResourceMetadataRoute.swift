import HTTP
import JSON
import Serving

/// RFC 9728 §3: which authorization server the MCP server trusts.
enum ResourceMetadataRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    Answer(200, .json(json(room)), headers: ["Cache-Control": "max-age=3600"])
  }

  static func json(_ room: Room) -> JSONValue {
    var json: JSONObject = [
      "resource": .string(room.site.resource),
      "authorization_servers": [.string(room.site.issuer)],
      "scopes_supported": JSONValue(room.configuration.scopes),
      "bearer_methods_supported": ["header"],
      "resource_name": "Playground to-do list",
    ]
    if let demand = room.configuration.dpop {
      json.append("dpop_signing_alg_values_supported", JSONValue(DPoPProof.algorithms))
      json.append("dpop_bound_access_tokens_required", .bool(demand == .required))
    }
    return .object(json)
  }
}
