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

  @Test("a certificate tells the names of its holder")
  func holder() throws {
    let certificate = try Certificate(pem: Self.named)
    #expect(try certificate.subject() == "CN=robot,O=Müller\\, Söhne,C=DE")
    #expect(
      try certificate.alternativeNames() == [
        .uri("spiffe://a.example/robot"), .email("robot@a.example"), .dns("a.example"),
        .address([10, 0, 0, 1]),
      ])
    let authority = try CertificateAuthority(commonName: "Test root", now: Self.now)
    #expect(try authority.certificate.alternativeNames() == [])
  }

  @Test("a chain ends at an authority that is trusted, in time, and is a client's")
  func chain() throws {
    let authority = try CertificateAuthority(commonName: "Test root", now: Self.now)
    let other = try CertificateAuthority(commonName: "Other root", now: Self.now)
    let profile = CertificateProfile(
      commonName: "client", names: [], usage: .client, notBefore: Self.now, notAfter: Self.now + 60)
    let client = try authority.issue(profile).certificate
    let server = try authority.issue(names: ["localhost"], now: Self.now).certificate
    let both = [other.certificate, authority.certificate]
    #expect(try client.problem(trusting: both, at: Self.now + 1) == nil)
    #expect(try client.problem(trusting: [other.certificate], at: Self.now + 1) != nil)
    #expect(
      try client.problem(trusting: [other.certificate], through: [authority.certificate], at: Self.now + 1)
        != nil)
    #expect(try client.problem(trusting: both, at: Self.now - 1) == "certificate is not yet valid")
    #expect(try client.problem(trusting: both, at: Self.now + 61) == "certificate has expired")
    #expect(try server.problem(trusting: both, at: Self.now + 1) != nil)
    let pem = both.map(\.pem).joined()
    #expect(try Certificate.all(pem: "# two\n" + pem) == both)
    #expect(throws: LibCryptoError.notACertificate) { try Certificate.all(pem: "none") }
  }

  /// Made by OpenSSL's `req -x509 -utf8`, for names that the authority here does not write.
  static let named = """
    -----BEGIN CERTIFICATE-----
    MIICDjCCAbSgAwIBAgIUNmQLDZCJOOYtiZVu3UZrnp0LE/8wCgYIKoZIzj0EAwIw
    NzELMAkGA1UEBhMCREUxGDAWBgNVBAoMD03DvGxsZXIsIFPDtmhuZTEOMAwGA1UE
    AwwFcm9ib3QwIBcNMjYxMTI0MTE0MTAwWhgPMjEyNjEwMzExMTQxMDBaMDcxCzAJ
    BgNVBAYTAkRFMRgwFgYDVQQKDA9Nw7xsbGVyLCBTw7ZobmUxDjAMBgNVBAMMBXJv
    Ym90MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEvJqeo+qtWbZZpRN4JpHiaj+y
    oo9xWTGhTgb2bjVBQNtNps+UEJfeTgrzv3T0opG8XjCXDweDhEOcJpG5cwmXjqOB
    mzCBmDAdBgNVHQ4EFgQU+PzUAB9qCcdrlRXdcFh+6JWb4NEwHwYDVR0jBBgwFoAU
    +PzUAB9qCcdrlRXdcFh+6JWb4NEwDwYDVR0TAQH/BAUwAwEB/zBFBgNVHREEPjA8
    hhhzcGlmZmU6Ly9hLmV4YW1wbGUvcm9ib3SBD3JvYm90QGEuZXhhbXBsZYIJYS5l
    eGFtcGxlhwQKAAABMAoGCCqGSM49BAMCA0gAMEUCIGXQsICJQ8yQqjl1TYose8AP
    vo7hB2C1r6Uy8y9VYowXAiEA5OKCPkO+l8E93wlKPxGiAF2JEszqUs9q609ssrk4
    Lew=
    -----END CERTIFICATE-----
    """
}
