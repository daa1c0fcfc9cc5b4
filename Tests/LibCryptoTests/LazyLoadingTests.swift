import LibCrypto
import Testing

@Suite struct LazyLoadingTests {
  @Test("base64url, SHA-256 and comparing load no libcrypto; the first key does")
  func lazy() async {
    await #expect(processExitsWith: .success) {
      let challenge = Base64URL.encode(Digest.sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".utf8))
      #expect(challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
      #expect(try Base64URL.decode(challenge).isIdentical(inConstantTimeTo: Base64URL.decode(challenge)))
      #expect(!LibCryptoLoading.isLoaded)
      _ = try PrivateKey.generate(.ed25519)
      #expect(LibCryptoLoading.isLoaded)
    }
  }
}
