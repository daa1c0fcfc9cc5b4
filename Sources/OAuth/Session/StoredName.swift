import LibCrypto

/// Names of files: the host for people, a digest for everything else.
package enum StoredName {
  package static func make(host: String, of text: String) -> String {
    let plain = host.lowercased().prefix(60).map {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-"
    }
    let digest = Digest.sha256(text.utf8).prefix(12).map { byte in
      byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
    return String(plain) + "-" + digest.joined()
  }
}
