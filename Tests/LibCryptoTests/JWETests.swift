import JSON
import LibCrypto
import Testing

@Suite struct JWETests {
  static let sentence = """
    You can trust us to stick with you through thick and thin–to the bitter end. And you can trust us to keep any \
    secret of yours–closer than you keep it yourself. But you cannot trust us to let you face trouble alone, and go \
    off without a word. We are your friends, Frodo.
    """
  static let claims = #"{"iss":"https://as.example","sub":"café"}"#

  static func jwe(_ token: String) throws -> JWE { try JWE(Array(Example.unfolded(token).utf8)) }

  static let examples: [(key: String, token: String, content: String)] = [
    (
      JWEExample.rfc7516A1Key, JWEExample.rfc7516A1,
      "The true sign of intelligence is not knowledge but imagination."
    ),
    (#"{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}"#, JWEExample.rfc7516A3, "Live long and prosper."),
    (JWEExample.rfc7520_5_2Key, JWEExample.rfc7520_5_2, sentence),
    (JWEExample.rfc7520_5_4Key, JWEExample.rfc7520_5_4, sentence),
    (JWEExample.rfc7520_5_5Key, JWEExample.rfc7520_5_5, sentence),
    (JWEExample.rfc7520_5_6Key, JWEExample.rfc7520_5_6, sentence),
    (JWEExample.rfc7520_5_7Key, JWEExample.rfc7520_5_7, sentence),
    (JWEExample.rfc7520_5_8Key, JWEExample.rfc7520_5_8, sentence),
    (JWEExample.rfc7520_5_8Key, JWEExample.rfc7520_5_9, sentence),
    (JWEExample.x25519Key, JWEExample.x25519, sentence),
  ]

  @Test("the RFCs' examples open", arguments: examples)
  func example(key: String, token: String, content: String) throws {
    let opened = try Self.jwe(token).decrypt(with: Example.key(key))
    #expect(String(decoding: opened, as: UTF8.self) == content)
  }

  @Test("RFC 7520 §5.3 opens with its passphrase, and no other")
  func passphrase() throws {
    let jwe = try Self.jwe(JWEExample.rfc7520_5_3)
    let opened = try jwe.decrypt(
      with: JWK.Material.shared(SharedKey(Array("entrap_o–peter_long–credit_tun".utf8))))
    #expect(String(decoding: opened, as: UTF8.self).hasPrefix(#"{"keys":[{"kty":"oct""#))
    #expect(throws: JWEError.decryptionFailed) {
      try jwe.decrypt(with: JWK.Material.shared(SharedKey(Array("entrap".utf8))))
    }
  }

  static func peerKey(_ name: String) throws -> JWK {
    guard let text = JWEPeer.keys[name] else {
      return try JWK(["kty": "oct", "k": .string(Base64URL.encode(Array("correct horse".utf8)))])
    }
    return try Example.key(text)
  }

