import HTTP
import JSON

/// RFC 8693: one token becomes another, for the same subject and if wanted with somebody who acts for it.
enum ExchangeGrant {
  /// What a token that is exchanged says.
  private struct Party {
    let subject: String
    /// Nil where the token has no word on it.
    let scopes: [String]?
    let resource: String?
    let actor: JSONValue?
  }

  static func answer(_ request: GrantRequest, in room: Room) throws(Refusal) -> Answer {
    let kind = try requested(request.form, in: room)
    let subject = try party("subject_token", request, in: room)
    guard let subject else { throw Refusal("invalid_request", "subject_token is needed") }
    let actor = try party("actor_token", request, in: room)
    let grant = Grant(
      clientID: request.client.id, subject: subject.subject,
      scopes: try ScopeChoice.read(request.form["scope"], within: subject.scopes, in: room),
      resource: try ResourceChoice.read(request.form, in: room) ?? subject.resource, begins: room.now,
      actor: chain(actor, subject))
    let who = actor.map { "\($0.subject) for \(subject.subject)" } ?? subject.subject
    return TokenIssue.new(
      grant, confirmation: request.confirmation, kind: kind, note: "exchanged for \(who)", in: room)
  }

  /// RFC 8693 §2.1: the kind of token that is wanted; an access token where nothing is said.
  private static func requested(_ form: FormBody, in room: Room) throws(Refusal) -> TokenKind {
    switch form["requested_token_type"].map({ TokenKind(rawValue: $0) }) {
    case nil, .some(.accessToken): return .accessToken
    case .some(.jwt) where room.configuration.tokens == .jwt: return .jwt
    default: throw Refusal("invalid_request", "tokens of the requested type are not issued here")
    }
  }

  /// RFC 8693 §4.1: the newest actor is outermost, those before it are inside.
  private static func chain(_ actor: Party?, _ subject: Party) -> JSONValue? {
    guard let actor else { return subject.actor }
    var json: JSONObject = ["sub": .string(actor.subject)]
    json.set("act", subject.actor)
    return .object(json)
  }

  /// RFC 8693 §2.1: a token and its type come together or not at all.
  private static func party(
    _ name: String, _ request: GrantRequest, in room: Room
  ) throws(Refusal) -> Party? {
    let (text, type) = (request.form[name], request.form["\(name)_type"])
    guard let text, let type else {
      guard text == nil, type == nil else {
        throw Refusal("invalid_request", "\(name) and \(name)_type come together")
      }
      return nil
    }
    do throws(TokenFault) {
      switch TokenKind(rawValue: type) {
      case .accessToken: return try own(text, in: room)
      case .jwt:
        let isOwn = room.withState { $0.accessTokens[text] != nil }
        return isOwn ? try own(text, in: room) : try foreign(text, room.audiences, in: room)
      case .idToken: return try foreign(text, room.audiences + [request.client.id], in: room)
      case .refreshToken, .idJAG, nil:
        throw TokenFault("is of a type that is not exchanged here")
      }
    } catch {
      // RFC 8693 §2.2.2.
      throw Refusal("invalid_request", "\(name) \(error.reason)")
    }
  }

  /// An access token of this server.
  private static func own(_ text: String, in room: Room) throws(TokenFault) -> Party {
    let now = room.now
    switch room.withState({ $0.validToken(text, at: now) }) {
    case .unknown: throw TokenFault("was not issued here")
    case .revoked: throw TokenFault("was revoked")
    case .expired: throw TokenFault("has expired")
    case .valid(let token):
      return Party(
        subject: token.subject, scopes: token.scopes, resource: token.audience.first, actor: token.actor)
    }
  }

  /// A token of an issuer that is trusted.
  private static func foreign(_ text: String, _ names: [String], in room: Room) throws(TokenFault) -> Party {
    let token = try SignedToken(text)
    let subject = try room.verify(token, for: names)
    return Party(subject: subject, scopes: nil, resource: nil, actor: token.claims["act"])
  }
}
