import JSON
import LibCrypto
import Testing

@Suite struct JWKTests {
  @Test(
    "a key leaves as it came, without its private half",
    arguments: [
      (Example.rsa, ["kty", "n", "e"]), (Example.rfc7638, ["kty", "n", "e"]),
      (Example.p256, ["kty", "crv", "x", "y"]), (Example.p384, ["kty", "crv", "x", "y"]),
      (Example.p521, ["kty", "crv", "x", "y"]), (Example.ed25519, ["kty", "crv", "x"]),
      (Example.ed448, ["kty", "crv", "x"]),
    ])
  func export(text: String, members: [String]) throws {
    let json = try Example.object(text)
    let exported = try #require(JWK(json).publicKey).jwk()
    #expect(exported.names == members)
    for name in members { #expect(exported[name] == json[name]) }
    var publicOnly = json
    publicOnly["d"] = nil
    #expect(try JWK(publicOnly).publicKey?.jwk() == exported)
  }

  @Test(
    "thumbprints of the RFCs, the same for either half",
    arguments: [
      (Example.rfc7638, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
      (Example.ed25519, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
    ])
  func thumbprint(text: String, expected: String) throws {
    #expect(try Example.key(text).publicKey?.thumbprint() == expected)
  }

  @Test("leading zeros before an RSA number are not part of it")
  func leadingZeros() throws {
    var json = try Example.object(Example.rfc7638)
    let bytes = try Base64URL.decode(json["n"]?.string ?? "")
    json["n"] = .string(Base64URL.encode([0, 0] + bytes))
    let key = try #require(JWK(json).publicKey)
    #expect(key.type == .rsa(bits: 2_048))
    #expect(try key.thumbprint() == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
  }

  @Test("an RSA key signs without its primes, and not with half of them")
  func primes() throws {
    var json = try Example.object(Example.rsa)
    json["qi"] = nil
    #expect(throws: LibCryptoError.memberMissing("qi")) { try JWK(json) }
    for name in ["p", "q", "dp", "dq"] { json[name] = nil }
    let (input, signature) = try Example.parts(Example.rfc7515A2)
    #expect(try JWK(json).sign(input, algorithm: .rs256) == signature)
    json["d"] = "Aw"
    #expect(throws: LibCryptoError.keyInvalid("d does not belong to the public key")) { try JWK(json) }
  }

  /// Each row puts one value into a good key, nil removing the member.
  static let faults: [(key: String, member: String, value: JSONValue?, fault: LibCryptoError)] = [
    (Example.p256, "kty", nil, .memberMissing("kty")),
    (Example.p256, "kty", 1, .memberInvalid("kty", .notAString)),
    (Example.p256, "kty", "ec", .keyTypeUnknown("ec")),
    (Example.p256, "crv", nil, .memberMissing("crv")),
    (Example.p256, "crv", "secp256k1", .curveUnknown("secp256k1")),
    (Example.ed25519, "crv", "X255", .curveUnknown("X255")),
    (Example.ed25519, "crv", "P-256", .curveUnknown("P-256")),
    (Example.p256, "x", nil, .memberMissing("x")),
    (Example.p256, "y", [1], .memberInvalid("y", .notAString)),
    (Example.p256, "x", "", .memberInvalid("x", .empty)),
    (Example.p256, "x", "AAAA", .memberInvalid("x", .length(3, needed: 32))),
    (Example.p384, "crv", "P-256", .memberInvalid("x", .length(48, needed: 32))),
    (Example.p256, "d", "AQ", .memberInvalid("d", .length(1, needed: 32))),
    (Example.ed25519, "x", "AAAA", .memberInvalid("x", .length(3, needed: 32))),
    (Example.ed25519, "d", "AAAA", .memberInvalid("d", .length(3, needed: 32))),
    (Example.ed448, "x", "AAAA", .memberInvalid("x", .length(3, needed: 57))),
    (
      Example.ed25519, "x", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
      .keyInvalid("d does not belong to x")
    ),
    (
      Example.p256, "d", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE",
      .keyInvalid("d does not belong to the public key")
    ),
    (Example.rsa, "n", nil, .memberMissing("n")),
    (Example.rsa, "n", "AAAA", .keyInvalid("modulus")),
    (Example.rsa, "n", "Ag", .keyInvalid("modulus")),
    (Example.rsa, "e", "AQ", .keyInvalid("exponent")),
    (Example.rsa, "e", "Ag", .keyInvalid("exponent")),
    (Example.rsa, "oth", [], .keyInvalid("more than two primes")),
    (Example.octets, "k", nil, .memberMissing("k")),
    (Example.octets, "k", "", .memberInvalid("k", .empty)),
  ]

  @Test("a key with a fault is refused by its name", arguments: faults)
  func fault(text: String, member: String, value: JSONValue?, fault: LibCryptoError) throws {
    var json = try Example.object(text)
    json[member] = value
    #expect(throws: fault) { try JWK(json) }
  }

  @Test("bad base64url in a member names its byte, and a point beside the curve is no key")
  func faultsInDepth() throws {
    var json = try Example.object(Example.p256)
    json["d"] = nil
    let x = json["x"]?.string ?? ""
    json["x"] = .string(x + "=")
    let error = #expect(throws: LibCryptoError.self) { try JWK(json) }
    guard case .memberInvalid("x", .base64(let fault)) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(fault.reason == .padding && fault.offset == 43)
    json["x"] = json["y"]
    guard case .keyInvalid = #expect(throws: LibCryptoError.self, performing: { try JWK(json) }) else {
      Issue.record("the point was taken")
      return
    }
  }

  @Test("a modulus beyond what OpenSSL verifies with is refused")
  func hugeModulus() throws {
    var json = try Example.object(Example.rfc7638)
    json["n"] = .string(Base64URL.encode([UInt8](repeating: 0xFF, count: 2_049)))
    #expect(throws: LibCryptoError.keyInvalid("modulus")) { try JWK(json) }
  }

  /// `alg`, `use` and `key_ops` of a key, and whether ES256 may verify with it.
  @Test(
    "what a key reserves itself for binds",
    arguments: [
      ("alg", "ES256", true), ("alg", "ES384", false), ("alg", "none", false), ("alg", 1, false),
      ("use", "sig", true), ("use", "enc", false), ("key_ops", ["verify"], true),
      ("key_ops", ["sign", "verify"], true), ("key_ops", ["sign"], false), ("key_ops", "verify", false),
    ] as [(String, JSONValue, Bool)])
  func reserved(member: String, value: JSONValue, allowed: Bool) throws {
    var json = try Example.object(Example.p256)
    json[member] = value
    let key = try JWK(json)
    let (input, signature) = try Example.parts(Example.rfc7515A3)
    if allowed {
      #expect(try key.verify(signature, of: input, algorithm: .es256))
    } else {
      let error = #expect(throws: LibCryptoError.self) {
        try key.verify(signature, of: input, algorithm: .es256)
      }
      guard case .keyReserved(member, _) = error else {
        Issue.record("another error: \(String(describing: error))")
        return
      }
    }
  }

  @Test("EdDSA and the curve's own name are one algorithm, and another curve's is not")
  func edwardsNames() throws {
    var json = try Example.object(Example.ed25519)
    for (name, allowed) in [("EdDSA", true), ("Ed25519", true), ("Ed448", false), ("ES256", false)] {
      json["alg"] = .string(name)
      let key = try JWK(json)
      for algorithm in [SignatureAlgorithm.eddsa, .ed25519] {
        if allowed {
          #expect(try !key.sign([1], algorithm: algorithm).isEmpty)
        } else {
          #expect(throws: LibCryptoError.keyReserved(member: "alg", value: name)) {
            try key.sign([1], algorithm: algorithm)
          }
        }
      }
    }
  }

  @Test("a public key does not sign, and no description shows a private one")
  func halves() throws {
    let key = try Example.key(Example.rfc7638)
    #expect(throws: LibCryptoError.privateKeyNeeded) { try key.sign([1], algorithm: .rs256) }
    let whole = try Example.key(Example.p256)
    guard case .privateKey(let secret) = whole.material else { return }
    #expect("\(secret) \(whole)" == "EC P-256 EC P-256")
    var shown = String(reflecting: whole)
    dump(whole, to: &shown)
    #expect(!shown.contains("jpsQnnGQmL"))
  }
}
