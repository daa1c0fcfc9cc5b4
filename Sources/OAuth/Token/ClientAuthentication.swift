package import HTTP
import LibCrypto

/// How a client proves itself at the token endpoint (RFC 6749 §2.3, OAuth 2.1 §2.4); exactly one way per request.
package enum ClientAuthentication: String, Sendable, Hashable, CaseIterable {
  case none
  case basic = "client_secret_basic"
  case post = "client_secret_post"

  /// The way for a client with a secret: what the server lists, Basic first; absent means Basic (ASM-8, CC-6).
  package static func withSecret(_ listed: [String]?) -> ClientAuthentication? {
    guard let listed else { return .basic }
    return [.basic, .post].first { listed.contains($0.rawValue) }
  }

  /// Adds the client's identity to a form, or to the header (TOK-3 to TOK-5).
  package func apply(id: String, secret: Secret?, to form: inout FormBody, _ headers: inout Headers) {
    switch self {
    case .none: form.append("client_id", id)
    case .post:
      form.append("client_id", id)
      form.append("client_secret", secret?.reveal())
    case .basic:
      let pair = FormBody.encode(id) + ":" + FormBody.encode(secret?.reveal() ?? "")
      headers.set("Authorization", "Basic \(Base64.encode(pair.utf8))")
      // RFC 6749 §3.2.1 lets a client name itself in the body too, and some servers insist on it.
      form.append("client_id", id)
    }
  }
}
