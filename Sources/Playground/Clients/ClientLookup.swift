import HTTP

/// Finds a client by its id, wherever clients come from.
enum ClientLookup {
  static func client(_ id: String, in room: Room) async throws(Refusal) -> Client {
    if let client = room.client(id) { return client }
    if room.readsDocuments, let location = MetadataDocuments.location(id) {
      return try await MetadataDocuments.client(location, in: room)
    }
    throw Refusal("invalid_client", "this client is not known here", status: 401)
  }
}
