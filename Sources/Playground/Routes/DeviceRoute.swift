import HTTP
import JSON
import Serving

/// RFC 8628 §3.3: a person types the code that a device shows.
enum DeviceRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    // RFC 8628 §3.3.1: also a code that came with the link is looked at before it counts.
    guard request.method == "POST" else {
      return DevicePage.answer(code: request.query["user_code"], wasWrong: false, in: room)
    }
    guard BrowserSession.isOurPage(request, in: room) else {
      return ErrorPage.answer(BrowserSession.stranger, in: room)
    }
    let typed = request.form["user_code"] ?? ""
    let now = room.now
    guard let code = UserCode.read(typed), let device = room.withState({ $0.device(showing: code, at: now) })
    else { return DevicePage.answer(code: typed, wasWrong: true, in: room) }
    let waiting = device.request
    let ticket = Ticket(
      clientID: waiting.clientID, clientName: waiting.clientName, clientOrigin: waiting.clientOrigin,
      scopes: waiting.scopes, resource: waiting.resource, loginHint: nil, expires: waiting.expires,
      destination: .device(userCode: code))
    return ConsentRoute.begin(ticket, request, prompt: "", in: room)
  }

  /// False where the device does not wait any more.
  static func allow(_ userCode: String, _ user: PlaygroundUser, scopes: [String], in room: Room) -> Bool {
    let now = room.now
    let id = room.unguessable()
    return room.withState { state in
      guard let (_, device) = state.device(showing: userCode, at: now) else { return false }
      state.grants[id] = Grant(
        clientID: device.clientID, subject: user.name, scopes: scopes, resource: device.resource, begins: now)
      return state.decide(.allowed(grant: id), for: userCode, at: now)
    }
  }
}
