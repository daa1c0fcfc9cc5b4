import HTTP
import JSON

/// RFC 7523 §2.1: a token that somebody trusted signed becomes an access token.
enum AssertionGrant {
  static func answer(_ request: GrantRequest, in room: Room) throws(Refusal) -> Answer {
    guard let text = request.form["assertion"] else {
      throw Refusal("invalid_request", "assertion is needed")
    }
    let token: SignedToken
    do throws(TokenFault) { token = try SignedToken(text) } catch { throw refusal(error) }
    // RFC 8725 §3.11: what a token is decides by whose rules it is judged.
    return token.type == IDJAG.type
      ? try enterprise(token, request, in: room) : try workload(token, request, in: room)
  }

  /// EMA-5: the enterprise's word about a person, for the client that shows it.
  private static func enterprise(
    _ token: SignedToken, _ request: GrantRequest, in room: Room
  ) throws(Refusal) -> Answer {
    let client = request.client
    guard request.caller.isAuthenticated || client.origin == .document else {
      throw Refusal("invalid_client", "an ID-JAG needs a client that proves itself", status: 401)
    }
    let said: IDJAG
    do throws(TokenFault) { said = try IDJAG(token, for: client, in: room) } catch { throw refusal(error) }
    let resource = try ResourceChoice.read(request.form, in: room)
    if let resource, let own = said.resource, !resource.isIdentical(to: own) {
      throw Refusal("invalid_target", "the assertion is for another resource")
    }
    let scopes = try ScopeChoice.read(request.form["scope"], within: said.scopes, in: room)
    let grant = Grant(
      clientID: client.id, subject: said.subject, scopes: scopes, resource: resource ?? said.resource,
      begins: room.now)
    return TokenIssue.new(
      grant, confirmation: request.confirmation, note: "ID-JAG of \(said.subject) by \(client.name)", in: room
    )
  }

  /// Workload identity: where the program runs vouches for it; a client of its own it need not have.
  private static func workload(
    _ token: SignedToken, _ request: GrantRequest, in room: Room
  ) throws(Refusal) -> Answer {
    let kinds: [String?] = [nil, "jwt", "jose", "authorization-grant+jwt"]
    guard kinds.contains(token.type) else {
      throw refusal(TokenFault("has a typ that is no grant's"))
    }
    let subject: String
    do throws(TokenFault) { subject = try room.verify(token, for: room.audiences) } catch {
      throw refusal(error)
    }
    let client = request.client
    let scopes = try ScopeChoice.read(request.form["scope"], ofMachine: client, in: room)
    let grant = Grant(
      clientID: client.isNobody ? subject : client.id, subject: subject, scopes: scopes,
      resource: try ResourceChoice.read(request.form, in: room), begins: room.now)
    return TokenIssue.new(
      grant, confirmation: request.confirmation, note: "token of the workload \(subject)", in: room)
  }

  private static func refusal(_ fault: TokenFault) -> Refusal {
    Refusal("invalid_grant", "the assertion \(fault.reason)")
  }
}
