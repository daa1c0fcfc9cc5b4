import HTTP
import JSON
import Serving

/// A person says yes or no to what a client asks for.
enum ConsentRoute {
  static let stale = Refusal(
    "invalid_request",
    "This request is too old or was answered already. Start again in the program that sent you.")

  /// The first page of an authorization request, or none where consent is given automatically.
  static func begin(_ ticket: Ticket, _ request: ServerRequest, prompt: String, in room: Room) -> Answer {
    let isAutomatic = room.configuration.autoConsent
    if isAutomatic, let user = room.configuration.users.first {
      return allow(ticket, user, scopes: ticket.scopes, in: room)
    }
    if prompt.split(separator: " ").contains("none") {
      let refusal = Refusal("login_required", "a person has to be asked")
      return .redirect(reply(ticket, in: room).refusing(refusal), note: "login_required")
    }
    let id = room.unguessable()
    room.withState { $0.tickets[id] = ticket }
    if let user = BrowserSession.user(request, in: room), !prompt.contains("login") {
      return ConsentPage.answer(id, ticket, user, in: room)
    }
    return SignInPage.answer(id, ticket, wasWrong: false, in: room)
  }

  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    let fields = request.method == "POST" ? request.form : request.query
    guard let id = fields["ticket"], let ticket = ticket(id, in: room) else {
      return ErrorPage.answer(stale, in: room)
    }
    guard let user = BrowserSession.user(request, in: room) else {
      return SignInPage.answer(id, ticket, wasWrong: false, in: room)
    }
    guard request.method == "POST" else { return ConsentPage.answer(id, ticket, user, in: room) }
    guard BrowserSession.isOurPage(request, in: room) else {
      return ErrorPage.answer(BrowserSession.stranger, in: room)
    }
    // Taken, so that one page gives one code.
    guard room.withState({ $0.take(ticket: id) }) != nil else {
      return ErrorPage.answer(stale, in: room)
    }
    guard fields["decision"] == "allow" else {
      let refusal = Refusal("access_denied", "\(user.name) did not allow it")
      return .redirect(reply(ticket, in: room).refusing(refusal), note: "refused by \(user.name)")
    }
    let ticked = fields.values(of: "scope")
    return allow(ticket, user, scopes: ticket.scopes.filter(ticked.contains), in: room)
  }

  static func ticket(_ id: String, in room: Room) -> Ticket? {
    let now = room.now
    return room.withState { $0.tickets[id] }.flatMap { now < $0.expires ? $0 : nil }
  }

  private static func reply(_ ticket: Ticket, in room: Room) -> AuthorizationReply {
    AuthorizationReply(redirectURI: ticket.redirectURI, state: ticket.state, issuer: room.site.issuer)
  }

  private static func allow(
    _ ticket: Ticket, _ user: PlaygroundUser, scopes: [String], in room: Room
  ) -> Answer {
    let now = room.now
    let code = room.unguessable("code-")
    let grant = room.unguessable()
    room.withState { state in
      state.grants[grant] = Grant(
        clientID: ticket.clientID, subject: user.name, scopes: scopes, resource: ticket.resource, begins: now)
      state.codes[code] = AuthorizationCode(
        clientID: ticket.clientID, redirectURI: ticket.redirectURI, codeChallenge: ticket.codeChallenge,
        grant: grant, expires: now + room.configuration.codeLife)
    }
    return .redirect(
      reply(ticket, in: room).granting(code: code), note: "\(user.name) allowed \(ticket.clientName)")
  }
}

extension PlaygroundState {
  /// Gives the ticket to whoever comes first.
  fileprivate mutating func take(ticket id: String) -> Ticket? {
    let ticket = tickets[id]
    tickets[id] = nil
    return ticket
  }
}
