import JSON

/// A client that is known from the start because somebody described it: RFC 7591's metadata with id and secret.
enum ClientFile {
  static func client(_ json: JSONObject, for configuration: PlaygroundConfiguration) throws(Refusal) -> Client
  {
    func invalid(_ reason: String) -> Refusal { Refusal("invalid_client_metadata", reason) }
    guard let id = json["client_id"]?.string, !id.isEmpty, id.utf8.count <= 2_048 else {
      throw invalid("client_id is not a text of at most 2048 bytes")
    }
    let secret = json["client_secret"]?.string
    guard (json["client_secret"] == nil) == (secret == nil), secret?.isEmpty != true else {
      throw invalid("client_secret is no text")
    }
    let metadata = try ClientMetadata(completed(json), for: configuration)
    guard !metadata.method.needsSecret || secret != nil else {
      throw invalid("\(metadata.method.rawValue) needs a client_secret")
    }
    var client = Client(metadata, id: id, origin: .preregistered, secret: secret)
    client.name = json["client_name"]?.string.map { String($0.prefix(100)) } ?? id
    client.scopes = json["scope"]?.string?.split(separator: " ").map(String.init)
    if json["token_endpoint_auth_method"] == nil, secret != nil {
      client.methods = [.clientSecretBasic, .clientSecretPost, .clientSecretJWT]
    }
    return client
  }

  /// What the description leaves out follows from what it has.
  private static func completed(_ json: JSONObject) -> JSONObject {
    var json = json
    let hasKeys = json["jwks"] != nil || json["jwks_uri"] != nil
    if json["token_endpoint_auth_method"] == nil {
      let method: AuthenticationMethod =
        json["client_secret"] != nil ? .clientSecretBasic : hasKeys ? .privateKeyJWT : .none
      json["token_endpoint_auth_method"] = .string(method.rawValue)
    }
    if json["grant_types"] == nil {
      let grants: [GrantType] = json["redirect_uris"] != nil ? GrantType.persons : [.clientCredentials]
      json["grant_types"] = JSONValue(grants.map(\.rawValue))
    }
    return json
  }
}
