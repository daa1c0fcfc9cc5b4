import HTTP
import JSON
import LibCrypto
import OAuth

extension TokenEvidence: RuleSubject {
  /// What an example changes of a healthy token and of what it is held against; `null` removes a member.
  ///
  /// `header` and `claims` are patches, `payload` is a text instead of claims, `token` a whole text. `signed` is the
  /// secret that signs, `secret` the one that verifies. The rest is named as on the command line.
  package init?(example: String) {
    guard let patch = (try? JSONValue(parsing: example))?.object else { return nil }
    var ring = KeyRing()
    if let secret = patch["secret"]?.string {
      ring.add(.shared(SharedKey(Array(secret.utf8))), origin: "the secret")
    }
    if let key = patch["key"]?.object, let set = try? JWKSet(JSONValue.object(key).bytes()) {
      ring.add(set, origin: "the key")
    }
    let asked = !ring.isEmpty
    self.init(
      JOSEToken(Self.text(patch)), signatures: SignatureCheck(ring, isAsked: asked),
      decryptions: DecryptionCheck(ring, isAsked: asked), expected: Self.expected(patch))
  }

  /// Unix seconds of every example.
  package static let exampleTime: Int64 = 1_800_000_000

  private static let header: JSONObject = ["alg": "RS256", "typ": "at+jwt", "kid": "k1"]

  private static var claims: JSONObject {
    [
      "iss": "https://as.example", "sub": "u1", "aud": "https://mcp.example/mcp", "client_id": "c1",
      "scope": "mcp:tools:read", "iat": JSONValue(exampleTime - 60), "exp": JSONValue(exampleTime + 3_540),
      "jti": "j1",
    ]
  }

  private static func text(_ patch: JSONObject) -> [UInt8] {
    if let token = patch["token"]?.string { return Array(token.utf8) }
    let header = JSONValue.object(merged(header, patch["header"]))
    let payload =
      patch["payload"]?.string.map { Array($0.utf8) }
      ?? JSONValue.object(merged(claims, patch["claims"])).bytes()
    let input = "\(Base64URL.encode(header.bytes())).\(Base64URL.encode(payload))"
    var signature = [UInt8](repeating: 7, count: 256)
    if let size = patch["signature_size"]?.integer { signature = Array(signature.prefix(Int(size))) }
    if let secret = patch["signed"]?.string {
      let key = SharedKey(Array(secret.utf8))
      signature = (try? key.sign(Array(input.utf8), algorithm: .hs256)) ?? []
    }
    if header["alg"]?.string == "none" { signature = [] }
    return Array("\(input).\(Base64URL.encode(signature))".utf8)
  }

  private static func merged(_ object: JSONObject, _ patch: JSONValue?) -> JSONObject {
    var merged = object
    for member in patch?.object?.members ?? [] {
      merged[member.name] = member.value.isNull ? Optional.none : member.value
    }
    return merged
  }

  private static func expected(_ patch: JSONObject) -> TokenExpectations {
    TokenExpectations(
      now: Double(exampleTime), server: patch["url"]?.string.flatMap { try? Location($0) },
      resource: patch["resource"]?.string, issuers: patch["issuer"]?.string.map { [$0] } ?? [],
      clientID: patch["client_id"]?.string, grantedScope: patch["granted_scope"]?.string,
      expiresAt: patch["expires_at"]?.integer, requiredScopes: patch["require_scope"]?.strings ?? [],
      downstream: patch["downstream_audience"]?.string)
  }
}