  @Test("every algorithm of jwcrypto opens, and nothing altered does", arguments: JWEPeer.tokens)
  func peer(key: String, algorithm: String, encryption: String, token: String) throws {
    let key = try Self.peerKey(key)
    let token = Example.unfolded(token)
    let jwe = try Self.jwe(token)
    #expect(try jwe.algorithm.rawValue == algorithm && jwe.encryption.rawValue == encryption)
    #expect(String(decoding: try jwe.decrypt(with: key), as: UTF8.self) == Self.claims)
    let fields = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for index in 1..<fields.count where !fields[index].isEmpty {
      var bytes = try Base64URL.decode(fields[index])
      bytes[bytes.count / 2] ^= 1
      var altered = fields
      altered[index] = Base64URL.encode(bytes)
      #expect(throws: JWEError.decryptionFailed) {
        try Self.jwe(altered.joined(separator: ".")).decrypt(with: key)
      }
      altered[index] = Base64URL.encode(bytes.dropLast())
      #expect(throws: JWEError.self) { try Self.jwe(altered.joined(separator: ".")).decrypt(with: key) }
    }
    // The header is authenticated: another spelling of the same members does not open.
    var header = try Base64URL.decode(fields[0])
    header.insert(0x20, at: 1)
    let respelled = ([Base64URL.encode(header)] + fields.dropFirst()).joined(separator: ".")
    #expect(throws: JWEError.decryptionFailed) { try Self.jwe(respelled).decrypt(with: key) }
  }

  @Test("a key of another type or size is named as a misfit", arguments: JWEPeer.tokens)
  func misfit(key: String, algorithm: String, encryption: String, token: String) throws {
    let jwe = try Self.jwe(token)
    let right = try Self.peerKey(key)
    for other in try JWEPeer.keys.keys.map(Self.peerKey) where other.type != right.type {
      let error = #expect(throws: JWEError.self) { try jwe.decrypt(with: other) }
      switch error {
      case .keyMisfit, .contentKeySize, .memberInvalid("epk", _), .decryptionFailed: break
      default: Issue.record("another error: \(String(describing: error))")
      }
    }
  }

  @Test(
    "what is encrypted opens again, for every algorithm and encryption", arguments: KeyManagement.allCases)
  func roundTrip(algorithm: KeyManagement) throws {
    for encryption in ContentEncryption.allCases {
      for key in try JWEPeer.keys.keys.map(Self.peerKey) where algorithm.fits(key.type) {
        if algorithm == .direct, key.type != .octets(count: encryption.keySize) { continue }
        for content in [[], Array("é".utf8), [UInt8](repeating: 7, count: 1_000)] {
          let header: JSONObject = ["alg": "none", "cty": "JWT", "apu": "QWxpY2U"]
          let token = try JWE.encrypt(
            content, header: header, to: key.material, algorithm: algorithm, encryption: encryption,
            count: 1_000)
          let jwe = try Self.jwe(token)
          #expect(jwe.header.names.prefix(2) == ["alg", "enc"] && jwe.header["cty"] == "JWT")
          #expect(try jwe.decrypt(with: key) == content)
        }
      }
    }
  }

  /// A header in the place of the good one, and how it is refused.
  static let headers: [(header: String, fault: JWEError)] = [
    (#"{"alg":"RSA1_5","enc":"A128GCM"}"#, .algorithmRefused("RSA1_5")),
    (#"{"alg":"none","enc":"A128GCM"}"#, .algorithmUnknown("none")),
    (#"{"enc":"A128GCM"}"#, .memberMissing("alg")), (#"{"alg":"dir"}"#, .memberMissing("enc")),
    (#"{"alg":1,"enc":"A128GCM"}"#, .memberInvalid("alg", reason: "a number instead of a string")),
    (#"{"alg":"dir","enc":"A128CBC"}"#, .encryptionUnknown("A128CBC")),
    (#"{"alg":"dir","enc":"A128GCM","zip":"GZIP"}"#, .compressionUnknown("GZIP")),
    (#"{"alg":"dir","enc":"A128GCM","crit":["exp"],"exp":1}"#, .critical("exp")),
    (#"{"alg":"dir","enc":"A128GCM","crit":[]}"#, .memberInvalid("crit", reason: "no list of names")),
    (#"{"alg":"dir","alg":"dir","enc":"A128GCM"}"#, .memberTwice("alg")),
    (#"["alg"]"#, .headerNotObject),
  ]

  @Test("a header that is refused is refused by name", arguments: headers)
  func header(text: String, fault: JWEError) throws {
    let token = "\(Base64URL.encode(text.utf8))..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"
    #expect(throws: fault) { try Self.jwe(token).decrypt(with: Self.peerKey("oct128")) }
  }

  @Test(
    "a passphrase is hashed no more often than the bound, and with a salt of its size",
    arguments: [
      (#""p2s":"AAAAAAAAAAA","p2c":1000001"#, .countBeyond("1000001", limit: 1_000_000)),
      (#""p2s":"AAAAAAAAAAA","p2c":1e300"#, .countBeyond("1e300", limit: 1_000_000)),
      (#""p2s":"AAAAAAAAAAA","p2c":0"#, .memberInvalid("p2c", reason: "no whole number above zero")),
      (#""p2s":"AAAAAAAAAAA","p2c":"1000""#, .memberInvalid("p2c", reason: "no whole number above zero")),
      (#""p2s":"AAAAAAAAAAA""#, .memberMissing("p2c")), (#""p2c":1000"#, .memberMissing("p2s")),
      (#""p2s":"AAAA","p2c":1000"#, .memberInvalid("p2s", reason: "shorter than 8 bytes")),
    ] as [(String, JWEError)])
  func count(members: String, fault: JWEError) throws {
    let header = Base64URL.encode(#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM",\#(members)}"#.utf8)
    let jwe = try Self.jwe("\(header).AAAAAAAA.AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA")
    #expect(throws: fault) { try jwe.decrypt(with: Self.peerKey("passphrase")) }
  }

  @Test("a key says itself what it is for, and RSA1_5 of RFC 7516 is refused by name")
  func reserved() throws {
    var json = try Example.object(JWEExample.rfc7520_5_6Key)
    let jwe = try Self.jwe(JWEExample.rfc7520_5_6)
    for (member, value, isAllowed) in [
      ("alg", "A128GCM", true), ("alg", "dir", true), ("alg", "A128KW", false), ("use", "enc", true),
      ("use", "sig", false), ("key_ops", ["decrypt"], true), ("key_ops", ["encrypt"], false),
    ] as [(String, JSONValue, Bool)] {
      for name in ["alg", "use", "key_ops"] { json[name] = nil }
      json[member] = value
      let key = try JWK(json)
      if isAllowed {
        #expect(try !jwe.decrypt(with: key).isEmpty)
      } else {
        let error = #expect(throws: JWEError.self) { try jwe.decrypt(with: key) }
        guard case .key(.keyReserved(member, _)) = error else {
          Issue.record("another error: \(String(describing: error))")
          continue
        }
      }
    }
    #expect(throws: JWEError.algorithmRefused("RSA1_5")) {
      try Self.jwe(JWEExample.rfc7516A2).decrypt(with: Example.key(JWEExample.rfc7516A1Key))
    }
    #expect(throws: JWEError.key(.privateKeyNeeded)) {
      let key = try #require(Example.key(JWEExample.rfc7516A1Key).publicKey)
      _ = try Self.jwe(JWEExample.rfc7516A1).decrypt(with: JWK.Material.publicKey(key))
    }
  }

  @Test(
    "five fields of canonical base64url are needed",
    arguments: [
      ("", .fieldCount(1)), ("a.b.c", .fieldCount(3)), ("a.b.c.d.e.f", .fieldCount(6)),
      ("e30=.a.b.c.d", .field(.header, Base64Error(reason: .padding, offset: 3))),
      ("e30.AB.AA.AA.AA", .field(.encryptedKey, Base64Error(reason: .spareBits, offset: 1))),
      ("e30.AA.AA.AA.+A", .field(.tag, Base64Error(reason: .notInAlphabet(0x2B), offset: 0))),
      ("e3.AA.AA.AA.AA", .field(.header, Base64Error(reason: .spareBits, offset: 1))),
    ] as [(String, JWEError)])
  func shape(token: String, fault: JWEError) {
    #expect(throws: fault) { try Self.jwe(token) }
  }
}
