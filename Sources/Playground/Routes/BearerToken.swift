import HTTP
import Serving

/// RFC 6750 §2.1: the token of the Authorization field, the only place where it may be.
enum BearerToken {
  static func read(_ request: ServerRequest) -> String? {
    guard let field = request.headers["Authorization"] else { return nil }
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, String(parts[0]).isSameFieldName(as: "Bearer") else { return nil }
    return String(parts[1].drop { $0 == " " })
  }
}
