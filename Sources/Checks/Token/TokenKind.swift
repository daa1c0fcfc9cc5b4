package import JSON

/// What a JWT is meant for, by its `typ` and by the claims that only one kind has.
package enum TokenKind: String, Sendable, Hashable, CaseIterable {
  case accessToken = "access-token"
  case idToken = "id-token"
  case dpopProof = "dpop-proof"
  case idJAG = "id-jag"
  case logoutToken = "logout-token"
  case clientAssertion = "client-assertion"
  case refreshToken = "refresh-token"
  /// Signed or encrypted bytes that are no claims.
  case content
  case opaque

  package init(header: JSONObject, claims: TokenClaims?) {
    guard let claims else {
      self = .content
      return
    }
    if let kind = Self.ofType(header["typ"]?.string) {
      self = kind
    } else if claims.events?["http://schemas.openid.net/event/backchannel-logout"] != nil {
      self = .logoutToken
    } else if let kind = Self.ofVendor(claims) {
      self = kind
    } else if claims.nonce != nil || claims.atHash != nil {
      self = .idToken
    } else if claims.htm != nil, header["jwk"] != nil {
      self = .dpopProof
    } else {
      self = .accessToken
    }
  }

  /// RFC 9068 §2.1, RFC 9449 §4.2, OpenID Connect Back-Channel Logout §2.4 and the ID-JAG draft.
  private static func ofType(_ type: String?) -> TokenKind? {
    guard var name = type?.lowercased() else { return nil }
    if name.hasPrefix("application/") { name.removeFirst("application/".count) }
    return switch name {
    case "at+jwt": .accessToken
    case "dpop+jwt": .dpopProof
    case "oauth-id-jag+jwt": .idJAG
    case "logout+jwt": .logoutToken
    case "client-authentication+jwt": .clientAssertion
    default: nil
    }
  }

  /// Keycloak's `typ` and Cognito's `token_use` among the claims.
  private static func ofVendor(_ claims: TokenClaims) -> TokenKind? {
    if claims.typ?.string == "ID" || claims.tokenUse?.string == "id" { return .idToken }
    if claims.typ?.string == "Refresh" || claims.typ?.string == "Offline" { return .refreshToken }
    if claims.typ?.string == "Logout" { return .logoutToken }
    return nil
  }

  /// For people.
  package var name: String {
    switch self {
    case .accessToken: "access token"
    case .idToken: "ID token"
    case .dpopProof: "DPoP proof"
    case .idJAG: "ID-JAG"
    case .logoutToken: "logout token"
    case .clientAssertion: "client assertion"
    case .refreshToken: "refresh token"
    case .content: "no claims"
    case .opaque: "opaque"
    }
  }
}
