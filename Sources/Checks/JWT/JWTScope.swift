import JSON
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 9068 §2.2.3: `scope` is a text.
  package static let jwtScope = Rule(
    "jwt/scope", .warning, "The scopes are said once, and as text",
    clauses: ["RFC 9068 §2.2.3", "RFC 8693 §4.2"],
    why: """
      RFC 9068 says scope, a text with blanks. Entra ID and Okta say scp, Scalekit says scope and \
      scopes. A server whose library reads another claim than the one that is there finds no scopes at \
      all and refuses.
      """,
    fixes: [
      Fix(.authorizationServer, "Write scope as one text, words separated by single blanks."),
      Fix(
        .server,
        """
        Read the claim that your authorization server writes: FastMCP reads scope, then scp; \
        scalekit-sdk-python reads scopes.
        """),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"granted_scope":"mcp:tools:read"}"#),
      .passes(#"{"claims":{"scope":null,"scp":"a b"}}"#),
      .fails(.warning, #"{"claims":{"scope":["a","b"]}}"#),
      .fails(.warning, #"{"claims":{"scp":["other"]}}"#),
      .fails(.warning, #"{"granted_scope":"mcp:tools:read mcp:tools:write"}"#),
      .fails(.info, #"{"claims":{"scopes":["mcp:tools:read"]}}"#),
      .fails(.info, #"{"claims":{"scope":null,"scopes":["a"]}}"#),
      .fails(.warning, #"{"claims":{"scope":5}}"#),
    ]
  ) { subject in
    guard subject.mayBeAccessToken, let claims = subject.claims else { return .skip("it is no access token") }
    return .of(claims.notesOnScopes(granted: subject.expected.grantedScope))
  }
}

extension TokenClaims {
  private static let readers =
    "scope is read by FastMCP and by libraries for RFC 9068, scp by FastMCP and by libraries for Entra ID and Okta, scopes by scalekit-sdk-python"

  fileprivate func notesOnScopes(granted: String?) -> [Finding] {
    if scope == nil, scp == nil, scopes == nil { return [] }
    var notes: [Finding] = []
    if let scope, scope.string == nil {
      let kind = Self.scopes(scope) == nil ? scope.kind : "an array"
      notes.append(
        Finding(
          .warning, "scope is \(kind) instead of a text with blanks", at: Place("payload", member: "scope")))
    }
    let said = [("scope", scope), ("scp", scp), ("scopes", scopes)].compactMap { name, value in
      Self.scopes(value).map { (name: name, scope: Scope(tokens: $0)) }
    }
    guard let first = said.first else { return notes }
    if let other = said.dropFirst().first(where: { !$0.scope.isSameSet(as: first.scope) }) {
      notes.append(
        Finding(
          .warning,
          "\(first.name) and \(other.name) name different scopes (\(first.scope.shown); \(other.scope.shown)): \(Self.readers)",
          at: Place("payload", member: other.name)))
    } else if said.count > 1 || first.name == "scopes" {
      notes.append(
        Finding(
          .info, "the scopes stand in \(said.map(\.name).joined(separator: " and ")): \(Self.readers)",
          at: Place("payload", member: first.name)))
    }
    if let granted, !Scope(granted).isSameSet(as: first.scope) {
      notes.append(
        Finding(
          .warning,
          "the token response granted \(Scope(granted).shown), the token says \(first.scope.shown)",
          at: Place("payload", member: first.name)))
    }
    return notes
  }
}

extension Scope {
  fileprivate func isSameSet(as other: Scope) -> Bool { isSuperset(of: other) && other.isSuperset(of: self) }

  fileprivate var shown: String { isEmpty ? "none" : "\"\(text.harmless(limit: 200))\"" }
}
