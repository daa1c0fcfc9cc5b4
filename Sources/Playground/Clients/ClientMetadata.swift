import HTTP
import JSON

/// RFC 7591 §2: what a client says of itself, judged.
struct ClientMetadata: Sendable {
  let name: String
  let method: String
  let redirectURIs: [String]
  let grantTypes: [String]
  /// As it was sent, with the values that were chosen instead.
  let registered: JSONObject

  static let methods = ["none", "client_secret_basic", "client_secret_post"]
  static let grants = ["authorization_code", "refresh_token", "client_credentials"]

  init(_ json: JSONObject, knownScopes: [String]?) throws(Refusal) {
    func invalid(_ reason: String) -> Refusal { Refusal("invalid_client_metadata", reason) }
    func texts(_ member: String) throws(Refusal) -> [String]? {
      guard let value = json[member] else { return nil }
      guard let texts = value.strings else { throw invalid("\(member) is not a list of strings") }
      return texts
    }
    // RFC 7591 §2: the defaults.
    method = json["token_endpoint_auth_method"]?.string ?? "client_secret_basic"
    guard Self.methods.contains(method) else { throw invalid("token_endpoint_auth_method is not supported") }
    grantTypes = try texts("grant_types") ?? ["authorization_code"]
    guard grantTypes.allSatisfy(Self.grants.contains) else { throw invalid("a grant type is not supported") }
    guard try texts("response_types")?.allSatisfy({ $0 == "code" }) ?? true else {
      throw invalid("the only response type is code")
    }
    guard json["jwks"] == nil || json["jwks_uri"] == nil else { throw invalid("both jwks and jwks_uri") }
    redirectURIs = try texts("redirect_uris") ?? []
    if grantTypes.contains("authorization_code") {
      try Self.judge(redirectURIs, isWeb: json["application_type"]?.string == "web")
    }
    let asked = json["scope"]?.string?.split(separator: " ").map(String.init)
    // RFC 7591 §3.2.1: the server may register less than was asked for.
    let scopes = knownScopes.map { known in asked?.filter(known.contains) ?? known } ?? asked
    name = String((json["client_name"]?.string ?? "A client without a name").prefix(100))
    var registered = json
    registered["token_endpoint_auth_method"] = .string(method)
    registered["grant_types"] = JSONValue(grantTypes)
    registered["response_types"] = grantTypes.contains("authorization_code") ? ["code"] : []
    registered["redirect_uris"] = redirectURIs.isEmpty ? nil : JSONValue(redirectURIs)
    registered.set("scope", scopes.map { .string($0.joined(separator: " ")) })
    for member in Self.ours { registered[member] = nil }
    self.registered = registered
  }

  /// RFC 7592 §2.2: members that only the server gives.
  static let ours = [
    "client_id", "client_secret", "client_id_issued_at", "client_secret_expires_at",
    "registration_client_uri",
    "registration_access_token",
  ]

  private static func judge(_ uris: [String], isWeb: Bool) throws(Refusal) {
    guard !uris.isEmpty, uris.count <= 20 else {
      throw Refusal("invalid_redirect_uri", "between one and twenty redirect_uris are needed")
    }
    for uri in uris {
      if let problem = RedirectMatch.problem(uri) { throw Refusal("invalid_redirect_uri", problem) }
      // OpenID Connect Registration §2: a web client has no redirect URI on the user's machine.
      if isWeb, (try? Location(uri))?.isSecure != true {
        throw Refusal(
          "invalid_redirect_uri", "a web client needs https; application_type native may use loopback")
      }
    }
  }
}
