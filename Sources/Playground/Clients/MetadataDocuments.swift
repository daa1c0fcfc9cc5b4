import HTTP
import JSON

/// A client ID metadata document that was read.
struct KnownDocument: Sendable {
  let client: Client
  let expires: Int64
}

/// Clients whose id is the https URL of a document about them (draft-ietf-oauth-client-id-metadata-document).
enum MetadataDocuments {
  /// Bytes; the draft's recommended maximum.
  static let limit = 5_120
  static let life: Int64 = 300

  /// Nil for an id that is no such URL.
  static func location(_ id: String) -> Location? {
    guard let location = try? Location(id), location.isSecure, location.fragment == nil,
      location.path.utf8.count > 1
    else { return nil }
    let segments = location.path.split(separator: "/", omittingEmptySubsequences: false)
    return segments.contains { $0 == "." || $0 == ".." } ? nil : location
  }

  static func client(_ location: Location, in room: Room) async throws(Refusal) -> Client {
    let now = room.now
    if let known = room.withState({ $0.documents[location.text] }), now < known.expires {
      return known.client
    }
    let client = try judge(try await read(location, in: room), location, in: room)
    room.withState { $0.documents[location.text] = KnownDocument(client: client, expires: now + life) }
    return client
  }

  private static func read(_ location: Location, in room: Room) async throws(Refusal) -> HTTPReply {
    guard let fetch = room.configuration.fetchDocument else {
      throw Refusal("invalid_client", "client ID metadata documents are not read here", status: 401)
    }
    do {
      return try await fetch(location)
    } catch {
      throw refusal("could not be read: \(error)")
    }
  }

  private static func judge(
    _ reply: HTTPReply, _ location: Location, in room: Room
  ) throws(Refusal) -> Client {
    guard reply.status == 200 else { throw refusal("answered \(reply.status), not 200") }
    guard reply.headers.mediaType?.isJSON == true else { throw refusal("is not JSON by its media type") }
    guard reply.body.count <= limit else { throw refusal("is longer than \(limit) bytes") }
    let json: JSONValue
    do { json = try JSONValue(parsing: reply.body) } catch { throw refusal("is no JSON: \(error)") }
    guard let object = json.object else { throw refusal("is no JSON object") }
    guard object["client_id"]?.string?.isIdentical(to: location.text) == true else {
      throw refusal("does not have its own URL as client_id")
    }
    guard object["client_name"]?.string?.isEmpty == false else { throw refusal("has no client_name") }
    guard object["client_secret"] == nil, object["client_secret_expires_at"] == nil else {
      throw refusal("has a secret, which everyone could read")
    }
    var told = object
    if told["token_endpoint_auth_method"] == nil { told["token_endpoint_auth_method"] = "none" }
    if told["grant_types"] == nil { told["grant_types"] = JSONValue(GrantType.persons.map(\.rawValue)) }
    let metadata: ClientMetadata
    do throws(Refusal) {
      metadata = try ClientMetadata(told, for: room.configuration)
    } catch {
      throw refusal("is refused: \(error.description)")
    }
    guard !metadata.method.needsSecret else {
      throw refusal("asks for a secret, which everyone could read")
    }
    return Client(metadata, id: location.text, origin: .document, secret: nil)
  }

  private static func refusal(_ reason: String) -> Refusal {
    Refusal("invalid_client", "the client's metadata document \(reason)", status: 401)
  }
}
