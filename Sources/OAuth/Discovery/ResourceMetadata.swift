package import HTTP
package import JSON

/// Protected-resource metadata (RFC 9728 §2) as far as a client acts on it.
package struct ResourceMetadata: Sendable, Hashable {
  /// Byte for byte, because the authorization server compares it (RES-8).
  package let resource: String
  package let authorizationServers: [String]
  package let scopesSupported: [String]?
  package let bearerMethods: [String]?
  package let name: String?
  /// Everything that was said, for inspection.
  package let document: JSONObject

  /// Judges a document against the identifiers that its `resource` may be (PRM-5).
  package init(_ document: JSONObject, expected: ExpectedResource) throws(DocumentFault) {
    try self.init(kept: document)
    try expected.judge(resource)
  }

  /// Reads a document whose `resource` was judged when it came.
  init(kept document: JSONObject) throws(DocumentFault) {
    let reader = DocumentReader(object: document)
    resource = try reader.required("resource")
    authorizationServers = try reader.strings("authorization_servers") ?? []
    scopesSupported = try reader.strings("scopes_supported")
    bearerMethods = try reader.strings("bearer_methods_supported")
    name = (try? reader.string("resource_name")) ?? nil
    self.document = document
  }
}

/// What the `resource` of a document has to be, by the way in which the document was found.
package struct ExpectedResource: Sendable, Hashable {
  package let identifiers: [String]
  package let endpoint: Location
  package let leniencies: Set<Leniency>

  /// RFC 9728 §3.3: named by the challenge, or found under the endpoint's own path: the endpoint itself.
  package static func endpoint(_ endpoint: Location, _ leniencies: Set<Leniency>) -> ExpectedResource {
    ExpectedResource(
      identifiers: spellings(of: endpoint.withoutFragment) + spellings(of: endpoint.canonical),
      endpoint: endpoint,
      leniencies: leniencies)
  }

  /// RFC 9728 §3.3: found at the root: the origin.
  package static func origin(_ endpoint: Location, _ leniencies: Set<Leniency>) -> ExpectedResource {
    ExpectedResource(
      identifiers: spellings(of: endpoint.start + "/") + spellings(of: endpoint.origin + "/"),
      endpoint: endpoint,
      leniencies: leniencies)
  }

  /// RFC 3986 §6.2.3: an origin with and without its slash is one resource (RES-8).
  private static func spellings(of text: String) -> [String] {
    guard let url = try? Location(text), url.query == nil, url.path == "" || url.path == "/" else {
      return [text]
    }
    return [url.start, url.start + "/"]
  }

  package func judge(_ resource: String) throws(DocumentFault) {
    if identifiers.contains(where: resource.isIdentical(to:)) { return }
    if leniencies.contains(.resourceSlash), identifiers.contains(where: { Self.differBySlash($0, resource) })
    {
      return
    }
    if leniencies.contains(.resourcePrefix), isParent(resource) { return }
    throw .mismatch(member: "resource", expected: identifiers.first ?? endpoint.text, got: resource)
  }

  /// The leniency under which a refused resource would pass; nil where none would.
  package func remedy(for resource: String) -> Leniency? {
    if identifiers.contains(where: { Self.differBySlash($0, resource) }) { return .resourceSlash }
    return isParent(resource) ? .resourcePrefix : nil
  }

  private static func differBySlash(_ one: String, _ other: String) -> Bool {
    (one + "/").isIdentical(to: other) || one.isIdentical(to: other + "/")
  }

  private func isParent(_ resource: String) -> Bool {
    guard let url = try? Location(resource), url.origin == endpoint.origin, url.query == nil,
      url.fragment == nil
    else { return false }
    let parent = url.path.hasSuffix("/") ? url.path : url.path + "/"
    return endpoint.path == url.path || (endpoint.path + "/").hasPrefix(parent)
  }
}
