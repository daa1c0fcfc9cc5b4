extension PrivateKey {
  /// RFC 7518 §3.3-3.5, RFC 8037 §3.1: the signature in JOSE's form.
  package func sign(_ message: [UInt8], algorithm: SignatureAlgorithm) throws(LibCryptoError) -> [UInt8] {
    let context = try SignatureContext(handle, type, algorithm)
    if case .rsa(let bits) = type, bits < KeyType.leastRSABits {
      throw .keyTooShort(bits: bits, needed: KeyType.leastRSABits)
    }
    let signature = try context.sign(message)
    guard case .ec(let curve) = type else { return signature }
    return try CurveSignature.raw(fromDER: signature, curve: curve)
  }
}
