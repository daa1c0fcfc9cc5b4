import JSON
import LibCrypto

/// RFC 8705 §2: a client proves itself by the certificate of its connection.
enum ClientCertificate {
  /// The client's own certificate comes first.
  static func check(_ shown: [Certificate], of client: Client, in room: Room) async throws(Refusal) {
    func refusal(_ reason: String) -> Refusal { Refusal("invalid_client", reason, status: 401) }
    guard let certificate = shown.first else {
      throw refusal("the client authenticates by its certificate, and the connection shows none")
    }
    if client.methods.contains(.selfSignedTLSClientAuth) {
      // RFC 8705 §2.2.2: the very certificate, as x5c of a registered key.
      let keys = try await client.keys?.keys(in: room) ?? []
      guard keys.contains(where: { $0.certificate == certificate.der }) else {
        throw refusal("the certificate of the connection is not in the client's jwks (x5c)")
      }
      return
    }
    let problem: String?
    do throws(LibCryptoError) {
      problem = try Self.problem(certificate, through: Array(shown.dropFirst()), of: client, in: room)
    } catch {
      throw refusal("the certificate of the connection cannot be checked: \(error)")
    }
    if let problem { throw refusal("the certificate of the connection is \(problem)") }
  }

  private static func problem(
    _ certificate: Certificate, through others: [Certificate], of client: Client, in room: Room
  ) throws(LibCryptoError) -> String? {
    let authorities = room.clientAuthorities
    if let problem = try certificate.problem(trusting: authorities, through: others, at: room.now) {
      return "not trusted: \(problem)"
    }
    guard try client.certificateName?.holds(certificate) == true else {
      return "not the client's but \(try certificate.subject())"
    }
    return nil
  }
}

extension JWK {
  /// RFC 7517 §4.7: the first certificate of `x5c`, in plain Base64.
  var certificate: [UInt8]? { json["x5c"]?[0]?.string.flatMap { Base64Text.bytes($0) } }
}
