import HTTP
import JSON

/// Every URL of one playground; paths begin with a slash and are what routes are found by.
struct Site: Sendable {
  let origin: String
  let layout: Layout
  /// The MCP server that lives elsewhere, in the spelling in which it was given.
  let serverURL: String?
  let names: ScalekitNames
  /// What the issuer's path and the paths of its endpoints begin with.
  private let base: String

  init(origin: String, layout: Layout, serverURL: String?, names: ScalekitNames) {
    self.origin = origin
    self.layout = layout
    self.serverURL = serverURL
    self.names = names
    base =
      switch layout {
      case .root: ""
      case .path: "/auth"
      case .scalekit: "/resources/\(names.resource)"
      }
  }

  var issuer: String { origin + base }

  /// Nil where the MCP server is elsewhere.
  var mcpPath: String? {
    guard serverURL == nil else { return nil }
    return layout == .root ? "/" : "/mcp"
  }

  /// RFC 8707 §2: the identifier of the MCP server, its URL.
  var resource: String { serverURL ?? origin + (mcpPath ?? "") }

  /// RFC 9728 §3.1: the well-known segment goes between the authority and the path.
  var resourceMetadataPath: String {
    "/.well-known/oauth-protected-resource" + (mcpPath == "/" ? "" : mcpPath ?? "")
  }

  var authorizePaths: [String] { endpoints("authorize") }
  var pushPath: String { endpoint("par") }
  var tokenPaths: [String] { endpoints("token") }
  var revocationPath: String { endpoint("revoke") }
  var deviceAuthorizationPath: String { endpoint("device_authorization") }
  var devicePath: String { base + "/device" }
  var introspectionPath: String { endpoint("introspect") }
  var keysPath: String { layout == .scalekit ? "/keys" : base + "/jwks" }
  var signInPath: String { base + "/sign-in" }
  var consentPath: String { base + "/consent" }

  var registrationPath: String {
    layout == .scalekit ? "/api/v1\(base)/clients:register" : base + "/register"
  }

  /// RFC 7592 §3: followed by the client's id.
  var clientPathPrefix: String { layout == .scalekit ? "/api/v1\(base)/clients/" : base + "/register/" }

  func url(_ path: String) -> String { origin + path }

  private func endpoint(_ name: String) -> String {
    layout == .scalekit ? "\(base)/oauth/\(name)" : "\(base)/\(name)"
  }

  /// Scalekit answers at the environment too; the first one is in the metadata.
  private func endpoints(_ name: String) -> [String] {
    layout == .scalekit ? [endpoint(name), "/oauth/\(name)"] : [endpoint(name)]
  }
}

extension Site {
  /// A document that describes the authorization server, and under which name.
  struct MetadataDocument {
    let path: String
    let issuer: String
    let isOpenID: Bool
  }

  /// RFC 8414 §3.1 and OpenID Connect Discovery §4: every place where a client may look.
  var metadataDocuments: [MetadataDocument] {
    let oauth = "/.well-known/oauth-authorization-server"
    let openID = "/.well-known/openid-configuration"
    switch layout {
    case .root:
      return [
        MetadataDocument(path: oauth, issuer: issuer, isOpenID: false),
        MetadataDocument(path: openID, issuer: issuer, isOpenID: true),
      ]
    case .path:
      return [
        MetadataDocument(path: oauth + base, issuer: issuer, isOpenID: false),
        MetadataDocument(path: openID + base, issuer: issuer, isOpenID: true),
        MetadataDocument(path: base + openID, issuer: issuer, isOpenID: true),
      ]
    case .scalekit:
      return [
        MetadataDocument(path: oauth + base, issuer: issuer, isOpenID: false),
        MetadataDocument(path: base + oauth, issuer: issuer, isOpenID: false),
        MetadataDocument(path: oauth, issuer: origin, isOpenID: false),
      ]
    }
  }

  /// RFC 8707 §2: whether a token may be asked for with this `resource`.
  func accepts(resource value: String) -> Bool {
    if value.isIdentical(to: resource) { return true }
    if layout == .scalekit, value.isIdentical(to: names.resource) { return true }
    guard let asked = try? Location(value), asked.fragment == nil, let own = try? Location(resource),
      asked.origin == own.origin
    else { return false }
    // An empty path and "/" are one resource (RFC 3986 §6.2.3).
    if own.path.isEmpty || own.path == "/" {
      return serverURL != nil || asked.path.isEmpty || asked.path == "/"
    }
    // Elsewhere the registered URL is often the base of the endpoint's.
    return serverURL != nil
      && (asked.path + "/").hasPrefix(own.path.hasSuffix("/") ? own.path : own.path + "/")
  }
}
