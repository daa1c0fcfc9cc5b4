import JSON
import LibCrypto

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
  var methods: [AuthenticationMethod]
  var redirectURIs: [String]
  var grantTypes: [GrantType]
  /// The most that it gets without a person; nil is no limit.
  var scopes: [String]?
  var keys: ClientKeys?
  var certificateName: CertificateName?
  /// RFC 7591 §2: the one algorithm of its assertions; nil leaves it the choice.
  var signingAlgorithm: SignatureAlgorithm?
  /// RFC 8705 §3.4: whether its tokens are bound to the certificate of its connection.
  var bindsToCertificate = false
  /// RFC 9126 §6: whether it takes no authorization request that was not pushed.
  var pushes = false
  /// RFC 7591 §3.2.1: everything that was registered is said again.
  var metadata = JSONObject()
  var registrationToken: String?
  var registered: Int64 = 0
}

extension Client {
  init(_ metadata: ClientMetadata, id: String, origin: Origin, secret: String?) {
    self.init(
      id: id, origin: origin, name: metadata.name, secret: secret, methods: [metadata.method],
      redirectURIs: metadata.redirectURIs, grantTypes: metadata.grantTypes, keys: metadata.keys,
      certificateName: metadata.certificateName, signingAlgorithm: metadata.signingAlgorithm,
      bindsToCertificate: metadata.bindsToCertificate, pushes: metadata.pushes,
      metadata: metadata.registered)
  }
}

extension Client {
  /// Clients to try without registering: one public, one with a secret, with TLS one with a certificate, and
  /// Scalekit's machine client.
  static func demos(site: Site, secret: String, usesTLS: Bool) -> [Client] {
    // RFC 8252 §7.3: any port of an IP literal; FastMCP and others ask for the name.
    let loopback = [
      "http://127.0.0.1/callback", "http://[::1]/callback", "http://localhost/callback",
    ]
    let secretMethods: [AuthenticationMethod] = [.clientSecretBasic, .clientSecretPost, .clientSecretJWT]
    var clients = [
      Client(
        id: "demo-public", origin: .preregistered, name: "Demo client", secret: nil, methods: [.none],
        redirectURIs: loopback, grantTypes: GrantType.persons + [.deviceCode]),
      Client(
        id: "demo-confidential", origin: .preregistered, name: "Demo client with a secret", secret: secret,
        methods: secretMethods, redirectURIs: loopback, grantTypes: GrantType.allCases),
    ]
    if usesTLS {
      clients.append(
        Client(
          id: "demo-tls", origin: .preregistered, name: "Demo client with a certificate", secret: nil,
          methods: [.tlsClientAuth], redirectURIs: loopback, grantTypes: GrantType.allCases,
          certificateName: .subject("CN=demo-tls"), bindsToCertificate: true))
    }
    if site.layout == .scalekit {
      // A client without redirect URIs is a machine.
      clients.append(
        Client(
          id: site.names.client, origin: .preregistered, name: "Environment", secret: secret,
          methods: secretMethods, redirectURIs: [], grantTypes: [.clientCredentials]))
    }
    return clients
  }

  /// As the ready line tells it.
  var demo: JSONValue {
    var object: JSONObject = ["client_id": .string(id)]
    object.set("client_secret", secret.map { .string($0) })
    object.append("token_endpoint_auth_methods", JSONValue(methods.map(\.rawValue)))
    object.append("grant_types", JSONValue(grantTypes.map(\.rawValue)))
    object.append("redirect_uris", JSONValue(redirectURIs))
    return .object(object)
  }
}
