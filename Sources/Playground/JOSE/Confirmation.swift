import JSON

/// RFC 7800 §3.1: what the holder of a token has to prove beside holding it.
struct Confirmation: Sendable, Hashable {
  /// RFC 8705 §3.1: the thumbprint of the certificate of the connection.
  var certificate: String?

  var isEmpty: Bool { certificate == nil }

  /// The claim `cnf`; nil for a token that needs nothing else.
  var json: JSONValue? {
    var json: JSONObject = [:]
    json.set("x5t#S256", certificate.map { .string($0) })
    return json.isEmpty ? nil : .object(json)
  }
}
