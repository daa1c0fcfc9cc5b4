import HTTP
import JSON
import Serving

/// RFC 7591 §3: a client registers itself.
enum RegistrationRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let metadata = try ClientMetadata(try body(request), for: room.configuration)
      let client = ClientRegistration.client(
        metadata, id: room.unguessable("client-"), replacing: nil, in: room)
      room.withState { $0.clients[client.id] = client }
      return .secret(201, ClientRegistration.json(client, in: room), note: client.name)
    } catch {
      return error.answer
    }
  }

  /// Bytes; keys included, real registrations are far below this.
  static let limit = 65_536

  static func body(_ request: ServerRequest) throws(Refusal) -> JSONObject {
    guard request.headers.mediaType?.isJSON == true else {
      throw Refusal("invalid_client_metadata", "the body is not application/json")
    }
    guard request.body.count <= limit else {
      throw Refusal("invalid_client_metadata", "the body is longer than \(limit) bytes")
    }
    let json: JSONValue
    do {
      json = try JSONValue(parsing: request.body)
    } catch {
      throw Refusal("invalid_client_metadata", "\(error)")
    }
    guard let object = json.object else {
      throw Refusal("invalid_client_metadata", "the body is no JSON object")
    }
    return object
  }
}
