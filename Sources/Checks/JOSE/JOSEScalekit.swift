import JSON

extension Rule<TokenEvidence> {
  /// A note, where the marks fit.
  package static let joseScalekit = Rule(
    "jose/scalekit", .info, "A token of Scalekit has two issuers and two audiences",
    clauses: ["the vendor's documentation"],
    why: """
      Scalekit signs with the environment's keys. iss is the environment or the resource's issuer \
      {env}/resources/{res}; aud has the res_ id, the registered server URL, or both. All of these are \
      healthy; what a given server accepts is its own matter. Scopes stand in scope and in scopes.
      """,
    fixes: [
      Fix(
        .server,
        """
        Expect what is written: FastMCP 4.1 takes aud = res_… and either issuer, FastMCP 2.13 iss = \
        environment and aud = MCP_URL with its slash.
        """)
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"claims":{"iss":"https://env.example","aud":["res_123","https://mcp.example/"]}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims, case .scalekit(let resource)? = TokenVendor(claims) else {
      return .pass
    }
    return .fail(
      .info,
      "Scalekit\(resource.map { " (\($0.harmless(limit: 60)))" } ?? ""): the environment and the resource's issuer are both good as iss, the res_ id and the registered URL as aud",
      at: TokenEvidence.claim("iss"))
  }
}
