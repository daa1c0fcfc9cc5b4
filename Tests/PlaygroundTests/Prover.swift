import HTTP
import JSON
import LibCrypto
import Testing

/// A client with a key that it proves to hold with every request.
struct Prover: Sendable {
  static let token = Visitor.origin + Visitor.endpoints.token
  static let resource = Visitor.origin + "/mcp"

  let signer: Signer

  init(_ algorithm: SignatureAlgorithm = .es256) throws { signer = try Signer(algorithm) }

  /// A good proof with changes; null takes a member out.
  func proof(
    _ url: String = token, method: String = "POST", token: String? = nil, nonce: String? = nil,
    changing claims: JSONObject = [:], header: JSONObject = [:], at time: Int64 = 1_800_000_000
  ) throws -> String {
    var good: JSONObject = [
      "htm": .string(method), "htu": .string(url), "iat": JSONValue(time),
      "jti": .string("\(UInt64.random(in: 0 ... .max))"),
    ]
    good.set("ath", token.map { .string(Base64URL.encode(Digest.sha256($0.utf8))) })
    good.set("nonce", nonce.map { .string($0) })
    let head = Signer.claims(["typ": "dpop+jwt", "jwk": try signer.jwk()], changing: header)
    return try signer.sign(Signer.claims(good, changing: claims), header: head)
  }

  /// A token of the public client, bound to the key.
  func tokens(_ visitor: Visitor, _ changes: [String: String] = [:], nonce: String? = nil) async throws
    -> Reply
  {
    await visitor.exchange(
      try await visitor.code(changes), headers: ["DPoP": try proof(nonce: nonce)])
  }

  /// A call with a proof.
  func call(_ visitor: Visitor, token: String, nonce: String? = nil, proof: String? = nil) async throws
    -> Reply
  {
    let proof = try proof ?? self.proof(Self.resource, token: token, nonce: nonce)
    return await visitor.call(
      "tools/list", token: nil, changing: [("Authorization", "DPoP \(token)"), ("DPoP", proof)])
  }
}
