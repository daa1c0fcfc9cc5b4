import HTTP
import JSON

extension Rule<TokenEvidence> {
  /// MCP: no token passthrough.
  package static let joseDownstreamAudience = Rule(
    "jose/downstream-audience", .error, "A token that is passed on is made for the backend",
    clauses: ["MCP security: Access Token Privilege Restriction", "RFC 8707 §2", "RFC 8693 §1"],
    why: """
      A server that hands the token of its caller on to a backend only may do so when the backend is in \
      the audience. Otherwise the backend must refuse it, or it cannot tell callers apart (token \
      passthrough).
      """,
    fixes: [
      Fix(
        .server, "Exchange the token for one of the backend (RFC 8693), or use your own credentials there."),
      Fix(.authorizationServer, "Issue tokens for both audiences, where both belong together."),
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"downstream_audience":"https://mcp.example/mcp"}"#),
      .fails(.error, #"{"downstream_audience":"https://backend.example"}"#),
    ]
  ) { subject in
    guard let backend = subject.expected.downstream else { return .skip("no backend is named") }
    let audiences = subject.claims?.audiences ?? []
    let server = subject.expected.server.map { [$0.withoutFragment, $0.canonical] } ?? []
    let names = [backend] + server + [subject.expected.resource].compactMap(\.self)
    guard !audiences.contains(where: { audience in names.contains(where: audience.isIdentical(to:)) }) else {
      return .pass
    }
    let said =
      audiences.isEmpty
      ? "nobody" : audiences.prefix(5).map { $0.harmless(limit: 200) }.joined(separator: ", ")
    return .fail(
      .error,
      "the backend \(backend.harmless(limit: 200)) is not in the audience (\(said)): it must refuse this token",
      at: TokenEvidence.claim("aud"))
  }
}
