import HTTP
import JSON

/// What one value of `aud` is for the server that a token should open.
package enum Audience: Sendable, Hashable {
  /// The identifier that the resource publishes.
  case resource
  /// The server's URL as it was typed.
  case serverURL
  /// What Scalekit calls the resource.
  case scalekitResource
  /// The URL under which a server is registered at Scalekit: its origin, or a folder above its endpoint.
  case registeredURL
  /// One of these with a slash more or less at its end.
  case slash(of: String)
  /// The same origin, another path.
  case origin
  case clientID
  case foreign

  init(_ value: String, _ token: TokenEvidence) {
    let expected = token.expected
    let server = expected.server.map { [$0.withoutFragment, $0.canonical] } ?? []
    if let resource = expected.resource, value.isIdentical(to: resource) {
      self = .resource
    } else if server.contains(where: value.isIdentical(to:)) {
      self = .serverURL
    } else if Self.isScalekitResource(value, expected) {
      self = .scalekitResource
    } else if Self.isRegisteredURL(value, token) {
      self = .registeredURL
    } else if let near = ([expected.resource].compactMap(\.self) + server).first(where: {
      Self.differBySlash($0, value)
    }) {
      self = .slash(of: near)
    } else if [expected.clientID, token.claims?.client].contains(where: {
      $0?.isIdentical(to: value) ?? false
    }) {
      self = .clientID
    } else if let url = try? Location(value), let origin = expected.server?.origin, url.origin == origin {
      self = .origin
    } else {
      self = .foreign
    }
  }

  /// Whether the server may take the token for its own.
  var isOwn: Bool {
    switch self {
    case .resource, .serverURL, .scalekitResource, .registeredURL, .slash: true
    case .origin, .clientID, .foreign: false
    }
  }

  package var name: String {
    switch self {
    case .resource: "the resource's identifier"
    case .serverURL: "the server's URL"
    case .scalekitResource: "Scalekit's id of the resource"
    case .registeredURL: "the URL that the server is registered with"
    case .slash(let other): "\(other.harmless(limit: 300)) but for the slash at its end"
    case .origin: "another URL on the same host"
    case .clientID: "the client's id"
    case .foreign: "something else"
    }
  }

  /// The id is the one of the issuer where that names one.
  private static func isScalekitResource(_ value: String, _ expected: TokenExpectations) -> Bool {
    guard TokenVendor.isScalekitResource(value) else { return false }
    let named = expected.issuers.compactMap(TokenVendor.scalekitResource(ofIssuer:))
    return named.isEmpty || named.contains(where: value.isIdentical(to:))
  }

  /// Only under Scalekit's layout, where the registered URL is the base of the endpoint.
  private static func isRegisteredURL(_ value: String, _ token: TokenEvidence) -> Bool {
    guard let claims = token.claims, case .scalekit? = TokenVendor(claims),
      let server = token.expected.server, let url = try? Location(value), url.origin == server.origin,
      url.query == nil
    else { return false }
    let folder = url.path.hasSuffix("/") ? url.path : url.path + "/"
    return (server.path + "/").hasPrefix(folder)
  }

  private static func differBySlash(_ one: String, _ other: String) -> Bool {
    (one + "/").isIdentical(to: other) || one.isIdentical(to: other + "/")
  }
}
