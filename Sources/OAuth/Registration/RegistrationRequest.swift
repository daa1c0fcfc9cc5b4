package import HTTP
package import JSON

/// A dynamic registration (RFC 7591 §3.1) with every member said, because servers differ in their defaults.
package struct RegistrationRequest: Sendable {
  package let endpoint: Location
  package let redirectURI: String
  package let authentication: ClientAuthentication
  package var name: String
  package var scope: String?
  /// `--registration-field k=v`: replaces or adds members; values that are JSON are sent as such.
  package var fields: [(name: String, value: JSONValue)]
  package var initialToken: Secret?

  package init(
    endpoint: Location, redirectURI: String, authentication: ClientAuthentication,
    name: String = Product.name,
    scope: String? = nil, fields: [(name: String, value: JSONValue)] = [],
    initialToken: Secret? = nil
  ) {
    self.endpoint = endpoint
    self.redirectURI = redirectURI
    self.authentication = authentication
    self.name = name
    self.scope = scope
    self.fields = fields
    self.initialToken = initialToken
  }

  /// DCR-1 to DCR-3, DCR-5; refreshing is asked for even where the metadata does not list it, because servers that
  /// leave it out of their list still refuse a client that was not registered for it.
  package var metadata: JSONObject {
    var metadata: JSONObject = [
      "client_name": .string(name), "application_type": "native", "redirect_uris": JSONValue([redirectURI]),
      "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"],
      "token_endpoint_auth_method": .string(authentication.rawValue),
    ]
    metadata.set("scope", scope.map { .string($0) })
    for field in fields { metadata[field.name] = field.value }
    return metadata
  }

  package var http: HTTPRequest {
    var request = HTTPRequest(.post, endpoint, body: JSONValue.object(metadata).bytes())
    request.headers.set("Content-Type", "application/json")
    request.headers.set("Accept", "application/json")
    if let initialToken { request.headers.set("Authorization", "Bearer \(initialToken.reveal())") }
    return request
  }
}
