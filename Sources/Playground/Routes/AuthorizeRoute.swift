import HTTP
import JSON
import Serving

/// OAuth 2.1 §4.1.1: a client sends a person here.
enum AuthorizeRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    let query = request.query
    let client: Client
    let redirectURI: String
    do throws(Refusal) {
      (client, redirectURI) = try await addressee(query, in: room)
    } catch {
      // OAuth 2.1 §4.1.2.1: without a client and redirect URI that belong together nobody is sent anywhere.
      return ErrorPage.answer(error, in: room)
    }
    let reply = AuthorizationReply(redirectURI: redirectURI, state: query["state"], issuer: room.site.issuer)
    do throws(Refusal) {
      let ticket = try read(query, client, redirectURI, in: room)
      return ConsentRoute.begin(ticket, request, prompt: query["prompt"] ?? "", in: room)
    } catch {
      return .redirect(reply.refusing(error), note: "\(error.code), \(error.description)")
    }
  }

  private static func addressee(_ query: FormBody, in room: Room) async throws(Refusal) -> (Client, String) {
    guard let id = query["client_id"], query.values(of: "client_id").count == 1 else {
      throw Refusal("invalid_request", "The request names no client, or several.")
    }
    let client: Client
    do throws(Refusal) {
      client = try await ClientLookup.client(id, in: room)
    } catch {
      throw Refusal("invalid_client", "The client \"\(id.harmless(limit: 200))\": \(error.description).")
    }
    let asked = query.values(of: "redirect_uri")
    guard asked.count <= 1 else { throw Refusal("invalid_request", "The request has several redirect URIs.") }
    guard let redirectURI = asked.first ?? (client.redirectURIs.count == 1 ? client.redirectURIs[0] : nil)
    else {
      throw Refusal("invalid_request", "The request has no redirect URI.")
    }
    guard RedirectMatch.holds(redirectURI, registered: client.redirectURIs) else {
      throw Refusal(
        "invalid_request",
        "The redirect URI \"\(redirectURI.harmless(limit: 300))\" is not registered for \(client.name).")
    }
    return (client, redirectURI)
  }

  private static func read(
    _ query: FormBody, _ client: Client, _ redirectURI: String, in room: Room
  ) throws(Refusal) -> Ticket {
    try FormRequest.refuseRepetition(query)
    guard let type = query["response_type"] else { throw Refusal("invalid_request", "no response_type") }
    guard type == "code" else { throw Refusal("unsupported_response_type", "the only response_type is code") }
    guard query["response_mode"].map({ $0 == "query" }) ?? true else {
      throw Refusal("invalid_request", "the only response_mode is query")
    }
    guard client.grantTypes.contains(.authorizationCode) else {
      throw Refusal("unauthorized_client", "the client is not registered for codes")
    }
    // OAuth 2.1 §4.1.1, §7.5.2: PKCE, and only S256.
    guard let challenge = query["code_challenge"] else {
      throw Refusal("invalid_request", "code_challenge is needed (PKCE)")
    }
    guard query["code_challenge_method"] == "S256" else {
      throw Refusal("invalid_request", "code_challenge_method must be S256")
    }
    guard challenge.utf8.count == 43, challenge.utf8.allSatisfy({ $0.isBase64URL }) else {
      throw Refusal("invalid_request", "code_challenge is no SHA-256 in base64url")
    }
    return Ticket(
      clientID: client.id, clientName: client.name, clientOrigin: client.origin, redirectURI: redirectURI,
      state: query["state"], scopes: try ScopeChoice.read(query["scope"], in: room),
      resource: try ResourceChoice.read(query, in: room), codeChallenge: challenge,
      loginHint: query["login_hint"], expires: room.now + 600)
  }
}

extension UInt8 {
  fileprivate var isBase64URL: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
