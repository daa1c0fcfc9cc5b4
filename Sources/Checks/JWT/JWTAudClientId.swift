import JSON

extension Rule<TokenEvidence> {
  /// RFC 9068 §3: the audience is the resource.
  package static let jwtAudClientId = Rule(
    "jwt/aud-client-id", .error, "The audience is not the client",
    clauses: ["RFC 9068 §3", "RFC 8707 §2"],
    why: """
      Some authorization servers write the client's id into aud when nobody tells them the resource. \
      Such a token says for whom it was requested, not where it may be used.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        """
        Configure an audience mapper for the resource (Keycloak), or register the resource as an API.
        """),
      Fix(
        .client,
        "Send the resource parameter, and a scope that belongs to the API where the server wants one."),
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"claims":{"aud":"c1"}}"#),
      .fails(.error, #"{"claims":{"aud":["c1"]}}"#),
      .fails(.error, #"{"claims":{"aud":"c9","client_id":null},"client_id":"c9"}"#),
    ]
  ) { subject in
    guard subject.mayBeAccessToken, let claims = subject.claims else { return .skip("it is no access token") }
    let clients = [claims.client, subject.expected.clientID].compactMap(\.self)
    let audiences = claims.audiences
    guard let first = audiences.first,
      audiences.allSatisfy({ audience in clients.contains(where: audience.isIdentical(to:)) })
    else { return .pass }
    return .fail(
      .error, "the audience is the client itself, \"\(first.harmless(limit: 200))\", and no server",
      at: TokenEvidence.claim("aud"))
  }
}
