import HTTP
import JSON
import LibCrypto
import Serving

/// RFC 7592: a client reads, replaces or deletes its registration; the token for it changes every time.
enum ClientManagementRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let client = try client(request, in: room)
      switch request.method {
      case "DELETE":
        room.withState { $0.remove(client: client.id) }
        return Answer(204, headers: ["Cache-Control": "no-store"], note: "\(client.name) is gone")
      case "PUT": return try replace(client, request, in: room)
      default:
        var client = client
        client.registrationToken = room.unguessable("registration-")
        return keep(client, in: room, note: client.name)
      }
    } catch {
      return error.answer
    }
  }

  /// RFC 7592 §2: a wrong token and a client that is gone look the same.
  private static func client(_ request: ServerRequest, in room: Room) throws(Refusal) -> Client {
    let id = FormBody.decode(request.path.dropFirst(room.site.clientPathPrefix.utf8.count))
    let refusal = Refusal(
      "invalid_token", "the registration access token is missing, wrong or used", status: 401,
      headers: ["WWW-Authenticate": "Bearer error=\"invalid_token\""])
    guard let given = BearerToken.read(request), let client = room.withState({ $0.clients[id] }),
      let token = client.registrationToken,
      Array(given.utf8).isIdentical(inConstantTimeTo: Array(token.utf8))
    else { throw refusal }
    return client
  }

  /// RFC 7592 §2.2: the whole metadata, with the client's own id.
  private static func replace(_ old: Client, _ request: ServerRequest, in room: Room) throws(Refusal)
    -> Answer
  {
    let json = try RegistrationRoute.body(request)
    guard json["client_id"]?.string?.isIdentical(to: old.id) == true else {
      throw Refusal("invalid_client_metadata", "client_id must be the client's own")
    }
    if let secret = json["client_secret"]?.string, !secret.isIdentical(to: old.secret ?? "") {
      throw Refusal("invalid_client_metadata", "a client cannot choose its secret")
    }
    let metadata = try ClientMetadata(json, for: room.configuration)
    let client = ClientRegistration.client(metadata, id: old.id, replacing: old, in: room)
    return keep(client, in: room, note: "\(client.name) changed")
  }

  private static func keep(_ client: Client, in room: Room, note: String) -> Answer {
    room.withState { $0.clients[client.id] = client }
    return .secret(200, ClientRegistration.json(client, in: room), note: note)
  }
}
