import JSON

extension Rule<TokenEvidence> {
  /// RFC 6749 §3.3: scope tokens have no structure.
  package static let joseScopeWildcard = Rule(
    "jose/scope-wildcard", .info, "A needed scope is granted by its own name",
    clauses: ["RFC 6749 §3.3"],
    why: """
      Scopes are plain words to OAuth: mcp:tools:* covers mcp:tools:read only where the server itself \
      reads it so.
      """,
    fixes: [
      Fix(.server, "Say whether you honour wildcards, or ask for the scopes by name.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"require_scope":["mcp:tools:read"]}"#),
      .fails(.info, #"{"require_scope":["mcp:tools:read"],"claims":{"scope":"mcp:tools:*"}}"#),
    ]
  ) { subject in
    guard !subject.expected.requiredScopes.isEmpty, let granted = subject.grantedScopes else {
      return .skip("no scope is asked for")
    }
    var findings: [Finding] = []
    for scope in subject.expected.requiredScopes {
      guard case .wildcard(let parent) = ScopeCover(scope, granted: granted) else { continue }
      findings.append(
        Finding(
          .info,
          "\(scope.harmless(limit: 100)) is covered by \(parent.harmless(limit: 100)), only where the server honours wildcards",
          at: Place("payload", member: "scope")))
    }
    return .of(findings)
  }
}
