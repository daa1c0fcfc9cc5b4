import CCrypto
package import JSON

extension PublicKey {
  /// RFC 7518 §6, RFC 8037 §2: the members that make the key, and no others.
  package func jwk() throws(LibCryptoError) -> JSONObject {
    switch type {
    case .rsa:
      return ["kty": "RSA", "n": .string(try number("n")), "e": .string(try number("e"))]
    case .ec(let curve):
      return [
        "kty": "EC", "crv": .string(curve.rawValue),
        "x": .string(try number("qx", size: curve.size)), "y": .string(try number("qy", size: curve.size)),
      ]
    case .ed25519: return try jwk(.ed25519)
    case .ed448: return try jwk(.ed448)
    case .x25519: return try jwk(.x25519)
    case .x448: return try jwk(.x448)
    case .octets: return ["kty": "oct"]
    }
  }

  private func jwk(_ curve: OctetCurve) throws(LibCryptoError) -> JSONObject {
    let point = Base64URL.encode(try handle.publicOctets(curve))
    return ["kty": "OKP", "crv": .string(curve.rawValue), "x": .string(point)]
  }

  /// RFC 7518 §6.3.1.1: no more bytes than the number needs, unless a size is given.
  private func number(_ name: String, size: Int? = nil) throws(LibCryptoError) -> String {
    let c = unsafe try libcrypto()
    var number: OpaquePointer?
    unsafe try c.check(
      handle.lend { unsafe c.pointee.EVP_PKEY_get_bn_param($0, name, &number) }, "EVP_PKEY_get_bn_param")
    defer { unsafe c.pointee.BN_free(number) }
    let least = unsafe (Int(c.pointee.BN_num_bits(number)) + 7) / 8
    return Base64URL.encode(unsafe try c.bytes(of: number, size: size ?? least))
  }

  /// RFC 7638 §3: SHA-256 over the required members in the order of their names, as base64url.
  package func thumbprint() throws(LibCryptoError) -> String {
    let members = try jwk().members.sorted { $0.name < $1.name }
    return Base64URL.encode(Digest.sha256(JSONValue.object(JSONObject(members: members)).bytes()))
  }
}
