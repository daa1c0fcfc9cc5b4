extension PublicKey {
  /// Whether the signature, in JOSE's form, is one of this key for the message.
  ///
  /// A length that no signature of this key has is an error of its own: it tells DER from r and s, and text cut short.
  package func verify(
    _ signature: [UInt8], of message: [UInt8], algorithm: SignatureAlgorithm
  ) throws(LibCryptoError) -> Bool {
    let context = try SignatureContext(handle, type, algorithm)
    let needed = type.signatureSize
    guard signature.count == needed else { throw .signatureLength(signature.count, needed: needed) }
    guard case .ec = type else { return try context.verify(signature, of: message) }
    return try context.verify(try CurveSignature.der(fromRaw: signature), of: message)
  }
}

extension KeyType {
  /// RFC 7518 §3.3: below this a key must not sign.
  package static var leastRSABits: Int { 2_048 }

  /// The bytes of a signature; none for a symmetric key, whose codes depend on the algorithm, and where none is made.
  var signatureSize: Int {
    switch self {
    case .rsa(let bits): (bits + 7) / 8
    case .ec(let curve): curve.size * 2
    case .ed25519: 64
    case .ed448: 114
    case .x25519, .x448, .octets: 0
    }
  }
}
