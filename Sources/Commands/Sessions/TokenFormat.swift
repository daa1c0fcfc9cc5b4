import HTTP
import JSON
import OAuth

/// How a token is printed; one at a time.
enum TokenFormat: Sendable, Hashable {
  case plain
  case header
  case curlConfig
  /// A line for a shell, with the name of the variable.
  case env(String)
  case json
  /// Unix seconds.
  case expires
  /// Every header field that the server needs, as one JSON object.
  case headersJSON

  /// What goes to stdout; a b64token needs no escape in a header field (RFC 6750 §2.1).
  /// - Parameter fields: the user's own header fields for this server.
  func text(of session: Session, fields: [Headers.Field] = []) throws(Failure) -> String {
    let token = session.tokens.access.reveal()
    switch self {
    case .plain: return token + "\n"
    case .header: return "Authorization: \(session.tokens.authorization.reveal())\n"
    case .curlConfig: return "header = \"Authorization: \(session.tokens.authorization.reveal())\"\n"
    case .env(let name): return "export \(name)=\(Shell.quote(token))\n"
    case .json: return Self.document(session).text(.pretty) + "\n"
    case .expires:
      guard let expiresAt = session.tokens.expiresAt else {
        throw Failure(.expiryUnknown, "the server did not say when the token for \(session.server) expires")
      }
      return "\(expiresAt)\n"
    case .headersJSON: return Self.headers(session, fields).text() + "\n"
    }
  }

  private static func document(_ session: Session) -> JSONValue {
    [
      "access_token": .string(session.tokens.access.reveal()), "token_type": .string(session.tokens.type),
      "expires_at": session.tokens.expiresAt.map { JSONValue($0) } ?? .null,
      "scope": JSONValue(session.tokens.scope),
      "issuer": .string(session.issuer), "resource": JSONValue(session.resource),
    ]
  }

  /// A name that occurs twice is one member with both values (RFC 9110 §5.3); the token's own field wins.
  private static func headers(_ session: Session, _ fields: [Headers.Field]) -> JSONValue {
    var headers: JSONObject = ["Authorization": .string(session.tokens.authorization.reveal())]
    for field in fields where !field.name.isSameFieldName(as: "Authorization") {
      let name = headers.names.first { $0.isSameFieldName(as: field.name) } ?? field.name
      headers[name] = .string((headers[name]?.string.map { $0 + ", " } ?? "") + field.value)
    }
    return .object(headers)
  }
}
