import HTTP
import JSON
import OAuth
import TestSupport

/// The URLs and documents of one well-behaved chain, to be bent by each row.
enum Chain {
  static let mcp = "https://mcp.example/mcp"
  static let prmRoot = "https://mcp.example/.well-known/oauth-protected-resource"
  static let prm = prmRoot + "/mcp"
  static let origin = "https://mcp.example"
  static let originMetadata = origin + "/.well-known/oauth-authorization-server"
  static let issuer = "https://as.example"
  static let metadata = issuer + "/.well-known/oauth-authorization-server"
  static let openID = issuer + "/.well-known/openid-configuration"

  static func resource(_ resource: String = mcp, servers: [String]? = [issuer], with more: JSONObject = [:])
    -> JSONValue
  {
    var document: JSONObject = ["resource": .string(resource)]
    document.set("authorization_servers", servers.map { JSONValue($0) })
    for member in more.members { document[member.name] = member.value }
    return .object(document)
  }

  static func server(
    _ issuer: String = issuer, base: String? = nil, without: [String] = [], with more: JSONObject = [:]
  ) -> JSONValue {
    let base = base ?? (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer)
    var document: JSONObject = [
      "issuer": .string(issuer), "authorization_endpoint": .string(base + "/authorize"),
      "token_endpoint": .string(base + "/token"),
      "registration_endpoint": .string(base + "/register"), "revocation_endpoint": .string(base + "/revoke"),
      "response_types_supported": ["code"], "code_challenge_methods_supported": ["S256"],
      "token_endpoint_auth_methods_supported": ["none"],
    ]
    for member in more.members { document[member.name] = member.value }
    for name in without { document[name] = nil }
    return .object(document)
  }

  /// `private.example` is the one name that means something on this machine.
  static func guarded(_ network: FakeTransport, typed: String = mcp, allowsPrivate: Bool = false) throws
    -> GuardedTransport
  {
    let policy = URLPolicy(typed: [try Location(typed)], allowsPrivate: allowsPrivate)
    return GuardedTransport(network, policy: policy) { url in
      url.hostText == "private.example" ? [IPAddress("10.0.0.7")].compactMap(\.self) : []
    }
  }

  static let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "result": [:]]
  /// Every POST is answered without a token.
  static let open: [FakeTransport.Stub] = [
    .post(mcp, .json(message)), .post(mcp, .json(message)), .post(mcp, .json(message)),
  ]
  static let challenged: [FakeTransport.Stub] = [.post(mcp, .challenge("Bearer"))]
}
