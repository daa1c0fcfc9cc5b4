/// RFC 8693 §3: names of the kinds of token that are exchanged.
enum TokenKind: String, Sendable {
  case accessToken = "urn:ietf:params:oauth:token-type:access_token"
  case refreshToken = "urn:ietf:params:oauth:token-type:refresh_token"
  case idToken = "urn:ietf:params:oauth:token-type:id_token"
  case jwt = "urn:ietf:params:oauth:token-type:jwt"
  /// draft-ietf-oauth-identity-assertion-authz-grant.
  case idJAG = "urn:ietf:params:oauth:token-type:id-jag"
}
