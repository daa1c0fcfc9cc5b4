import CCrypto

/// A root certificate made on the fly, and its key; what it issues is trusted by whoever is given the root.
package struct CertificateAuthority: Sendable {
  package let identity: Identity

  /// A self-signed EC P-256 root, valid from an hour before `now` (Unix seconds) for `days`.
  package init(commonName: String, now: Int64, days: Int64 = 30) throws(LibCryptoError) {
    let key = try PrivateKey.generate(.ec(.p256))
    let profile = CertificateProfile(
      commonName: commonName, names: [], notBefore: now - 3_600, notAfter: now + days * 86_400)
    identity = Identity(
      certificate: try CertificateForm(profile, role: .authority).signed(key, by: key), key: key)
  }

  package var certificate: Certificate { identity.certificate }

  /// A certificate with a fresh EC P-256 key, signed by this root.
  package func issue(_ profile: CertificateProfile) throws(LibCryptoError) -> Identity {
    let key = try PrivateKey.generate(.ec(.p256))
    let form = CertificateForm(profile, role: .leaf(issuer: certificate))
    return Identity(certificate: try form.signed(key, by: identity.key), key: key)
  }

  /// A server certificate for these host names and addresses, valid from an hour before `now` for `days`.
  package func issue(names: [String], now: Int64, days: Int64 = 7) throws(LibCryptoError) -> Identity {
    try issue(
      CertificateProfile(
        commonName: names.first ?? "localhost", names: names, notBefore: now - 3_600,
        notAfter: now + days * 86_400))
  }
}
