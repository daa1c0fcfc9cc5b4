import JSON

/// RFC 7591 §3.2.1 and RFC 7592 §3: a registered client as the server tells it.
enum ClientRegistration {
  static func client(_ metadata: ClientMetadata, id: String, replacing old: Client?, in room: Room) -> Client
  {
    // Long enough for HS512 (RFC 7518 §3.2).
    let secret = metadata.method.needsSecret ? old?.secret ?? room.unguessable("secret-", size: 48) : nil
    var client = Client(metadata, id: id, origin: .registered, secret: secret)
    client.registrationToken = room.unguessable("registration-")
    client.registered = old?.registered ?? room.now
    return client
  }

  static func json(_ client: Client, in room: Room) -> JSONValue {
    var object = client.metadata
    object["client_id"] = .string(client.id)
    object["client_id_issued_at"] = JSONValue(client.registered)
    if let secret = client.secret {
      object["client_secret"] = .string(secret)
      object["client_secret_expires_at"] = 0
    }
    object["registration_client_uri"] = .string(room.site.url(room.site.clientPathPrefix + client.id))
    object.set("registration_access_token", client.registrationToken.map { .string($0) })
    return .object(object)
  }
}
