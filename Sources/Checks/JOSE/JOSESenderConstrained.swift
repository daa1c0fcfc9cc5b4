import JSON

extension Rule<TokenEvidence> {
  /// RFC 7800: proof of possession.
  package static let joseSenderConstrained = Rule(
    "jose/sender-constrained", .info, "A bound token is presented with its proof",
    clauses: ["RFC 9449 §6.1", "RFC 8705 §3.1", "RFC 7800 §3.1"],
    why: """
      A token with cnf is bound to a key or to a certificate. Sent as a plain Bearer token it is \
      refused, which is the point: a thief cannot use it.
      """,
    fixes: [
      Fix(
        .client,
        """
        Send Authorization: DPoP and a proof with every request (mcpauth proof makes one), or connect \
        with the certificate.
        """)
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.info, #"{"claims":{"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}}"#),
      .fails(.info, #"{"claims":{"cnf":{"x5t#S256":"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"}}}"#),
    ]
  ) { subject in
    guard let claims = subject.claims, claims.cnf != nil else { return .pass }
    let place = TokenEvidence.claim("cnf")
    if let key = claims.keyBinding {
      return .fail(
        .info,
        "the token is bound to the DPoP key \(key.harmless(limit: 60)): a plain Bearer request with it is refused",
        at: place)
    }
    if let certificate = claims.certificateBinding {
      return .fail(
        .info,
        "the token is bound to the client certificate \(certificate.harmless(limit: 60)): it works over that connection only",
        at: place)
    }
    return .fail(.info, "the token is bound to a key (cnf) in a way that is not known here", at: place)
  }
}
