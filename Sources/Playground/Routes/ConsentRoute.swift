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
      return refuse(ticket, Refusal("login_required", "a person has to be asked"), in: room)
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
      return refuse(ticket, Refusal("access_denied", "\(user.name) did not allow it"), in: room)
    }
    let ticked = fields.values(of: "scope")
    return allow(ticket, user, scopes: ticket.scopes.filter(ticked.contains), in: room)
  }

  static func ticket(_ id: String, in room: Room) -> Ticket? {
    let now = room.now
    return room.withState { $0.tickets[id] }.flatMap { now < $0.expires ? $0 : nil }
  }

  private static func refuse(_ ticket: Ticket, _ refusal: Refusal, in room: Room) -> Answer {
    let note = "\(refusal.code), \(refusal.description)"
    switch ticket.destination {
    case .client(let reply, _): return .redirect(reply.refusing(refusal), note: note)
    case .device(let userCode):
      let now = room.now
      _ = room.withState { $0.decide(.denied, for: userCode, at: now) }
      return DevicePage.end(isAllowed: false, note: note, in: room)
    }
  }

  private static func allow(
    _ ticket: Ticket, _ user: PlaygroundUser, scopes: [String], in room: Room
  ) -> Answer {
    let note = "\(user.name) allowed \(ticket.clientName)"
    switch ticket.destination {
    case .client(let reply, let codeChallenge):
      let code = code(ticket, reply.redirectURI, codeChallenge, user, scopes: scopes, in: room)
      return .redirect(reply.granting(code: code), note: note)
    case .device(let userCode):
      guard DeviceRoute.allow(userCode, user, scopes: scopes, in: room) else {
        return ErrorPage.answer(stale, in: room)
      }
      return DevicePage.end(isAllowed: true, note: note, in: room)
    }
  }

  private static func code(
    _ ticket: Ticket, _ redirectURI: String, _ codeChallenge: String, _ user: PlaygroundUser,
    scopes: [String], in room: Room
  ) -> String {
    let now = room.now
    let code = room.unguessable("code-")
    let grant = room.unguessable()
    room.withState { state in
      state.grants[grant] = Grant(
        clientID: ticket.clientID, subject: user.name, scopes: scopes, resource: ticket.resource, begins: now)
      state.codes[code] = AuthorizationCode(
        clientID: ticket.clientID, redirectURI: redirectURI, codeChallenge: codeChallenge, grant: grant,
        expires: now + room.configuration.codeLife)
    }
    return code
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
