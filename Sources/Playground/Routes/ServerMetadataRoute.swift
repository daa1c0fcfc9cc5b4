import HTTP
import JSON
import LibCrypto
import Serving

/// RFC 8414 §3: what the authorization server says of itself.
enum ServerMetadataRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    guard let document = room.site.metadataDocuments.first(where: { $0.path == request.path }) else {
      return Answer(404)
    }
    return Answer(200, .json(json(document, in: room)), headers: ["Cache-Control": "max-age=3600"])
  }

  private static func json(_ document: Site.MetadataDocument, in room: Room) -> JSONValue {
    let site = room.site
    let methods = AuthenticationMethod.served(by: room.configuration)
    let algorithms = SignatureAlgorithm.allCases.map(\.rawValue)
    var scopes = room.configuration.scopes
    if room.configuration.listsOfflineAccess { scopes.append(ScopeChoice.offline) }
    var json: JSONObject = [
      "issuer": .string(document.issuer),
      "authorization_endpoint": .string(site.url(site.authorizePaths[0])),
      "token_endpoint": .string(site.url(site.tokenPaths[0])),
      "device_authorization_endpoint": .string(site.url(site.deviceAuthorizationPath)),
      "registration_endpoint": .string(site.url(site.registrationPath)),
      "revocation_endpoint": .string(site.url(site.revocationPath)),
      "introspection_endpoint": .string(site.url(site.introspectionPath)),
      "jwks_uri": .string(site.url(site.keysPath)),
      "scopes_supported": JSONValue(scopes),
      "response_types_supported": ["code"],
      "response_modes_supported": ["query"],
      "grant_types_supported": JSONValue(GrantType.served(by: room.configuration).map(\.rawValue)),
      "code_challenge_methods_supported": ["S256"],
      "authorization_response_iss_parameter_supported": true,
    ]
    // RFC 8414 §2, RFC 8705 §3.3: whoever asks what a token is proves itself.
    for endpoint in ["token_endpoint", "revocation_endpoint", "introspection_endpoint"] {
      let served = methods.filter { $0 != .none || endpoint != "introspection_endpoint" }
      json.append("\(endpoint)_auth_methods_supported", JSONValue(served.map(\.rawValue)))
      json.append("\(endpoint)_auth_signing_alg_values_supported", JSONValue(algorithms))
    }
    if let pushed = room.configuration.pushedRequests {
      json.append("pushed_authorization_request_endpoint", .string(site.url(site.pushPath)))
      json.append("require_pushed_authorization_requests", .bool(pushed == .required))
    }
    if room.configuration.usesTLS { json.append("tls_client_certificate_bound_access_tokens", true) }
    if room.readsDocuments { json.append("client_id_metadata_document_supported", true) }
    if site.serverURL == nil { json.append("protected_resources", JSONValue([site.resource])) }
    if document.isOpenID {
      // OpenID Connect Discovery §3 requires these two.
      json.append("subject_types_supported", ["public"])
      json.append("id_token_signing_alg_values_supported", [.string(room.key.algorithm.rawValue)])
    }
    return .object(json)
  }
}
