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
  /// What the client is for.
  package var grants: [SignInGrant] = [.authorizationCode]

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
      "grant_types": JSONValue(grantTypes), "response_types": JSONValue(returnsToUs ? ["code"] : []),
      "token_endpoint_auth_method": .string(authentication.rawValue),
    ]
    metadata.set("scope", scope.map { .string($0) })
    for field in fields { metadata[field.name] = field.value }
    return metadata
  }

  /// RFC 8628 §3.4 beside the others, where a device code is meant too.
  private var grantTypes: [String] {
    let others = grants.filter { $0 != .authorizationCode }.map(\.type)
    return (returnsToUs ? [SignInGrant.authorizationCode.type] : []) + ["refresh_token"] + others
  }

  /// Whether a browser comes back to the redirect URI.
  package var returnsToUs: Bool { grants.contains(.authorizationCode) }

  package var http: HTTPRequest {
    var request = HTTPRequest(.post, endpoint, body: JSONValue.object(metadata).bytes())
    request.headers.set("Content-Type", "application/json")
    request.headers.set("Accept", "application/json")
    if let initialToken { request.headers.set("Authorization", "Bearer \(initialToken.reveal())") }
    return request
  }
}
