import HTTP
import JSON
import Serving

/// What a request brings along to prove its client.
struct ClientCredentials: Sendable {
  /// OAuth 2.1 §2.4: at most one of these.
  enum Proof: Sendable {
    case nothing
    case basic(secret: String)
    case post(secret: String)
    case assertion(SignedToken)
  }

  static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

  let id: String
  let proof: Proof

  init(_ request: ServerRequest, _ form: FormBody) throws(Refusal) {
    let posted = form["client_secret"].flatMap { $0.isEmpty ? nil : $0 }
    let assertion = form["client_assertion"]
    let field = request.headers["Authorization"]
    guard [posted, assertion, field].count(where: { $0 != nil }) <= 1 else {
      throw Refusal("invalid_request", "two ways of client authentication at once")
    }
    let named = form["client_id"].flatMap { $0.isEmpty ? nil : $0 }
    if let field {
      let (id, secret) = try Self.basic(field)
      self.id = id
      proof = .basic(secret: secret)
    } else if let assertion {
      let token = try Self.assertion(assertion, form)
      // RFC 7521 §4.2: the assertion names the client, with or without the parameter.
      id = token.claims["sub"]?.string ?? ""
      proof = .assertion(token)
    } else {
      id = named ?? ""
      proof = posted.map { .post(secret: $0) } ?? .nothing
    }
    guard !id.isEmpty else { throw Refusal("invalid_client", "no client_id", status: 401) }
    guard named.map({ $0.isIdentical(to: id) }) ?? true else {
      throw Refusal("invalid_request", "two different client ids")
    }
  }

  /// Whether a request says anything about its client.
  static func areIn(_ request: ServerRequest, _ form: FormBody) -> Bool {
    request.headers["Authorization"] != nil || form["client_id"] != nil || form["client_assertion"] != nil
  }

  /// RFC 6749 §2.3.1: both parts are form-encoded before they are joined.
  private static func basic(_ field: String) throws(Refusal) -> (String, String) {
    let parts = field.split(separator: " ", maxSplits: 1)
    let broken = Refusal("invalid_client", "the Authorization field is no Basic credentials", status: 401)
    guard parts.count == 2, String(parts[0]).isSameFieldName(as: "Basic"),
      let text = Base64Text.decode(parts[1]), let colon = text.firstIndex(of: ":")
    else { throw broken }
    return (FormBody.decode(text[..<colon]), FormBody.decode(text[text.index(after: colon)...]))
  }

  private static func assertion(_ text: String, _ form: FormBody) throws(Refusal) -> SignedToken {
    guard form["client_assertion_type"] == assertionType else {
      throw Refusal("invalid_request", "client_assertion_type is not \(assertionType)")
    }
    do throws(TokenFault) { return try SignedToken(text) } catch {
      throw Refusal("invalid_client", "the client assertion \(error.reason)", status: 401)
    }
  }
}
