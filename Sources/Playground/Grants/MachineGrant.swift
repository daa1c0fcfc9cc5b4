import HTTP

/// RFC 6749 §4.4: a client that acts for itself.
enum MachineGrant {
  static func answer(_ request: GrantRequest, in room: Room) throws(Refusal) -> Answer {
    let client = request.client
    guard request.caller.isAuthenticated else {
      throw Refusal("unauthorized_client", "a public client cannot act for itself")
    }
    let scopes = try ScopeChoice.read(request.form["scope"], ofMachine: client, in: room)
    let resource = try ResourceChoice.read(request.form, in: room)
    let grant = Grant(
      clientID: client.id, subject: client.id, scopes: scopes, resource: resource, begins: room.now)
    return TokenIssue.new(
      grant, confirmation: request.confirmation, note: "token of \(client.name) itself", in: room)
  }
}
