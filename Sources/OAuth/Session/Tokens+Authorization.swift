package import HTTP

extension Session.Tokens {
  /// The scheme under which the token is sent (RFC 6750 §2.1, RFC 9449 §7.1), in its registered spelling.
  package var scheme: String { type.isSameFieldName(as: "DPoP") ? "DPoP" : "Bearer" }

  /// The value of the `Authorization` header field.
  package var authorization: Secret { Secret("\(scheme) \(access.reveal())") }
}
