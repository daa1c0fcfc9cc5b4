import HTTP
import JSON
import OAuth

/// How a token is printed; one at a time.
enum TokenFormat: String, CaseIterable, Sendable {
  case plain
  case header
  case curlConfig = "curl-config"
  case json

  /// Lines for stdout; a b64token needs no escape in any of them (RFC 6750 §2.1).
  func text(of session: Session) -> String {
    let token = session.tokens.access.reveal()
    switch self {
    case .plain: return token + "\n"
    case .header: return "Authorization: \(session.tokens.scheme) \(token)\n"
    case .curlConfig: return "header = \"Authorization: \(session.tokens.scheme) \(token)\"\n"
    case .json:
      let document: JSONValue = [
        "access_token": .string(token), "token_type": .string(session.tokens.type),
        "expires_at": session.tokens.expiresAt.map { JSONValue($0) } ?? .null,
        "scope": JSONValue(session.tokens.scope),
        "issuer": .string(session.issuer), "resource": JSONValue(session.resource),
      ]
      return document.text(.pretty) + "\n"
    }
  }
}
