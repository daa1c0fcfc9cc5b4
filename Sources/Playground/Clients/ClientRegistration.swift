import JSON

/// RFC 7591 §3.2.1 and RFC 7592 §3: a registered client as the server tells it.
enum ClientRegistration {
  static func client(_ metadata: ClientMetadata, id: String, replacing old: Client?, in room: Room) -> Client
  {
    let isSecret = metadata.method != "none"
    return Client(
      id: id, origin: .registered, name: metadata.name,
      secret: isSecret ? old?.secret ?? room.unguessable("secret-") : nil, methods: [metadata.method],
      redirectURIs: metadata.redirectURIs, grantTypes: metadata.grantTypes,
      metadata: metadata.registered, registrationToken: room.unguessable("registration-"),
      registered: old?.registered ?? room.now)
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
