import JSON

/// Files of the user that prove a client, by absolute path; what they hold is read anew each time and never kept.
package struct ProofFiles: Sendable, Hashable {
  /// The private key of `private_key_jwt`: PEM or JWK.
  package var key: String?
  /// The passphrase of an encrypted PEM.
  package var passphrase: String?
  /// The certificate of mutual TLS (RFC 8705), and its key.
  package var certificate: String?
  package var certificateKey: String?
  /// `issuer`, `token-endpoint` or the value itself (CC-7); nil is the issuer.
  package var assertionAudience: String?
  /// The algorithms that the server takes, separated by blanks; nil where it does not say.
  package var algorithms: String?

  package init() {}

  package var isEmpty: Bool { self == ProofFiles() }
}

extension ProofFiles {
  var members: [(String, String?)] {
    [
      ("private_key_file", key), ("passphrase_file", passphrase), ("certificate_file", certificate),
      ("certificate_key_file", certificateKey), ("assertion_audience", assertionAudience),
      ("assertion_algorithms", algorithms),
    ]
  }

  init(stored reader: StoredReader) throws(StoredFault) {
    key = try reader.optionalString("private_key_file")
    passphrase = try reader.optionalString("passphrase_file")
    certificate = try reader.optionalString("certificate_file")
    certificateKey = try reader.optionalString("certificate_key_file")
    assertionAudience = try reader.optionalString("assertion_audience")
    algorithms = try reader.optionalString("assertion_algorithms")
  }
}
