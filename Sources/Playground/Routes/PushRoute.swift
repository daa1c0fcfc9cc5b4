import HTTP
import JSON
import Serving

/// RFC 9126 §2: a client hands its authorization request in before it sends a person.
enum PushRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let client = try await ClientAuthentication.caller(request, form, in: room).client
      // RFC 9126 §2.1.
      guard form["request_uri"] == nil else {
        throw Refusal("invalid_request", "a request_uri cannot be pushed")
      }
      guard form["client_id"] != nil else {
        throw Refusal("invalid_request", "client_id is needed, whatever else proves the client")
      }
      let reply = try AuthorizationParameters.reply(form, client, in: room)
      let ticket = try AuthorizationParameters.ticket(form, client, reply, in: room)
      let life = room.configuration.pushedLife
      let pushed = PushedRequest(ticket: ticket, prompt: form["prompt"] ?? "", expires: room.now + life)
      let uri = room.unguessable("urn:ietf:params:oauth:request_uri:")
      room.withState { $0.pushed[uri] = pushed }
      return .secret(
        201, ["request_uri": .string(uri), "expires_in": JSONValue(life)], note: "from \(client.name)")
    } catch {
      return error.answer
    }
  }
}
