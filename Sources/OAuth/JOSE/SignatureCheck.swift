import JSON
package import LibCrypto

/// RFC 7515 §5.2 with RFC 8725: which key a token means, whether it may be used, and whether the signature is its own.
package struct SignatureCheck: Sendable {
  package let ring: KeyRing
  /// Whether the user named a source of keys at all.
  package let isAsked: Bool
  /// `--alg`; empty for every algorithm that is known.
  package let pins: [SignatureAlgorithm]

  package init(_ ring: KeyRing, isAsked: Bool, pins: [SignatureAlgorithm] = []) {
    self.ring = ring
    self.isAsked = isAsked
    self.pins = pins
  }

  package func judge(_ token: JOSEToken) -> SignatureStatus {
    switch token.form {
    case .opaque:
      if let fault = token.faults.first { return .invalid(.malformed(fault)) }
      return isAsked ? .invalid(.notSigned) : .unchecked(.opaque)
    case .encrypted: return isAsked ? .invalid(.notSigned) : .unchecked(.encrypted)
    case .signed, .unsecured: break
    }
    if let fault = Self.fault(token) { return .invalid(fault) }
    guard let name = token.algorithm else { return .invalid(.algorithmMissing) }
    guard isAsked else { return .unchecked(.noKeyNamed) }
    guard let algorithm = SignatureAlgorithm(rawValue: name) else { return .invalid(.algorithmUnknown(name)) }
    guard isPinned(algorithm) else { return .invalid(.notPinned(name)) }
    return verify(token, algorithm)
  }

  /// What makes a JWS invalid before any key is looked at.
  package static func fault(_ token: JOSEToken) -> SignatureFault? {
    if let fault = token.faults.first { return .malformed(fault) }
    switch token.header?.json {
    case .failure(let error): return .header(error)
    case .success(let document):
      for oddity in document.oddities {
        if case .duplicateMember(let name) = oddity.kind { return .memberTwice(name) }
      }
      guard document.value.object != nil else { return .headerNotObject }
    case nil: return .headerNotObject
    }
    if token.form == .unsecured { return .unsecured }
    return critical(token.members)
  }

  /// No extension is understood here, so each that is marked as critical is a refusal.
  private static func critical(_ header: JSONObject) -> SignatureFault? {
    guard let listed = header["crit"] else { return nil }
    guard let names = listed.strings, let first = names.first else { return .criticalMalformed }
    return .critical(first)
  }

  private func isPinned(_ algorithm: SignatureAlgorithm) -> Bool {
    pins.isEmpty || pins.contains(algorithm) || pins.contains(.eddsa) && algorithm.isEdwards
      || algorithm == .eddsa && pins.contains(where: \.isEdwards)
  }

  private func verify(_ token: JOSEToken, _ algorithm: SignatureAlgorithm) -> SignatureStatus {
    guard !ring.isEmpty else { return .invalid(.noKey) }
    let keyID = token.members["kid"]?.string
    let candidates = ring.candidates(for: keyID)
    guard !candidates.isEmpty else { return .invalid(keyID.map { .keyUnknown($0) } ?? .noKey) }
    var worst: SignatureFault?
    for entry in candidates {
      let status = verify(token, algorithm, entry)
      guard case .invalid(let fault) = status else { return status }
      worst = [worst, fault].compactMap(\.self).max { $0.weight < $1.weight }
    }
    return .invalid(worst ?? .noKey)
  }

  private func verify(
    _ token: JOSEToken, _ algorithm: SignatureAlgorithm, _ entry: KeyRing.Entry
  ) -> SignatureStatus {
    do throws(LibCryptoError) {
      let (material, jwk) = try entry.key()
      if algorithm.isHMAC, material.isPublic { return .invalid(.publicKeyAsSecret(entry.name)) }
      guard algorithm.fits(material.type) else {
        return .invalid(.misfit(algorithm.rawValue, material.type))
      }
      let isValid =
        if let jwk {
          try jwk.verify(token.signature, of: token.signingInput, algorithm: algorithm)
        } else {
          try material.verify(token.signature, of: token.signingInput, algorithm: algorithm)
        }
      return isValid ? .valid(algorithm, material.type, key: entry.name) : .invalid(.wrong(key: entry.name))
    } catch {
      if case .signatureLength(let count, let needed) = error {
        return .invalid(.length(count, needed: needed))
      }
      return .invalid(.key(error, name: entry.name))
    }
  }
}

extension SignatureFault {
  /// Which of several keys' faults tells most.
  fileprivate var weight: Int {
    switch self {
    case .wrong: 4
    case .length: 3
    case .publicKeyAsSecret: 2
    case .key(.keyReserved, _): 2
    case .key: 1
    default: 0
    }
  }
}

extension SignatureAlgorithm {
  package var isHMAC: Bool { [.hs256, .hs384, .hs512].contains(self) }

  fileprivate var isEdwards: Bool { [.eddsa, .ed25519, .ed448].contains(self) }
}

extension JWK.Material {
  /// A key that anybody may know, or a secret that is the text of one.
  fileprivate var isPublic: Bool {
    guard case .shared(let key) = self else { return true }
    return key.looksPublic
  }

  fileprivate func verify(
    _ signature: [UInt8], of message: [UInt8], algorithm: SignatureAlgorithm
  ) throws(LibCryptoError) -> Bool {
    switch self {
    case .publicKey(let key): try key.verify(signature, of: message, algorithm: algorithm)
    case .privateKey(let key): try key.publicKey.verify(signature, of: message, algorithm: algorithm)
    case .shared(let key): try key.verify(signature, of: message, algorithm: algorithm)
    }
  }
}
