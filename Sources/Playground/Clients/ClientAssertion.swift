import JSON
import LibCrypto

/// RFC 7523 §3 and OpenID Connect Core §9: a client proves itself by a token that it signed.
enum ClientAssertion {
  static func check(
    _ token: SignedToken, of client: Client, at path: String, in room: Room
  ) async throws(Refusal) {
    func refusal(_ reason: String) -> Refusal {
      Refusal("invalid_client", "the client assertion \(reason)", status: 401)
    }
    // RFC 8725 §3.11: a token of another kind is none, whoever signed it.
    guard [nil, "jwt", "client-authentication+jwt"].contains(token.type) else {
      throw refusal("has a typ that is not an assertion's")
    }
    guard token.claims["iss"]?.string?.isIdentical(to: client.id) == true else {
      throw refusal("has an iss that is not the client")
    }
    guard let id = token.claims["jti"]?.string, !id.isEmpty else { throw refusal("has no jti") }
    if let own = client.signingAlgorithm, own != token.algorithm {
      throw refusal("is signed by \(token.algorithm.rawValue), registered is \(own.rawValue)")
    }
    let keys = token.algorithm.isSymmetric ? [] : try await client.keys?.keys(in: room) ?? []
    do throws(TokenFault) {
      try token.check(isFor: names(of: room, path))
      let times = try TokenTimes(token, at: room.configuration.now())
      if token.algorithm.isSymmetric {
        try token.check(signedBy: SharedKey(Array((client.secret ?? "").utf8)))
      } else {
        try token.check(signedBy: keys)
      }
      try room.claim("client assertion", client.id, id, until: times.expires)
    } catch {
      throw refusal(error.reason)
    }
  }

  /// RFC 7523 §3 and RFC 9126 §2: the issuer, the token endpoint, and the endpoint that is asked.
  private static func names(of room: Room, _ path: String) -> [String] {
    room.site.metadataDocuments.map(\.issuer) + room.site.tokenPaths.map(room.site.url)
      + [room.site.url(path)]
  }
}

extension Room {
  /// RFC 7519 §4.1.7: the first use of a name is noted; a second one before the token's end is refused.
  func claim(_ kind: String, _ owner: String, _ id: String, until end: Int64) throws(TokenFault) {
    // Hashed, as a stranger chooses how long these are.
    let parts = [kind, owner, id].map { Base64URL.encode(Digest.sha256($0.utf8)) }
    let key = Base64URL.encode(Digest.sha256(parts.joined(separator: ".").utf8))
    let now = self.now
    let isFirst = withState { state in
      if let known = state.claimed[key], now <= known { return false }
      state.claimed[key] = end
      return true
    }
    guard isFirst else { throw TokenFault("was used before (jti)") }
  }
}
