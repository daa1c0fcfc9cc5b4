import JSON
import LibCrypto
import Testing

@Suite struct SignatureTests {
  /// A key for every type, with the algorithms that fit it.
  static let fits: [(String, [SignatureAlgorithm])] = [
    (Example.octets, [.hs256, .hs384, .hs512]),
    (Example.rsa, [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]),
    (Example.p256, [.es256]), (Example.p384, [.es384]), (Example.p521, [.es512]),
    (Example.ed25519, [.eddsa, .ed25519]), (Example.ed448, [.eddsa, .ed448]),
  ]

  static let examples: [(key: String, token: String, algorithm: SignatureAlgorithm)] = [
    (Example.octets, Example.rfc7515A1, .hs256), (Example.rsa, Example.rfc7515A2, .rs256),
    (Example.p256, Example.rfc7515A3, .es256), (Example.p521, Example.rfc7515A4, .es512),
    (Example.ed25519, Example.rfc8037A4, .eddsa), (Example.ed25519, Example.rfc8037A4, .ed25519),
  ]

  @Test("the RFCs' tokens verify, and no altered one does", arguments: examples)
  func example(key: String, token: String, algorithm: SignatureAlgorithm) throws {
    let key = try Example.key(key)
    let (input, signature) = try Example.parts(token)
    #expect(try key.verify(signature, of: input, algorithm: algorithm))
    #expect(try !key.verify(signature, of: input + [0], algorithm: algorithm))
    #expect(try !key.verify(signature, of: [], algorithm: algorithm))
    for index in [0, signature.count / 2, signature.count - 1] {
      var altered = signature
      altered[index] ^= 1
      #expect(try !key.verify(altered, of: input, algorithm: algorithm))
    }
    #expect(try !key.verify([UInt8](repeating: 0, count: signature.count), of: input, algorithm: algorithm))
    for wrong in [[], Array(signature.dropLast()), signature + [0], [0] + signature] {
      #expect(throws: LibCryptoError.signatureLength(wrong.count, needed: signature.count)) {
        try key.verify(wrong, of: input, algorithm: algorithm)
      }
    }
  }

  @Test("deterministic algorithms make the RFCs' signatures", arguments: examples)
  func deterministic(key: String, token: String, algorithm: SignatureAlgorithm) throws {
    guard algorithm != .es256, algorithm != .es512 else { return }
    let (input, signature) = try Example.parts(token)
    #expect(try Example.key(key).sign(input, algorithm: algorithm) == signature)
  }

  @Test("Ed448 makes RFC 8032's signature of the blank message")
  func ed448() throws {
    let signature = try Base64URL.decode(
      "Uzo39rvkVyUfAjwNiPl2ri37UEqEPjTSB0_YI9QaWR8rIz8DT2KCgfL9eiLd1H14KMWb0KIb_TmA_w0g"
        + "KNSxip32PgBsXRwtNFuSXY3AC0EEhS25msXHzdqFMKEToPTbthFJ8FpzYyaMcdlYCP8uZSYA")
    let key = try Example.key(Example.ed448)
    #expect(try key.sign([], algorithm: .ed448) == signature)
    #expect(try key.verify(signature, of: [], algorithm: .eddsa))
  }

  @Test("an algorithm verifies what it signed, and only with a key that fits", arguments: fits)
  func fit(text: String, fitting: [SignatureAlgorithm]) throws {
    let key = try Example.key(text)
    let message = Array("a message".utf8)
    for algorithm in SignatureAlgorithm.allCases {
      guard fitting.contains(algorithm) else {
        #expect(!algorithm.fits(key.type))
        let misfit = LibCryptoError.algorithmMisfit(algorithm, key.type)
        #expect(throws: misfit) { try key.sign(message, algorithm: algorithm) }
        #expect(throws: misfit) { try key.verify([], of: message, algorithm: algorithm) }
        continue
      }
      #expect(algorithm.fits(key.type))
      let signature = try key.sign(message, algorithm: algorithm)
      #expect(try key.verify(signature, of: message, algorithm: algorithm))
      #expect(try !key.verify(signature, of: Array("another".utf8), algorithm: algorithm))
    }
  }

  @Test("a fresh key of the same kind does not verify", arguments: fits.dropFirst())
  func wrongKey(text: String, fitting: [SignatureAlgorithm]) throws {
    let key = try Example.key(text)
    let kind: PrivateKey.Generated =
      switch key.type {
      case .ec(let curve): .ec(curve)
      case .ed25519: .ed25519
      case .ed448: .ed448
      case .rsa, .octets, .x25519, .x448: .rsa()
      }
    let other = try PrivateKey.generate(kind)
    #expect(other.type == key.type)
    for algorithm in fitting {
      let signature = try other.sign([1, 2, 3], algorithm: algorithm)
      #expect(try other.publicKey.verify(signature, of: [1, 2, 3], algorithm: algorithm))
      #expect(try !key.verify(signature, of: [1, 2, 3], algorithm: algorithm))
    }
  }

  @Test("half an ECDSA signature that is zero, the order or DER is refused")
  func degenerate() throws {
    let key = try Example.key(Example.p256)
    let order = try Base64URL.decode("_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE")
    let (zero, one) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 31) + [1])
    for (r, s) in [(zero, zero), (zero, one), (one, zero), (order, one), (one, order), (order, order)] {
      #expect(try !key.verify(r + s, of: [1], algorithm: .es256))
    }
    #expect(throws: LibCryptoError.signatureLength(70, needed: 64)) {
      try key.verify([0x30, 0x44] + [UInt8](repeating: 1, count: 68), of: [1], algorithm: .es256)
    }
  }

  @Test("a short RSA key does not sign")
  func shortKey() throws {
    let key = try PrivateKey.generate(.rsa(bits: 1_024))
    #expect(throws: LibCryptoError.keyTooShort(bits: 1_024, needed: 2_048)) {
      try key.sign([1], algorithm: .rs256)
    }
  }

  @Test("a compact token has its algorithm first, whatever the header says")
  func compact() throws {
    let key = try PrivateKey.generate(.ec(.p256))
    let token = try JWS.sign(
      header: ["typ": "at+jwt", "alg": "none", "kid": "k1"], payload: ["sub": "é", "n": 1], with: key,
      algorithm: .es256)
    let fields = token.split(separator: ".", omittingEmptySubsequences: false)
    #expect(fields.count == 3)
    let header = String(decoding: try Base64URL.decode(fields[0]), as: UTF8.self)
    #expect(header == #"{"alg":"ES256","typ":"at+jwt","kid":"k1"}"#)
    #expect(String(decoding: try Base64URL.decode(fields[1]), as: UTF8.self) == #"{"sub":"é","n":1}"#)
    let (input, signature) = try Example.parts(token)
    #expect(try key.publicKey.verify(signature, of: input, algorithm: .es256))
  }

  @Test("a shared secret signs a compact token")
  func shared() throws {
    let key = SharedKey(Array("secret".utf8))
    let (input, signature) = try Example.parts(JWS.sign(payload: ["a": 1], with: key, algorithm: .hs256))
    #expect(try key.verify(signature, of: input, algorithm: .hs256))
    #expect("\(key)" == "a symmetric key of 48 bits")
  }
}
