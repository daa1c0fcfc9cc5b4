import HTTP
import JSON

extension Rule<TokenEvidence> {
  /// RFC 8707 §2: an audience is compared exactly.
  package static let jwtAudMatch = Rule(
    "jwt/aud-match", .error, "The audience contains the server",
    clauses: ["MCP security: Access Token Privilege Restriction", "RFC 8707 §2", "RFC 9068 §4"],
    why: """
      A server must refuse a token whose audience is somebody else. The identifier is compared as text: \
      a slash more or less is another identifier to most servers.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        """
        Map the resource parameter to the audience, or register the resource under its published \
        identifier.
        """),
      Fix(
        .server,
        """
        Expect exactly what the authorization server writes: the resource's identifier, or Scalekit's \
        res_ id.
        """),
      Fix(.client, "Ask for the token with the resource that the server's metadata publishes."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"url":"https://mcp.example/mcp"}"#),
      .passes(#"{"url":"https://mcp.example/mcp","claims":{"aud":["https://mcp.example/mcp"]}}"#),
      .passes(
        #"""
        {"url":"https://mcp.example/mcp","issuer":"https://env.example/resources/res_12",\#
        "claims":{"iss":"https://env.example","aud":["res_12","https://mcp.example/"]}}
        """#),
      .fails(.error, #"{"url":"https://mcp.example/mcp","claims":{"aud":"https://other.example"}}"#),
      .fails(.warning, #"{"url":"https://mcp.example/mcp","claims":{"aud":"https://mcp.example/mcp/"}}"#),
      .fails(
        .warning,
        #"""
        {"url":"https://mcp.example/mcp","claims":{"aud":["https://mcp.example/mcp",\#
        "https://other.example"]}}
        """#),
    ]
  ) { subject in
    guard subject.expected.namesServer else { return .skip("no server is named") }
    guard subject.kind == .accessToken || subject.kind == .idToken, let claims = subject.claims,
      !claims.audiences.isEmpty
    else { return .skip("it has no audience") }
    let roles = claims.audiences.map { ($0, Audience($0, subject)) }
    let place = TokenEvidence.claim("aud")
    let own = subject.expected.resource ?? subject.expected.server?.text ?? ""
    guard roles.contains(where: \.1.isOwn) else {
      return .fail(
        .error, "the audience is \(Audience.list(roles)), not \"\(own.harmless(limit: 300))\"", at: place)
    }
    if let slash = roles.first(where: \.1.isSlash), !roles.contains(where: { $0.1.isOwn && !$0.1.isSlash }) {
      return .fail(
        .warning, "the audience is \(Audience.list([slash])): many servers refuse that", at: place)
    }
    let strangers = roles.filter { !$0.1.isOwn }
    guard !strangers.isEmpty else { return .pass }
    return .fail(
      .warning, "the token is good elsewhere, too: its audience also has \(Audience.list(strangers))",
      at: place)
  }
}

extension Audience {
  fileprivate var isSlash: Bool {
    if case .slash = self { true } else { false }
  }

  fileprivate static func list(_ roles: [(String, Audience)]) -> String {
    let shown = roles.prefix(5).map { "\"\($0.0.harmless(limit: 200))\" (\($0.1.name))" }
    return shown.joined(separator: ", ") + (roles.count > 5 ? " and \(roles.count - 5) more" : "")
  }
}
