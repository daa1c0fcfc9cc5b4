/// Where the documents and endpoints lie; clients look for each of these differently.
package enum Layout: String, Sendable, CaseIterable {
  /// Everything at the origin: the issuer has no path and the MCP server is at `/`.
  case root
  /// An issuer with a path and the MCP server at `/mcp`.
  case path
  /// Scalekit's URLs: one issuer for each resource below an environment.
  case scalekit
}

/// What access tokens look like.
package enum TokenForm: String, Sendable, CaseIterable {
  /// RFC 9068: signed, readable by whoever has the keys.
  case jwt
  /// Random text that only the introspection endpoint explains.
  case opaque
}
