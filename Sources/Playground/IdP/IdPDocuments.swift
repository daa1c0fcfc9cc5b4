import HTTP
import JSON
import LibCrypto
import Serving

/// What the identity provider publishes about itself.
enum IdPDocuments {
  /// OpenID Connect Discovery §3, RFC 8414 §3; nobody signs in here, so there is no page for it.
  @Sendable static func metadata(_ request: ServerRequest, _ room: Room) async -> Answer {
    guard let provider = room.identityProvider else { return Answer(404) }
    let json: JSONValue = [
      "issuer": .string(provider.issuer),
      "token_endpoint": .string(provider.tokenEndpoint),
      "jwks_uri": .string(room.site.url(room.site.idpKeysPath)),
      "response_types_supported": [],
      "grant_types_supported": [.string(GrantType.tokenExchange.rawValue)],
      "token_endpoint_auth_methods_supported": JSONValue(provider.client.methods.map(\.rawValue)),
      "token_endpoint_auth_signing_alg_values_supported": ["HS256", "HS384", "HS512"],
      "subject_types_supported": ["public"],
      "id_token_signing_alg_values_supported": [.string(provider.key.algorithm.rawValue)],
      "identity_chaining_requested_token_types_supported": [.string(TokenKind.idJAG.rawValue)],
    ]
    return Answer(200, .json(json), headers: ["Cache-Control": "max-age=3600"])
  }

  @Sendable static func keys(_ request: ServerRequest, _ room: Room) async -> Answer {
    guard let provider = room.identityProvider else { return Answer(404) }
    return Answer(200, .json(provider.key.jwks), headers: ["Cache-Control": "max-age=300"])
  }
}
