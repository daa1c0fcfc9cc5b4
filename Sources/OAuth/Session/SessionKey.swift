package import HTTP
import LibCrypto

/// What one session is called: the URL that the user typed and a profile.
package struct SessionKey: Sendable, Hashable {
  /// ``Location/canonical`` of the typed URL.
  package let server: String
  /// Empty for the only or main account.
  package let profile: String
  private let host: String

  package init(_ typed: Location, profile: String = "") {
    server = typed.canonical
    self.profile = profile
    host = typed.hostText.lowercased()
  }

  /// The name of the session's file, so that a command with a URL opens one file and lists none.
  package var fileName: String {
    let digest = Digest.sha256("\(server)\n\(profile)".utf8).prefix(12)
    let plain = host.prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
    return String(plain) + "-" + digest.map { Self.hexadecimal($0) }.joined()
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
