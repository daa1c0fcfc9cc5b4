import JSON

extension Rule<TokenEvidence> {
  /// OAuth 2.1 §5.3: insufficient_scope.
  package static let joseScopeMissing = Rule(
    "jose/scope-missing", .error, "The token has the scopes that are needed",
    clauses: ["RFC 6750 §3.1", "MCP: Runtime Insufficient Scope Errors"],
    why: "A server answers 403 insufficient_scope to a call whose scope the token lacks.",
    fixes: [
      Fix(.user, "Sign in again and ask for it: mcpauth login --scope \"…\" URL."),
      Fix(.authorizationServer, "Allow this client, or this person, the scope."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"require_scope":["mcp:tools:read"]}"#),
      .passes(#"{"require_scope":["mcp:tools:read"],"claims":{"scope":"mcp:tools:*"}}"#),
      .fails(.error, #"{"require_scope":["mcp:tools:write"]}"#),
      .fails(.error, #"{"require_scope":["a"],"claims":{"scope":null}}"#),
    ]
  ) { subject in
    guard !subject.expected.requiredScopes.isEmpty else { return .skip("no scope is asked for") }
    guard let granted = subject.grantedScopes else { return .skip("the token's claims cannot be read") }
    let missing = ScopeCover.missing(subject.expected.requiredScopes, granted: granted)
    guard !missing.isEmpty else { return .pass }
    let has = granted.isEmpty ? "none" : granted.joined(separator: " ").harmless(limit: 300)
    return .fail(
      .error, "the token lacks \(missing.joined(separator: " ").harmless(limit: 300)); it has \(has)",
      at: Place("payload", member: "scope"))
  }
}
