import LibCrypto
import Testing

@Suite struct DigestTests {
  /// FIPS 180-4's examples and NIST's short messages, RFC 7636 appendix B last.
  @Test(
    "SHA-256 of known messages",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
          + "mnopqrstnopqrstu", "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3"
      ),
    ])
  func known(message: String, digest: String) {
    #expect(hexadecimal(Digest.sha256(message.utf8)) == digest)
  }

  @Test("SHA-256 of a million letters")
  func million() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      hexadecimal(Digest.sha256(letters))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("both SHA-256 agree on every length around a block, whole and in pieces")
  func agree() throws {
    for count in 0...260 {
      let message = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 131) }
      var pieces = SHA256()
      for start in stride(from: 0, to: count, by: 7) { pieces.update(message[start..<min(start + 7, count)]) }
      let whole = try Digest.hash(message, with: .sha256)
      #expect(Digest.sha256(message) == whole)
      #expect(pieces.finish() == whole)
    }
  }

  @Test(
    "the longer digests of \"abc\" and nothing",
    arguments: [
      (
        .sha384, "abc",
        "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
      ),
      (
        .sha384, "",
        "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"
      ),
      (
        .sha512, "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
          + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
      ),
    ] as [(Digest.Function, String, String)])
  func longer(function: Digest.Function, message: String, digest: String) throws {
    #expect(hexadecimal(try Digest.hash(Array(message.utf8), with: function)) == digest)
  }

  @Test(
    "equality in constant time is equality",
    arguments: [([], [], true), ([1], [1], true), ([1], [2], false), ([1, 2], [1], false), ([0], [], false)]
      as [([UInt8], [UInt8], Bool)])
  func constantTime(left: [UInt8], right: [UInt8], same: Bool) {
    #expect(left.isIdentical(inConstantTimeTo: right) == same)
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
