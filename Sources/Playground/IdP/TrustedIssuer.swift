package import JSON

/// An issuer elsewhere whose signed tokens count here.
package struct TrustedIssuer: Sendable {
  package let issuer: String
  let keys: KeySet

  /// The keys as a JWK Set (RFC 7517 §5).
  package init(issuer: String, keys json: JSONValue) throws(KeySetError) {
    self.issuer = issuer
    keys = try KeySet(json)
  }
}

extension Room {
  /// The subject of a token that somebody trusted made for this server (RFC 7523 §3), judged by all of its claims.
  func verify(_ token: SignedToken, for names: [String]) throws(TokenFault) -> String {
    guard let issuer = token.claims["iss"]?.string,
      let trusted = configuration.trusted.first(where: { $0.issuer.isIdentical(to: issuer) })
    else { throw TokenFault("is of an issuer that is not trusted here") }
    try token.check(signedBy: trusted.keys.keys)
    try token.check(isFor: names)
    let times = try TokenTimes(token, at: configuration.now())
    guard let subject = token.claims["sub"]?.string, !subject.isEmpty else { throw TokenFault("has no sub") }
    if configuration.takesAssertionsOnce {
      guard let id = token.claims["jti"]?.string, !id.isEmpty else { throw TokenFault("has no jti") }
      try claim("assertion", issuer, id, until: times.expires)
    }
    return subject
  }

  /// RFC 7523 §3: the names by which a token means this authorization server.
  var audiences: [String] { site.metadataDocuments.map(\.issuer) + site.tokenPaths.map(site.url) }
}
