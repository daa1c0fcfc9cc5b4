import HTTP
package import JSON

/// What members of a client's metadata may be (RFC 7591 §2); pure.
package enum ClientMetadataRules {
  /// Why the value is none for this member; nil where it is, or where the member is nobody's.
  package static func objection(to name: String, _ value: JSONValue) -> String? {
    // RFC 7591 §2.2: `client_name#ja` is the name in a language.
    switch name.prefix(while: { $0 != "#" }) {
    case "redirect_uris":
      guard let uris = value.strings, !uris.isEmpty else { return "an array of URIs is needed" }
      return uris.contains { !isRedirectURI($0) }
        ? "each is an absolute URI without a fragment, and http only to loopback" : nil
    case "grant_types", "response_types", "contacts":
      return value.strings == nil ? "an array of strings is needed" : nil
    case "application_type":
      return ["native", "web"].contains(value.string) ? nil : "\"native\" or \"web\" is needed"
    case "client_name", "scope", "software_id", "software_version", "token_endpoint_auth_method",
      "token_endpoint_auth_signing_alg":
      return value.string.map(\.isEmpty) == false ? nil : "a string is needed"
    case "client_uri", "logo_uri", "tos_uri", "policy_uri", "jwks_uri":
      let url = value.string.flatMap { try? Location($0) }
      return url?.isSecure == true ? nil : "an https URL is needed"
    case "jwks": return objection(toKeys: value)
    default: return nil
    }
  }

  /// Why the members do not go together.
  package static func objection(to document: JSONObject) -> String? {
    if document["jwks"] != nil, document["jwks_uri"] != nil { return "jwks and jwks_uri exclude each other" }
    let hasKeys = document["jwks"] != nil || document["jwks_uri"] != nil
    if document["token_endpoint_auth_method"] == "private_key_jwt", !hasKeys {
      return "token_endpoint_auth_method: private_key_jwt needs jwks or jwks_uri"
    }
    let grants = document["grant_types"]?.strings ?? []
    let types = document["response_types"]?.strings ?? []
    if grants.contains("authorization_code") != types.contains("code") {
      return "grant_types and response_types: authorization_code and code go together"
    }
    return nil
  }

  private static func isRedirectURI(_ text: String) -> Bool {
    guard !text.contains("#"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    let scheme = text.prefix { $0 != ":" }
    guard scheme.count < text.count, scheme.first?.isLetter == true else { return false }
    guard ["http", "https"].contains(scheme.lowercased()) else {
      // RFC 8252 §7.1: a private-use scheme is a domain name turned around.
      return scheme.contains(".") && scheme.utf8.allSatisfy(isSchemeByte)
    }
    guard let url = try? Location(text) else { return false }
    return url.isSecure || url.host.isLoopback
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "+-.".utf8.contains(byte)
    }
  }

  /// RFC 7517 §5, and nothing in it that is no public key.
  private static func objection(toKeys value: JSONValue) -> String? {
    guard let keys = value["keys"]?.array, !keys.isEmpty, keys.allSatisfy({ $0["kty"]?.string != nil }) else {
      return "a JWK set with public keys is needed"
    }
    let secret = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"]
    return keys.contains { key in secret.contains { key[$0] != nil } }
      ? "a private key has no place in a public document" : nil
  }
}
