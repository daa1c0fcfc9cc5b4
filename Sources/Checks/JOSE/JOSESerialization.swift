import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7515 §7.2: not for HTTP header fields.
  package static let joseSerialization = Rule(
    "jose/serialization", .error, "The token is in the compact form",
    clauses: ["RFC 7515 §7.2", "RFC 6750 §2.1"],
    why: """
      JWS and JWE also have a form in JSON, with several signatures or recipients. A Bearer token is \
      always the compact form.
      """,
    fixes: [
      Fix(.authorizationServer, "Hand out the compact form.")
    ],
    examples: [
      .passes(#"{}"#),
      .fails(.error, #"{"token":"{\"payload\":\"e30\",\"signature\":\"AA\"}"}"#),
    ]
  ) { subject in
    guard subject.token.text.first == UInt8(ascii: "{") else { return .pass }
    return .fail(.error, "this is JSON where the compact form is needed", at: Place("token", byte: 0))
  }
}
