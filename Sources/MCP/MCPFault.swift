package import HTTP
package import OAuth

/// Why a request to an MCP server brought no result.
package enum MCPFault: Error, Sendable {
  case transport(TransportError)
  /// Nothing was sent: the key that the token is bound to cannot be used.
  case proof(ProofFault)
  /// 401: no token, or one that the server does not take; the words of the challenge, where it has any.
  case unauthorized(ServerRefusal?, exchange: Int)
  /// 403 with `insufficient_scope` (section 8.1); the scopes that the challenge asks for.
  case insufficientScope(Scope, ServerRefusal, exchange: Int)
  /// Any other 403: a policy, not a step-up (STEP-7).
  case forbidden(ServerRefusal?, exchange: Int)
  case status(Int, message: String?, exchange: Int)
  /// USE-4: the token does not go along.
  case redirected(to: String, exchange: Int)
  /// A JSON-RPC error.
  case error(code: Int64, message: String, exchange: Int)
  case malformed(String, exchange: Int)
  /// The server speaks none of the revisions that mcpauth does.
  case versions([String], exchange: Int)
}
