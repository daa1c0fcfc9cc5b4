import HTTP
import JSON

/// OAuth 2.1 §4.1.1: the parameters of an authorization request, in whichever way they came.
enum AuthorizationParameters {
  /// The client; until its redirect URI is known too, nobody can be told anything but on a page.
  static func client(_ form: FormBody, in room: Room) async throws(Refusal) -> Client {
    guard let id = form["client_id"], form.values(of: "client_id").count == 1 else {
      throw Refusal("invalid_request", "The request names no client, or several.")
    }
    do throws(Refusal) {
      return try await ClientLookup.client(id, in: room)
    } catch {
      throw Refusal("invalid_client", "The client \"\(id.harmless(limit: 200))\": \(error.description).")
    }
  }

  /// Where the answer may go.
  static func reply(_ form: FormBody, _ client: Client, in room: Room) throws(Refusal) -> AuthorizationReply {
    let asked = form.values(of: "redirect_uri")
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
    return AuthorizationReply(redirectURI: redirectURI, state: form["state"], issuer: room.site.issuer)
  }

  /// What a person is to be asked.
  static func ticket(
    _ form: FormBody, _ client: Client, _ reply: AuthorizationReply, in room: Room
  ) throws(Refusal) -> Ticket {
    try FormRequest.refuseRepetition(form)
    guard let type = form["response_type"] else { throw Refusal("invalid_request", "no response_type") }
    guard type == "code" else { throw Refusal("unsupported_response_type", "the only response_type is code") }
    guard form["response_mode"].map({ $0 == "query" }) ?? true else {
      throw Refusal("invalid_request", "the only response_mode is query")
    }
    guard client.grantTypes.contains(.authorizationCode) else {
      throw Refusal("unauthorized_client", "the client is not registered for codes")
    }
    // OAuth 2.1 §4.1.1, §7.5.2: PKCE, and only S256.
    guard let challenge = form["code_challenge"] else {
      throw Refusal("invalid_request", "code_challenge is needed (PKCE)")
    }
    guard form["code_challenge_method"] == "S256" else {
      throw Refusal("invalid_request", "code_challenge_method must be S256")
    }
    guard challenge.utf8.count == 43, challenge.utf8.allSatisfy({ $0.isBase64URL }) else {
      throw Refusal("invalid_request", "code_challenge is no SHA-256 in base64url")
    }
    return Ticket(
      clientID: client.id, clientName: client.name, clientOrigin: client.origin,
      scopes: try ScopeChoice.read(form["scope"], in: room),
      resource: try ResourceChoice.read(form, in: room), loginHint: form["login_hint"],
      expires: room.now + Ticket.life, destination: .client(reply, codeChallenge: challenge))
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
