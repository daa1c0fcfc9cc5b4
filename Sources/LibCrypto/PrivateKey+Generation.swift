import CCrypto

extension PrivateKey {
  /// A fresh key; random bytes come from OpenSSL.
  package static func generate(_ type: Generated) throws(LibCryptoError) -> PrivateKey {
    let c = unsafe try libcrypto()
    let context = unsafe try c.need(
      c.pointee.EVP_PKEY_CTX_new_from_name(nil, type.algorithm, nil), "EVP_PKEY_CTX_new_from_name")
    defer { unsafe c.pointee.EVP_PKEY_CTX_free(context) }
    unsafe try c.check(c.pointee.EVP_PKEY_keygen_init(context), "EVP_PKEY_keygen_init")
    switch type {
    case .rsa(let bits):
      unsafe try c.check(
        c.pointee.EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(clamping: bits)),
        "EVP_PKEY_CTX_set_rsa_keygen_bits")
    case .ec(let curve):
      unsafe try c.check(
        c.pointee.EVP_PKEY_CTX_set_group_name(context, "\(curve.group)"), "EVP_PKEY_CTX_set_group_name")
    case .ed25519, .ed448, .x25519, .x448: break
    }
    var made: OpaquePointer?
    unsafe try c.check(c.pointee.EVP_PKEY_generate(context, &made), "EVP_PKEY_generate")
    let key = unsafe try c.need(made, "EVP_PKEY_generate")
    return PrivateKey(unsafe KeyHandle(owning: key), type: type.type)
  }

  /// The kinds of key pair that can be made.
  package enum Generated: Sendable, Hashable {
    case rsa(bits: Int = 2048)
    case ec(Curve)
    case ed25519
    case ed448
    case x25519
    case x448

    var algorithm: String {
      switch self {
      case .rsa: "RSA"
      case .ec: "EC"
      case .ed25519: "ED25519"
      case .ed448: "ED448"
      case .x25519: "X25519"
      case .x448: "X448"
      }
    }

    var type: KeyType {
      switch self {
      case .rsa(let bits): .rsa(bits: bits)
      case .ec(let curve): .ec(curve)
      case .ed25519: .ed25519
      case .ed448: .ed448
      case .x25519: .x25519
      case .x448: .x448
      }
    }
  }
}
