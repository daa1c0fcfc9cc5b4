import JSON

/// A client as the authorization server knows it.
struct Client: Sendable {
  /// How the server came to know a client.
  enum Origin: Sendable {
    /// There from the start.
    case preregistered
    /// RFC 7591.
    case registered
    /// The document behind its id.
    case document
  }

  let id: String
  let origin: Origin
  var name: String
  var secret: String?
  /// Of `none`, `client_secret_basic` and `client_secret_post`.
  var methods: [String]
  var redirectURIs: [String]
  var grantTypes: [String]
  /// RFC 7591 §3.2.1: everything that was registered is said again.
  var metadata = JSONObject()
  var registrationToken: String?
  var registered: Int64 = 0

  var isConfidential: Bool { secret != nil }
}

extension Client {
  /// Two clients to try without registering: one public, one with a secret; Scalekit's machine client too.
  static func demos(site: Site, secret: String) -> [Client] {
    // RFC 8252 §7.3: any port of an IP literal; FastMCP and others ask for the name.
    let loopback = [
      "http://127.0.0.1/callback", "http://[::1]/callback", "http://localhost/callback",
    ]
    let person = ["authorization_code", "refresh_token"]
    var clients = [
      Client(
        id: "demo-public", origin: .preregistered, name: "Demo client", secret: nil, methods: ["none"],
        redirectURIs: loopback, grantTypes: person),
      Client(
        id: "demo-confidential", origin: .preregistered, name: "Demo client with a secret", secret: secret,
        methods: ["client_secret_basic", "client_secret_post"], redirectURIs: loopback,
        grantTypes: person + ["client_credentials"]),
    ]
    if site.layout == .scalekit {
      // A client without redirect URIs is a machine.
      clients.append(
        Client(
          id: site.names.client, origin: .preregistered, name: "Environment", secret: secret,
          methods: ["client_secret_basic", "client_secret_post"], redirectURIs: [],
          grantTypes: ["client_credentials"]))
    }
    return clients
  }

  /// As the ready line tells it.
  var demo: JSONValue {
    var object: JSONObject = ["client_id": .string(id)]
    object.set("client_secret", secret.map { .string($0) })
    object.append("token_endpoint_auth_methods", JSONValue(methods))
    object.append("grant_types", JSONValue(grantTypes))
    object.append("redirect_uris", JSONValue(redirectURIs))
    return .object(object)
  }
}
