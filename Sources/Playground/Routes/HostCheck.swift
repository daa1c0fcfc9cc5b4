import HTTP
import JSON
import Serving

/// MCP 2026-07-28, Security: a page that made its own name lead here is turned away.
enum HostCheck {
  static func accepts(_ request: ServerRequest, _ own: String) -> Bool {
    guard let field = request.headers["Host"] else { return true }
    guard let location = try? Location("http://\(field)") else { return false }
    return location.host.isLoopback || location.hostText.isSameFieldName(as: own)
  }
}
