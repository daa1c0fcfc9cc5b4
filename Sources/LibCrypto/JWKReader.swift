import JSON

/// RFC 7518 §6 and RFC 8037 §2: the members of each key type, and what they make.
struct JWKReader {
  /// OpenSSL verifies with no modulus beyond this.
  static let mostRSABits = 16_384

  let json: JSONObject

  init(_ json: JSONObject) { self.json = json }

  func material() throws(LibCryptoError) -> JWK.Material {
    guard let kind = json["kty"] else { throw .memberMissing("kty") }
    guard let kind = kind.string else { throw .memberInvalid("kty", .notAString) }
    switch kind {
    case "RSA": return try rsa()
    case "EC": return try ec()
    case "OKP": return try octetPair()
    case "oct": return .shared(SharedKey(try bytes("k")))
    default: throw .keyTypeUnknown(kind)
    }
  }

  private func bytes(_ name: String, count: Int? = nil) throws(LibCryptoError) -> [UInt8] {
    guard let value = json[name] else { throw .memberMissing(name) }
    guard let text = value.string else { throw .memberInvalid(name, .notAString) }
    let bytes: [UInt8]
    do throws(Base64Error) { bytes = try Base64URL.decode(text) } catch {
      throw .memberInvalid(name, .base64(error))
    }
    guard !bytes.isEmpty else { throw .memberInvalid(name, .empty) }
    if let count, bytes.count != count { throw .memberInvalid(name, .length(bytes.count, needed: count)) }
    return bytes
  }

  private var isPrivate: Bool { json["d"] != nil }

  /// RFC 7518 §6.3: a private key has either all of the primes' members or only `d`.
  private func rsa() throws(LibCryptoError) -> JWK.Material {
    let modulus = Array(try bytes("n").drop { $0 == 0 })
    let exponent = Array(try bytes("e").drop { $0 == 0 })
    guard modulus.count * 8 <= Self.mostRSABits, let last = modulus.last, last & 1 == 1 else {
      throw .keyInvalid("modulus")
    }
    guard let last = exponent.last, last & 1 == 1, exponent != [1] else { throw .keyInvalid("exponent") }
    let c = unsafe try libcrypto()
    var parts = unsafe try KeyParts(c)
    try parts.add("n", number: modulus)
    try parts.add("e", number: exponent)
    if isPrivate {
      guard json["oth"] == nil else { throw .keyInvalid("more than two primes") }
      try parts.add("d", number: try bytes("d"))
      if ["p", "q", "dp", "dq", "qi"].contains(where: { json[$0] != nil }) {
        try parts.add("rsa-factor1", number: try bytes("p"))
        try parts.add("rsa-factor2", number: try bytes("q"))
        try parts.add("rsa-exponent1", number: try bytes("dp"))
        try parts.add("rsa-exponent2", number: try bytes("dq"))
        try parts.add("rsa-coefficient1", number: try bytes("qi"))
      }
    }
    let handle = try parts.key("RSA", isPrivate: isPrivate)
    return try pair(handle, type: try KeyType(of: handle), probe: .rs256)
  }

  /// RFC 7518 §6.2: coordinates have their full length.
  private func ec() throws(LibCryptoError) -> JWK.Material {
    let curve: Curve = try named("crv")
    let point = try [4] + bytes("x", count: curve.size) + bytes("y", count: curve.size)
    let c = unsafe try libcrypto()
    var parts = unsafe try KeyParts(c)
    try parts.add("group", text: curve.group)
    try parts.add("pub", octets: point)
    if isPrivate { try parts.add("priv", number: try bytes("d", count: curve.size)) }
    let handle = try parts.key("EC", isPrivate: isPrivate)
    return try pair(handle, type: .ec(curve), probe: curve.algorithm)
  }

  private func named<Name: RawRepresentable<String>>(_ member: String) throws(LibCryptoError) -> Name {
    guard let value = json[member] else { throw .memberMissing(member) }
    guard let text = value.string else { throw .memberInvalid(member, .notAString) }
    guard let name = Name(rawValue: text) else { throw .curveUnknown(text) }
    return name
  }

  /// RFC 8037 §2: the public half is there even where it follows from the private one.
  private func octetPair() throws(LibCryptoError) -> JWK.Material {
    let curve: OctetCurve = try named("crv")
    let point = try bytes("x", count: curve.size)
    guard isPrivate else {
      return .publicKey(PublicKey(try KeyHandle(curve: curve, public: point), type: curve.type))
    }
    let handle = try KeyHandle(curve: curve, private: try bytes("d", count: curve.size))
    guard try handle.publicOctets(curve) == point else { throw .keyInvalid("d does not belong to x") }
    return .privateKey(PrivateKey(handle, type: curve.type))
  }

  /// A private half that is not the public one's shows when it signs.
  private func pair(
    _ handle: KeyHandle, type: KeyType, probe: SignatureAlgorithm
  ) throws(LibCryptoError) -> JWK.Material {
    guard isPrivate else { return .publicKey(PublicKey(handle, type: type)) }
    let message: [UInt8] = [0]
    do throws(LibCryptoError) {
      let signature = try SignatureContext(handle, type, probe).sign(message)
      if try SignatureContext(handle, type, probe).verify(signature, of: message) {
        return .privateKey(PrivateKey(handle, type: type))
      }
    } catch {
      guard case .operation = error else { throw error }
    }
    throw .keyInvalid("d does not belong to the public key")
  }
}

extension Curve {
  fileprivate var algorithm: SignatureAlgorithm {
    switch self {
    case .p256: .es256
    case .p384: .es384
    case .p521: .es512
    }
  }
}
