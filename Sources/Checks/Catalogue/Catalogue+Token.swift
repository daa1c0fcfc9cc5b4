/// Every rule, in the order in which findings of one weight are shown.
package enum Catalogue {}

extension Catalogue {
  /// What is held against a token.
  package static let token: [Rule<TokenEvidence>] = [
    .joseFields, .joseCutShort, .joseBlank, .joseBase64url, .joseSerialization, .joseHeader,
    .joseAlgorithmUnknown, .joseAlgorithmRefused, .joseSignatureLength, .joseDecryption, .josePayload,
    .jwtFormat, .jwtAlg, .joseKeyConfusion, .jwtSignature, .joseKeyWeak, .jwtHeader, .jwtTyp,
    .joseNotAccessToken, .joseDpopProof, .joseIdJag, .joseLogoutToken, .jwtIss, .jwtAudMissing,
    .jwtAudMatch, .jwtAudClientId, .joseDownstreamAudience, .jwtExpiry, .joseMilliseconds, .jwtClock,
    .jwtClaims, .jwtScope, .joseScopeMissing, .joseScopeWildcard, .joseSenderConstrained, .joseEntra,
    .joseAuth0, .joseCognito, .joseKeycloak, .joseScalekit,
  ]

  /// What is held against every JSON text.
  package static let json: [Rule<JSONEvidence>] = [
    .jsonUtf8, .jsonSyntax, .jsonDuplicateMember, .jsonNumber, .jsonNul,
  ]
}

extension TokenEvidence {
  /// What every rule says of the token, the gravest first.
  package func findings() -> [Finding] {
    var found: [Finding] = []
    for part in jsonParts {
      for rule in Catalogue.json { found += rule.evaluate(part).findings }
    }
    for rule in Catalogue.token { found += rule.evaluate(self).findings }
    return found.gravestFirst
  }
}
