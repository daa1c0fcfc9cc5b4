import HTTP
import JSON
import LibCrypto
import Serving

/// OAuth 2.1 §2.4: who sends this request, proved by exactly one method.
enum ClientAuthentication {
  /// What a request brings along to prove its client.
  private enum Proof {
    case none
    case basic(secret: String)
    case post(secret: String)

    var method: String {
      switch self {
      case .none: "none"
      case .basic: "client_secret_basic"
      case .post: "client_secret_post"
      }
    }

    var secret: String? {
      switch self {
      case .none: nil
      case .basic(let secret), .post(let secret): secret
      }
    }
  }

  static func client(_ request: ServerRequest, _ form: FormBody, in room: Room) async throws(Refusal)
    -> Client
  {
    let (id, proof) = try read(request, form)
    let client: Client
    do throws(Refusal) {
      client = try await ClientLookup.client(id, in: room)
    } catch {
      throw refusal(error.description, proof)
    }
    guard client.methods.contains(proof.method) else {
      let expected = client.methods.joined(separator: " or ")
      throw refusal("the client authenticates by \(expected), not by \(proof.method)", proof)
    }
    if let secret = client.secret {
      guard let given = proof.secret, Array(given.utf8).isIdentical(inConstantTimeTo: Array(secret.utf8))
      else {
        throw refusal("the client secret is wrong", proof)
      }
    }
    return client
  }

  private static func read(
    _ request: ServerRequest, _ form: FormBody
  ) throws(Refusal) -> (id: String, proof: Proof) {
    let posted = form["client_secret"].flatMap { $0.isEmpty ? nil : $0 }
    if let field = request.headers["Authorization"] {
      guard posted == nil else {
        throw Refusal("invalid_request", "two ways of client authentication at once")
      }
      let (id, secret) = try basic(field)
      guard form["client_id"].map({ $0.isIdentical(to: id) }) ?? true else {
        throw Refusal("invalid_request", "two different client ids")
      }
      return (id, .basic(secret: secret))
    }
    guard let id = form["client_id"], !id.isEmpty else {
      throw Refusal("invalid_client", "no client_id", status: 401)
    }
    return (id, posted.map { .post(secret: $0) } ?? .none)
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

  private static func refusal(_ reason: String, _ proof: Proof) -> Refusal {
    guard case .basic = proof else { return Refusal("invalid_client", reason, status: 401) }
    return Refusal(
      "invalid_client", reason, status: 401, headers: ["WWW-Authenticate": "Basic realm=\"playground\""])
  }
}
