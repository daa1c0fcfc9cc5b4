package import JSON
package import OAuth

/// Everything that is known of one token; what the rules of a token look at.
package struct TokenEvidence: Sendable {
  /// As it was given.
  package let token: JOSEToken
  package let decryption: DecryptionStatus
  /// The token inside an encrypted one.
  package let inner: JOSEToken?
  package let signature: SignatureStatus
  /// The bytes that are signed, or that were encrypted; nil where they cannot be read.
  package let content: JOSEToken.Part?
  package let claims: TokenClaims?
  package let kind: TokenKind
  package let expected: TokenExpectations
  /// The keys that were named.
  package let keys: KeyRing

  package init(
    _ token: JOSEToken, signatures: SignatureCheck, decryptions: DecryptionCheck, expected: TokenExpectations
  ) {
    self.token = token
    self.expected = expected
    keys = signatures.ring
    decryption = decryptions.judge(token)
    if case .decrypted(let bytes, _) = decryption {
      let part = JOSEToken.Part(bytes)
      let isNested = Self.isNested(token.members, part)
      inner = isNested ? JOSEToken(bytes) : nil
      content = inner.map(\.payload) ?? part
      signature = inner.map { signatures.judge($0) } ?? .unchecked(.encrypted)
    } else {
      inner = nil
      content = token.payload
      // An encrypted token that stays closed shows no signature, whatever is inside.
      signature = token.form == .encrypted ? .unchecked(.encrypted) : signatures.judge(token)
    }
    claims = content?.object.map { TokenClaims($0) }
    kind = token.form == .opaque ? .opaque : TokenKind(header: (inner ?? token).members, claims: claims)
  }

  /// RFC 7519 §5.2: said by `cty`, and told by its shape where that is missing.
  private static func isNested(_ header: JSONObject, _ part: JOSEToken.Part) -> Bool {
    if let type = header["cty"]?.string?.lowercased(), ["jwt", "application/jwt", "jws"].contains(type) {
      return true
    }
    return part.document == nil && part.bytes.starts(with: Array("eyJ".utf8))
      && part.bytes.contains(UInt8(ascii: "."))
  }

  /// The header of the token that carries the claims.
  package var header: JSONObject { (inner ?? token).members }

  /// Whether somebody may take it for an access token: every JWT that says nothing else.
  package var mayBeAccessToken: Bool { kind == .accessToken && claims != nil }
}

extension TokenEvidence {
  /// The place of a claim.
  static func claim(_ name: String) -> Place { Place("payload", member: name) }

  static func header(_ name: String) -> Place { Place("header", member: name) }
}
