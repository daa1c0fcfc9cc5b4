import HTTP

/// RFC 6749 §4.4: a client that acts for itself.
enum MachineGrant {
  static func answer(_ form: FormBody, _ client: Client, in room: Room) throws(Refusal) -> Answer {
    guard client.isConfidential else {
      throw Refusal("unauthorized_client", "a public client cannot act for itself")
    }
    let scopes = try ScopeChoice.read(form["scope"], in: room)
      .filter { $0 != ScopeChoice.offline }
    let resource = try ResourceChoice.read(form.values(of: "resource"), in: room)
    let grant = Grant(
      clientID: client.id, subject: client.id, scopes: scopes, resource: resource, begins: room.now)
    let id = room.unguessable()
    room.withState { $0.grants[id] = grant }
    return TokenIssue.answer(
      id, grant, scopes: scopes, refreshable: false, in: room, note: "token of \(client.name) itself")
  }
}
