import HTTP
import JSON
import Serving

/// OAuth 2.1 §4.1.1: a client sends a person here.
enum AuthorizeRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    let query = request.query
    let client: Client
    let reply: AuthorizationReply
    do throws(Refusal) {
      client = try await AuthorizationParameters.client(query, in: room)
      if let pushed = try pushed(query, client, in: room) {
        return ConsentRoute.begin(pushed.ticket, request, prompt: pushed.prompt, in: room)
      }
      reply = try AuthorizationParameters.reply(query, client, in: room)
    } catch {
      // OAuth 2.1 §4.1.2.1: without a client and redirect URI that belong together nobody is sent anywhere.
      return ErrorPage.answer(error, in: room)
    }
    do throws(Refusal) {
      // RFC 9126 §4-6: the server or the client may take nothing else.
      guard room.configuration.pushedRequests != .required, !client.pushes else {
        throw Refusal("invalid_request", "the request has to be pushed (RFC 9126)")
      }
      let ticket = try AuthorizationParameters.ticket(query, client, reply, in: room)
      return ConsentRoute.begin(ticket, request, prompt: query["prompt"] ?? "", in: room)
    } catch {
      return .redirect(reply.refusing(error), note: "\(error.code), \(error.description)")
    }
  }

  /// RFC 9126 §4: what the client pushed before; all that stands beside it is ignored, and it works once.
  private static func pushed(
    _ query: FormBody, _ client: Client, in room: Room
  ) throws(Refusal) -> PushedRequest? {
    guard room.configuration.pushedRequests != nil, let uri = query["request_uri"] else { return nil }
    let pushed = room.withState { state in
      let pushed = state.pushed[uri]
      guard pushed?.ticket.clientID.isIdentical(to: client.id) == true else { return PushedRequest?.none }
      state.pushed[uri] = nil
      return pushed
    }
    guard var pushed, room.now < pushed.expires else {
      throw Refusal(
        "invalid_request_uri", "The request that was pushed is unknown, too old, used or another client's.")
    }
    pushed.ticket.expires = room.now + Ticket.life
    return pushed
  }
}
