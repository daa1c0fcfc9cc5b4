import JSON
package import LibCrypto

/// RFC 7516 §5.2 with RFC 8725: which key opens a token, and what is refused before any does.
package struct DecryptionCheck: Sendable {
  package let ring: KeyRing
  package let isAsked: Bool
  package let limits: JWELimits

  package init(_ ring: KeyRing, isAsked: Bool, limits: JWELimits = JWELimits()) {
    self.ring = ring
    self.isAsked = isAsked
    self.limits = limits
  }

  package func judge(_ token: JOSEToken) -> DecryptionStatus {
    guard token.form == .encrypted else { return .notEncrypted }
    if let fault = token.faults.first { return .failed(.malformed(fault)) }
    let jwe: JWE
    do throws(JWEError) {
      jwe = try JWE(token.text)
      try jwe.check(limits: limits)
    } catch { return .failed(.refused(error)) }
    return isAsked ? open(jwe, keyID: token.members["kid"]?.string) : .noKeyNamed
  }

  private func open(_ jwe: JWE, keyID: String?) -> DecryptionStatus {
    let candidates = ring.candidates(for: keyID)
    guard !candidates.isEmpty else { return .failed(keyID.map { .keyUnknown($0) } ?? .noKey) }
    var worst: JWEError?
    for entry in candidates {
      do throws(JWEError) { return .decrypted(try open(jwe, entry), key: entry.name) } catch {
        if worst == nil || worst?.isMisfit == true { worst = error }
      }
    }
    return .failed(worst.map { .refused($0) } ?? .noKey)
  }

  private func open(_ jwe: JWE, _ entry: KeyRing.Entry) throws(JWEError) -> [UInt8] {
    let key: (material: JWK.Material, jwk: JWK?)
    do throws(LibCryptoError) { key = try entry.key() } catch { throw .key(error) }
    guard let jwk = key.jwk else { return try jwe.decrypt(with: key.material, limits: limits) }
    return try jwe.decrypt(with: jwk, limits: limits)
  }
}

extension JWEError {
  /// What another key's failure tells more than.
  fileprivate var isMisfit: Bool {
    switch self {
    case .keyMisfit, .key: true
    default: false
    }
  }
}
