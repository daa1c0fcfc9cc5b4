package import HTTP

/// The URLs at which metadata is looked for, in their order; pure.
package enum WellKnown {
  /// RFC 9728 §3.1: the path form first, then the root (PRM-2, PRM-3); a path of "/" alone has the root form only.
  package static func resourceMetadata(for endpoint: Location) -> [String] {
    let root = endpoint.start + "/.well-known/oauth-protected-resource"
    let query = endpoint.query.map { "?\($0)" } ?? ""
    guard !endpoint.path.isEmpty, endpoint.path != "/" else {
      return query.isEmpty ? [root] : [root + query, root]
    }
    var candidates = [root + endpoint.path + query]
    // PRM-3a: implementations disagree on the slash at the end of a path; the RFC's form goes first.
    if endpoint.path.hasSuffix("/") { candidates.append(root + endpoint.path.dropLast() + query) }
    return candidates + [root]
  }

  /// Section 4.1: RFC 8414 and OpenID Connect Discovery, the issuer's final slash removed before insertion.
  package static func serverMetadata(for issuer: Location, revision: SpecRevision) -> [String] {
    let path = issuer.path.hasSuffix("/") ? String(issuer.path.dropLast()) : issuer.path
    let oauth = issuer.start + "/.well-known/oauth-authorization-server" + path
    guard revision.usesOpenIDDiscovery else { return [oauth] }
    let inserted = issuer.start + "/.well-known/openid-configuration" + path
    return path.isEmpty
      ? [oauth, inserted] : [oauth, inserted, issuer.start + path + "/.well-known/openid-configuration"]
  }
}
