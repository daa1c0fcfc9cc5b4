package import JSON

/// RFC 7515 §7.1: signed content in its compact form.
package enum JWS {
  /// Signs a JSON payload; the header's `alg` comes first and is the algorithm's name, whatever was given.
  package static func sign(
    header: JSONObject = [:], payload: JSONValue, with key: PrivateKey, algorithm: SignatureAlgorithm
  ) throws(LibCryptoError) -> String {
    let input = signingInput(header: header, payload: payload.bytes(), algorithm: algorithm)
    return join(input, try key.sign(Array(input.utf8), algorithm: algorithm))
  }

  /// The same with a symmetric key, as `client_secret_jwt` needs it (OpenID Connect Core §9).
  package static func sign(
    header: JSONObject = [:], payload: JSONValue, with key: SharedKey, algorithm: SignatureAlgorithm
  ) throws(LibCryptoError) -> String {
    let input = signingInput(header: header, payload: payload.bytes(), algorithm: algorithm)
    return join(input, try key.sign(Array(input.utf8), algorithm: algorithm))
  }

  /// RFC 7515 §5.1: what the signature is made over.
  package static func signingInput(
    header: JSONObject, payload: [UInt8], algorithm: SignatureAlgorithm
  ) -> String {
    var members = [JSONObject.Member("alg", .string(algorithm.rawValue))]
    members += header.members.filter { $0.name != "alg" }
    let head = JSONValue.object(JSONObject(members: members)).bytes()
    return "\(Base64URL.encode(head)).\(Base64URL.encode(payload))"
  }

  private static func join(_ input: String, _ signature: [UInt8]) -> String {
    "\(input).\(Base64URL.encode(signature))"
  }
}
