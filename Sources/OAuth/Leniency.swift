/// A rule that a user may waive for one server, by name (`--lenient NAME`); none is on by default.
package enum Leniency: String, Sendable, Hashable, CaseIterable {
  /// ASM-4a: `issuer` may differ from the identifier by one final slash.
  case issuerSlash = "issuer-slash"
  /// RES-7: the published `resource` may differ from the URL by one final slash.
  case resourceSlash = "resource-slash"
  /// PRM-5a: the published `resource` may be the endpoint itself or a parent path on the same origin.
  case resourcePrefix = "resource-prefix"
  /// PRM-3b: when the URL of the challenge fails, the well-known URLs are tried.
  case headerFallback = "prm-header-fallback"
  /// ASM-9: PKCE is sent although the server does not advertise it.
  case unadvertisedPKCE = "pkce-unadvertised"
  /// SEC-4: http to private addresses.
  case privateHTTP = "private-http"
}
