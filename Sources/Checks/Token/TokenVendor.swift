import HTTP
import JSON

/// Whose authorization server a token has the marks of.
package enum TokenVendor: Sendable, Hashable {
  case entra(version: Int)
  case auth0
  case cognito
  case keycloak
  /// The environment's URL and the resource's id, as far as the token says them.
  case scalekit(resource: String?)

  init?(_ claims: TokenClaims) {
    let issuer = claims.issuer ?? ""
    let host = Self.host(of: issuer)
    if let version = Self.entraVersion(issuer) {
      self = .entra(version: version)
    } else if host.hasSuffix(".auth0.com") {
      self = .auth0
    } else if host.hasPrefix("cognito-idp.") {
      self = .cognito
    } else if let resource = Self.scalekitResource(claims) {
      self = .scalekit(resource: resource)
    } else if [".scalekit.com", ".scalekit.dev", ".scalekit.cloud"].contains(where: host.hasSuffix) {
      self = .scalekit(resource: nil)
    } else if issuer.contains("/realms/") {
      self = .keycloak
    } else {
      return nil
    }
  }

  private static func host(of issuer: String) -> String {
    guard let start = issuer.firstRange(of: "://") else { return "" }
    return issuer[start.upperBound...].prefix { $0 != "/" && $0 != ":" }.lowercased()
  }

  /// 1 for `sts.windows.net`, 2 for `…/v2.0`; nil for everybody else.
  static func entraVersion(_ issuer: String) -> Int? {
    if issuer.hasPrefix("https://sts.windows.net/") { return 1 }
    guard issuer.hasPrefix("https://login.microsoftonline."), issuer.hasSuffix("/v2.0") else { return nil }
    return 2
  }

  /// `res_` and digits: in the audience, or at the end of the issuer.
  static func scalekitResource(_ claims: TokenClaims) -> String? {
    claims.audiences.first(where: isScalekitResource) ?? claims.issuer.flatMap(scalekitResource(ofIssuer:))
  }

  static func scalekitResource(ofIssuer issuer: String) -> String? {
    guard let place = issuer.firstRange(of: "/resources/res_") else { return nil }
    let id = issuer[issuer.index(place.upperBound, offsetBy: -4)...]
    return isScalekitResource(String(id)) ? String(id) : nil
  }

  static func isScalekitResource(_ text: String) -> Bool {
    text.hasPrefix("res_") && text.utf8.count > 4
      && text.utf8.dropFirst(4).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// `{env}` of an issuer `{env}/resources/{res}`.
  static func scalekitEnvironment(ofIssuer issuer: String) -> String? {
    guard scalekitResource(ofIssuer: issuer) != nil, let place = issuer.firstRange(of: "/resources/") else {
      return nil
    }
    return String(issuer[..<place.lowerBound])
  }
}
