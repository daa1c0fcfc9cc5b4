import LibCrypto
import OAuth

extension Rule<TokenEvidence> {
  /// RFC 7518 §3.4: r and s have their full length.
  package static let joseSignatureLength = Rule(
    "jose/signature-length", .error, "The signature is as long as its algorithm makes it",
    clauses: ["RFC 7518 §3.2", "RFC 7518 §3.4", "RFC 8037 §3.1"],
    why: """
      An HMAC, an ECDSA and an EdDSA signature have one length each. An ECDSA signature in DER, as \
      OpenSSL writes it, is the usual mistake.
      """,
    fixes: [
      Fix(
        .authorizationServer,
        "Write ECDSA signatures as r and s, each with the bytes of a coordinate, not as DER.")
    ],
    examples: [
      .passes(#"{}"#),
      .passes(#"{"header":{"alg":"ES256"},"signature_size":64}"#),
      .passes(#"{"header":{"alg":"HS512"},"signature_size":64}"#),
      .fails(.error, #"{"header":{"alg":"ES256"},"signature_size":71}"#),
      .fails(.error, #"{"header":{"alg":"HS256"},"signature_size":64}"#),
    ]
  ) { subject in
    guard subject.token.form == .signed, let name = subject.token.algorithm,
      let needed = SignatureAlgorithm(rawValue: name)?.fixedSize
    else { return .skip("its algorithm leaves the length to the key") }
    let signature = subject.token.signature
    guard signature.count > needed else { return .pass }
    let isDER = signature.first == 0x30 && name.hasPrefix("ES")
    return .fail(
      .error,
      "the signature has \(signature.count) bytes where \(name) has \(needed)" + (isDER ? ": it is DER" : ""),
      at: Place("signature"))
  }
}

extension SignatureAlgorithm {
  /// The bytes of a signature, where the key does not decide.
  var fixedSize: Int? {
    switch self {
    case .hs256: 32
    case .hs384: 48
    case .hs512, .es256, .ed25519: 64
    case .es384: 96
    case .es512: 132
    case .ed448: 114
    case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512, .eddsa: nil
    }
  }
}
