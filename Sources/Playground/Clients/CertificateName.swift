import HTTP
import JSON
import LibCrypto

/// RFC 8705 §2.1.2: the one name by which the certificates of a client are known.
enum CertificateName: Sendable {
  case subject(String)
  case alternative(AlternativeName)

  private static let members = [
    "tls_client_auth_subject_dn", "tls_client_auth_san_dns", "tls_client_auth_san_uri",
    "tls_client_auth_san_ip", "tls_client_auth_san_email",
  ]

  /// Nil where no name was registered.
  static func read(_ json: JSONObject) throws(Refusal) -> CertificateName? {
    let named = members.filter { json[$0] != nil }
    guard let member = named.first else { return nil }
    guard named.count == 1, let text = json[member]?.string, !text.isEmpty else {
      throw Refusal("invalid_client_metadata", "exactly one text of \(members.joined(separator: ", "))")
    }
    switch member {
    case "tls_client_auth_san_dns": return .alternative(.dns(text))
    case "tls_client_auth_san_uri": return .alternative(.uri(text))
    case "tls_client_auth_san_email": return .alternative(.email(text))
    case "tls_client_auth_san_ip":
      guard let address = IPAddress(text) else {
        throw Refusal("invalid_client_metadata", "\(member) is no IP address")
      }
      return .alternative(.address(address.bytes))
    default: return .subject(text)
    }
  }

  func holds(_ certificate: Certificate) throws(LibCryptoError) -> Bool {
    switch self {
    case .subject(let name):
      return Self.plain(try certificate.subject()).isIdentical(to: Self.plain(name))
    case .alternative(let name):
      return try certificate.alternativeNames().contains { found in
        switch (found, name) {
        case (.dns(let one), .dns(let other)): one.isSameFieldName(as: other)
        case (.uri(let one), .uri(let other)), (.email(let one), .email(let other)):
          one.isIdentical(to: other)
        case (.address(let one), .address(let other)): one == other
        default: false
        }
      }
    }
  }

  /// RFC 4514 §2.1 has no blank after a comma, people have.
  private static func plain(_ name: String) -> String {
    var plain: [UInt8] = []
    for byte in name.utf8 {
      if byte == 0x20, plain.last == UInt8(ascii: ",") { continue }
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
