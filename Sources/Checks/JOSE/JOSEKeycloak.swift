extension Rule<TokenEvidence> {
  /// A note, where the marks fit.
  package static let joseKeycloak = Rule(
    "jose/keycloak", .info, "A token of Keycloak names the resource by a mapper",
    clauses: ["the vendor's documentation"],
    why: """
      Keycloak writes account or the client into aud unless an audience mapper says otherwise; the kind \
      of token stands in the claim typ, the client in azp, roles in realm_access.
      """,
    fixes: [
      Fix(.server, "Add an audience mapper with the resource's identifier to a client scope.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"claims":{"iss":"https://kc.example/realms/main"}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims, case .keycloak? = TokenVendor(claims) else { return .pass }
    return .fail(
      .info,
      "Keycloak: aud needs an audience mapper; the client is azp, the kind of token the claim typ, roles are in realm_access",
      at: TokenEvidence.claim("iss"))
  }
}
