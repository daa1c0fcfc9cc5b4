import LibCrypto
import Testing

@Suite struct CertificateTests {
  static let now: Int64 = 1_800_000_000

  @Test("a leaf is signed by its root and certifies its own key")
  func issue() throws {
    let authority = try CertificateAuthority(commonName: "Test root", now: Self.now)
    let other = try CertificateAuthority(commonName: "Test root", now: Self.now)
    let leaf = try authority.issue(names: ["localhost", "127.0.0.1", "::1", "*.example.com"], now: Self.now)
    let root = authority.identity.key.publicKey
    #expect(try authority.certificate.isSigned(by: root))
    #expect(try leaf.certificate.isSigned(by: root))
    #expect(try !leaf.certificate.isSigned(by: other.identity.key.publicKey))
    #expect(try !leaf.certificate.isSigned(by: leaf.key.publicKey))
    #expect(try leaf.certificate.publicKey().pem() == leaf.key.publicKey.pem())
    #expect(try Certificate(pem: leaf.certificate.pem) == leaf.certificate)
    #expect(leaf.certificate.der != authority.certificate.der)
  }

  @Test(
    "a name that is neither host nor address is refused",
    arguments: [
      "", "a,DNS:b", "a b", "a\nb", "ex\u{E4}mple", "email:a", "dir:x", "127.0.0.1,IP:1.1.1.1", "a=b",
    ])
  func names(name: String) throws {
    let authority = try CertificateAuthority(commonName: "Test root", now: Self.now)
    #expect(throws: LibCryptoError.nameInvalid(name)) { try authority.issue(names: [name], now: Self.now) }
  }

  @Test(
    "addresses that only look like one are refused by OpenSSL", arguments: ["1.2.3", "300.1.1.1", "1::2::3"])
  func addresses(name: String) throws {
    let authority = try CertificateAuthority(commonName: "Test root", now: Self.now)
    #expect(throws: LibCryptoError.self) { try authority.issue(names: [name], now: Self.now) }
  }

  @Test("what is no certificate is refused", arguments: ["", "no PEM", KeyFile.pkcs8])
  func refused(text: String) {
    #expect(throws: LibCryptoError.notACertificate) { try Certificate(pem: text) }
  }
}
