import HTTP
import Serving

/// CORS: pages of this machine may use the playground, others only read its public documents.
enum CrossOrigin {
  /// The origin of a page on this machine; nil for every other.
  static func localOrigin(_ request: ServerRequest) -> String? {
    guard let origin = request.headers["Origin"], let location = try? Location(origin),
      location.host.isLoopback, location.path.isEmpty
    else { return nil }
    return origin
  }

  static func preflight(_ request: ServerRequest) -> Answer {
    guard localOrigin(request) != nil else { return Answer(403, .text("This origin is not allowed.\n")) }
    let asked = request.headers["Access-Control-Request-Headers"]
    return Answer(
      204,
      headers: [
        "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, OPTIONS",
        "Access-Control-Allow-Headers": asked ?? "Authorization, Content-Type, MCP-Protocol-Version",
        "Access-Control-Max-Age": "600",
      ])
  }

  static func allow(_ answer: Answer, for request: ServerRequest, at name: RouteName) -> Answer {
    var answer = answer
    switch name {
    case .resourceMetadata, .serverMetadata, .keys, .identityProvider:
      answer.headers.set("Access-Control-Allow-Origin", "*")
    case .push, .deviceAuthorization, .token, .registration, .clientManagement, .revocation, .identityToken,
      .mcp, .preflight:
      guard let origin = localOrigin(request) else { return answer }
      answer.headers.set("Access-Control-Allow-Origin", origin)
      answer.headers.append("Vary", "Origin")
      answer.headers.set(
        "Access-Control-Expose-Headers",
        "WWW-Authenticate, DPoP-Nonce, Retry-After, Mcp-Session-Id, MCP-Protocol-Version")
    case .home, .authorize, .signIn, .consent, .device, .introspection, .wrongHost, .notFound: break
    }
    return answer
  }
}

extension CrossOrigin {
  /// Two spellings of this machine, say `localhost` and `127.0.0.1`, with one port and scheme.
  static func isSamePort(_ origin: String, _ own: String) -> Bool {
    guard let left = try? Location(origin), let right = try? Location(own) else { return false }
    return left.host.isLoopback && right.host.isLoopback && left.port == right.port
      && left.isSecure == right.isSecure
  }
}
