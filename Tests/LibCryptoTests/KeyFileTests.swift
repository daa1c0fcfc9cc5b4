import LibCrypto
import Testing

@Suite struct KeyFileTests {
  @Test(
    "one private key in four forms, in whatever company",
    arguments: [
      (KeyFile.pkcs8, nil), (KeyFile.traditional, nil), (KeyFile.encrypted, "secret"),
      (KeyFile.traditionalEncrypted, "secret"), (KeyFile.pkcs8, "not needed"),
      ("\(KeyFile.certificate)\n\(KeyFile.pkcs8)", nil), ("a note\n\n\(KeyFile.pkcs8)\n", nil),
      (KeyFile.pkcs8.replacing("\n", with: "\r\n"), nil),
    ] as [(String, String?)])
  func read(text: String, passphrase: String?) throws {
    let key = try PrivateKey(pem: text, passphrase: passphrase.map { Array($0.utf8) })
    #expect(key.type == .ec(.p256))
    #expect(try key.pem() == KeyFile.pkcs8 + "\n")
    #expect(try key.publicKey.pem() == KeyFile.spki + "\n")
  }

  @Test(
    "what is no private key of ours is refused",
    arguments: [
      ("", nil, .notAKey), ("no PEM", nil, .notAKey), (KeyFile.spki, nil, .notAKey),
      (KeyFile.certificate, nil, .notAKey), (String(KeyFile.pkcs8.dropLast(60)), nil, .notAKey),
      (KeyFile.encrypted, nil, .passphraseNeeded), (KeyFile.traditionalEncrypted, nil, .passphraseNeeded),
      (KeyFile.encrypted, "", .passphraseNeeded), (KeyFile.encrypted, "Secret", .passphraseWrong),
      (KeyFile.encrypted, String(repeating: "s", count: 5_000), .passphraseWrong),
      (KeyFile.traditionalEncrypted, "Secret", .passphraseWrong),
      (KeyFile.secp256k1, nil, .curveUnknown("secp256k1")),
    ] as [(String, String?, LibCryptoError)])
  func refused(text: String, passphrase: String?, fault: LibCryptoError) {
    #expect(throws: fault) { try PrivateKey(pem: text, passphrase: passphrase.map { Array($0.utf8) }) }
  }

  @Test("an X25519 key is read, and does not sign")
  func agreement() throws {
    let key = try PrivateKey(pem: KeyFile.x25519)
    #expect(key.type == .x25519)
    #expect(throws: LibCryptoError.algorithmMisfit(.eddsa, .x25519)) {
      try key.sign([1], algorithm: .eddsa)
    }
  }

  @Test("a public key comes from its own PEM or from a certificate")
  func publicKeys() throws {
    #expect(try PublicKey(pem: KeyFile.spki).pem() == KeyFile.spki + "\n")
    #expect(try PublicKey(pem: KeyFile.certificate).pem() == KeyFile.spki + "\n")
    #expect(throws: LibCryptoError.notAKey) { try PublicKey(pem: "no PEM") }
    #expect(throws: LibCryptoError.notAKey) { try PublicKey(pem: KeyFile.encrypted) }
  }

  @Test(
    "a generated key survives its PEM",
    arguments: [.rsa(), .ec(.p256), .ec(.p384), .ec(.p521), .ed25519, .ed448, .x25519, .x448]
      as [PrivateKey.Generated])
  func generated(kind: PrivateKey.Generated) throws {
    let key = try PrivateKey.generate(kind)
    let read = try PrivateKey(pem: key.pem())
    #expect(read.type == key.type)
    #expect(try read.publicKey.thumbprint() == key.publicKey.thumbprint())
    #expect(try PublicKey(pem: key.publicKey.pem()).thumbprint() == key.publicKey.thumbprint())
  }
}
