package import JSON

/// RFC 7519 §4, RFC 9068 §2.2: the claims that rules ask for, found in one pass; a duplicate counts once, the first.
package struct TokenClaims: Sendable {
  package let object: JSONObject
  package private(set) var iss: JSONValue?
  package private(set) var sub: JSONValue?
  package private(set) var aud: JSONValue?
  package private(set) var exp: JSONValue?
  package private(set) var nbf: JSONValue?
  package private(set) var iat: JSONValue?
  package private(set) var jti: JSONValue?
  package private(set) var clientID: JSONValue?
  package private(set) var azp: JSONValue?
  package private(set) var scope: JSONValue?
  package private(set) var scp: JSONValue?
  package private(set) var scopes: JSONValue?
  package private(set) var cnf: JSONValue?
  package private(set) var nonce: JSONValue?
  package private(set) var atHash: JSONValue?
  package private(set) var events: JSONValue?
  package private(set) var htm: JSONValue?
  /// Keycloak and others say the kind of token here.
  package private(set) var typ: JSONValue?
  /// Cognito does so here.
  package private(set) var tokenUse: JSONValue?

  package init(_ object: JSONObject) {
    self.object = object
    for member in object.members.reversed() { take(member) }
  }

  private mutating func take(_ member: JSONObject.Member) {
    switch member.name {
    case "iss": iss = member.value
    case "sub": sub = member.value
    case "aud": aud = member.value
    case "exp": exp = member.value
    case "nbf": nbf = member.value
    case "iat": iat = member.value
    case "jti": jti = member.value
    case "client_id": clientID = member.value
    case "azp": azp = member.value
    case "scope": scope = member.value
    case "scp": scp = member.value
    case "scopes": scopes = member.value
    case "cnf": cnf = member.value
    case "nonce": nonce = member.value
    case "at_hash": atHash = member.value
    case "events": events = member.value
    case "htm": htm = member.value
    case "typ": typ = member.value
    case "token_use": tokenUse = member.value
    default: break
    }
  }

  package var issuer: String? { iss?.string }

  /// RFC 7519 §4.1.3: one text or several; what is no text is left out.
  package var audiences: [String] {
    if let text = aud?.string { return [text] }
    return aud?.array?.compactMap(\.string) ?? []
  }

  /// The client: `client_id`, or `azp` where that is missing.
  package var client: String? { clientID?.string ?? azp?.string }

  /// RFC 9449 §6.1, RFC 8705 §3.1: what else a caller has to prove.
  package var keyBinding: String? { cnf?["jkt"]?.string }
  package var certificateBinding: String? { cnf?["x5t#S256"]?.string }

  /// The scopes that some claim names, in the order `scope`, `scp`, `scopes`.
  package var grantedScopes: [String] {
    var seen = Set<[UInt8]>()
    return [scope, scp, scopes].flatMap { Self.scopes($0) ?? [] }.filter {
      seen.insert(Array($0.utf8)).inserted
    }
  }

  /// A text with blanks between, or an array of texts; nil where it is neither.
  package static func scopes(_ value: JSONValue?) -> [String]? {
    if let text = value?.string { return text.split(separator: " ").map(String.init) }
    return value?.strings
  }
}
