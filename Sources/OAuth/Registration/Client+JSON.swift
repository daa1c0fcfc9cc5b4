import HTTP
package import JSON

extension Client {
  package static let version: Int64 = 1

  /// As it is stored, secrets included.
  package var json: JSONValue {
    var object: JSONObject = [
      "kind": .string(kind.rawValue), "issuer": .string(issuer), "client_id": .string(id),
      "authentication": .string(authentication.rawValue),
    ]
    object.set("client_secret", secret.map { .string($0.reveal()) })
    object.set("client_secret_expires_at", secretExpiresAt.map { JSONValue($0) })
    object.set("redirect_uri", redirectURI.map { .string($0) })
    object.set("scope", scope.map { .string($0) })
    object.set("requested_scope", requestedScope.map { .string($0) })
    object.set("registration_client_uri", management.map { .string($0.uri.text) })
    object.set("registration_access_token", management.map { .string($0.token.reveal()) })
    for (name, path) in files.members { object.set(name, path.map { .string($0) }) }
    object["registered_at"] = JSONValue(registeredAt)
    object.add(others)
    return .object(object)
  }

  /// Every member that ``json`` may write.
  private static let names = [
    "kind", "issuer", "client_id", "authentication", "client_secret", "client_secret_expires_at",
    "redirect_uri", "scope", "requested_scope", "registration_client_uri", "registration_access_token",
    "registered_at",
  ]

  init(stored reader: StoredReader) throws(StoredFault) {
    guard let kind = Kind(rawValue: try reader.string("kind")) else { throw .member("kind") }
    guard let way = ClientAuthentication(rawValue: try reader.string("authentication")) else {
      throw .member("authentication")
    }
    self.init(
      kind: kind, issuer: try reader.string("issuer"), id: try reader.string("client_id"),
      secret: try reader.optionalString("client_secret").map { Secret($0) },
      secretExpiresAt: try reader.integer("client_secret_expires_at"), authentication: way,
      redirectURI: try reader.optionalString("redirect_uri"), scope: try reader.optionalString("scope"),
      requestedScope: try reader.optionalString("requested_scope"), management: try Self.management(reader),
      files: try ProofFiles(stored: reader),
      registeredAt: try reader.integer("registered_at") ?? 0)
    others = reader.object.without(Self.names)
  }

  private static func management(_ reader: StoredReader) throws(StoredFault) -> Management? {
    guard let uri = try reader.optionalLocation("registration_client_uri"),
      let token = try reader.optionalString("registration_access_token")
    else { return nil }
    return Management(uri: uri, token: Secret(token))
  }

  /// The text of a file that holds the clients of one issuer.
  /// - Parameter others: what ``others(file:)`` found in it before.
  package static func file(_ clients: [Client], issuer: String, others: JSONObject = [:]) -> JSONValue {
    var object: JSONObject = [
      "version": JSONValue(version), "issuer": .string(issuer), "clients": .array(clients.map(\.json)),
    ]
    object.add(others)
    return .object(object)
  }

  /// Members of such a file that this version does not know.
  package static func others(file bytes: [UInt8]) -> JSONObject {
    let object = try? JSONValue(parsing: bytes).object
    return object?.without(["version", "issuer", "clients"]) ?? JSONObject()
  }

  package static func read(file bytes: [UInt8]) throws(StoredFault) -> [Client] {
    let reader = try StoredReader(bytes, version: version)
    guard let elements = reader.object["clients"]?.array else { throw .member("clients") }
    var clients: [Client] = []
    for element in elements {
      guard let object = element.object else { throw .member("clients") }
      clients.append(try Client(stored: StoredReader(object: object)))
    }
    return clients
  }
}
