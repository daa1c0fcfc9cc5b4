import CCrypto

/// Fills an X.509 version 3 certificate in (RFC 5280 §4) and has it signed.
struct CertificateForm {
  enum Role {
    /// Self-signed.
    case authority
    case leaf(issuer: Certificate)
  }

  let profile: CertificateProfile
  let role: Role

  init(_ profile: CertificateProfile, role: Role) {
    self.profile = profile
    self.role = role
  }

  func signed(_ subject: PrivateKey, by signer: PrivateKey) throws(LibCryptoError) -> Certificate {
    let alternatives = try alternativeNames()
    let c = unsafe try libcrypto()
    let form = unsafe try c.need(c.pointee.X509_new(), "X509_new")
    defer { unsafe c.pointee.X509_free(form) }
    let issuer = unsafe try issuer(c, form)
    defer { unsafe c.pointee.X509_free(issuer) }

    unsafe try c.check(c.pointee.X509_set_version(form, 2), "X509_set_version")
    unsafe try setSerial(c, form)
    unsafe try setTimes(c, form)
    unsafe try setNames(c, form, issuer)
    unsafe try c.check(
      subject.handle.lend { unsafe c.pointee.X509_set_pubkey(form, $0) }, "X509_set_pubkey")
    for (nid, value) in extensions(alternatives) {
      unsafe try add(c, nid, value, to: form, issuer: issuer)
    }
    unsafe try c.check(
      signer.handle.lend { unsafe c.pointee.X509_sign(form, $0, c.pointee.EVP_sha256()) }, "X509_sign")
    return Certificate(der: unsafe try c.encoded({ unsafe c.pointee.i2d_X509(form, $0) }, "i2d_X509"))
  }

  /// A counted reference to the certificate whose subject is our issuer.
  private func issuer(_ c: LibCryptoTable, _ form: OpaquePointer) throws(LibCryptoError) -> OpaquePointer {
    switch role {
    case .authority:
      unsafe try c.check(c.pointee.X509_up_ref(form), "X509_up_ref")
      return unsafe form
    case .leaf(let issuer): return unsafe try issuer.parsed(c)
    }
  }

  /// RFC 5280 §4.1.2.2: positive and unique; here 126 random bits.
  private func setSerial(_ c: LibCryptoTable, _ form: OpaquePointer) throws(LibCryptoError) {
    var bytes = [UInt8](repeating: 0, count: 16)
    unsafe try c.check(c.pointee.RAND_bytes(&bytes, 16), "RAND_bytes")
    bytes[0] = bytes[0] & 0x3F | 0x40
    let number = unsafe try c.need(c.pointee.BN_bin2bn(bytes, 16, nil), "BN_bin2bn")
    defer { unsafe c.pointee.BN_free(number) }
    guard let serial = unsafe c.pointee.BN_to_ASN1_INTEGER(number, nil) else {
      throw unsafe c.failure("BN_to_ASN1_INTEGER")
    }
    defer { unsafe c.pointee.ASN1_INTEGER_free(serial) }
    unsafe try c.check(c.pointee.X509_set_serialNumber(form, serial), "X509_set_serialNumber")
  }

  private func setTimes(_ c: LibCryptoTable, _ form: OpaquePointer) throws(LibCryptoError) {
    guard
      unsafe c.pointee.ASN1_TIME_set(c.pointee.X509_getm_notBefore(form), Int(profile.notBefore)) != nil,
      unsafe c.pointee.ASN1_TIME_set(c.pointee.X509_getm_notAfter(form), Int(profile.notAfter)) != nil
    else { throw unsafe c.failure("ASN1_TIME_set") }
  }

  private func setNames(
    _ c: LibCryptoTable, _ form: OpaquePointer, _ issuer: OpaquePointer
  ) throws(LibCryptoError) {
    // RFC 5280 appendix A: a common name has at most 64 characters.
    let name = Array(String(profile.commonName.unicodeScalars.prefix(64)).utf8)
    let subject = unsafe c.pointee.X509_get_subject_name(form)
    unsafe try c.check(
      c.pointee.X509_NAME_add_entry_by_NID(
        subject, NID_commonName, MBSTRING_UTF8, name, Int32(name.count), -1, 0),
      "X509_NAME_add_entry_by_NID")
    unsafe try c.check(
      c.pointee.X509_set_issuer_name(form, c.pointee.X509_get_subject_name(issuer)), "X509_set_issuer_name")
  }

  /// In OpenSSL's notation; a subject key identifier comes before the authority's, which may be its own.
  private func extensions(_ alternatives: String?) -> [(Int32, String)] {
    guard case .leaf = role else {
      return [
        (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
        (NID_key_usage, "critical,keyCertSign,cRLSign"),
        (NID_subject_key_identifier, "hash"),
      ]
    }
    var list = [
      (NID_basic_constraints, "critical,CA:FALSE"),
      (NID_key_usage, "critical,digitalSignature"),
      (NID_ext_key_usage, profile.usage == .server ? "serverAuth" : "clientAuth"),
      (NID_subject_key_identifier, "hash"),
      (NID_authority_key_identifier, "keyid:always"),
    ]
    if let alternatives { list.append((NID_subject_alt_name, alternatives)) }
    return list
  }

  private func add(
    _ c: LibCryptoTable, _ nid: Int32, _ value: String, to form: OpaquePointer, issuer: OpaquePointer
  ) throws(LibCryptoError) {
    var context = unsafe X509V3_CTX()
    unsafe c.pointee.X509V3_set_ctx(&context, issuer, form, nil, nil, 0)
    let made = unsafe c.pointee.X509V3_EXT_nconf_nid(nil, &context, nid, value)
    let part = unsafe try c.need(made, "X509V3_EXT_nconf_nid")
    defer { unsafe c.pointee.X509_EXTENSION_free(part) }
    unsafe try c.check(c.pointee.X509_add_ext(form, part, -1), "X509_add_ext")
  }

  /// RFC 5280 §4.2.1.6 in OpenSSL's notation, where a comma or a line end would begin another entry.
  private func alternativeNames() throws(LibCryptoError) -> String? {
    var entries: [String] = []
    for name in profile.names {
      let bytes = Array(name.utf8)
      let isHost = bytes.allSatisfy { $0.isHostByte } && !bytes.isEmpty
      let isNumeric = bytes.allSatisfy { $0 == UInt8(ascii: ".") || $0.isDigit }
      if bytes.contains(UInt8(ascii: ":")), bytes.allSatisfy({ $0.isAddressByte }) {
        entries.append("IP:\(name)")
      } else if isHost {
        entries.append("\(isNumeric ? "IP" : "DNS"):\(name)")
      } else {
        throw .nameInvalid(name)
      }
    }
    return entries.isEmpty ? nil : entries.joined(separator: ",")
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isHostByte: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(self)
  }

  fileprivate var isAddressByte: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
      || [UInt8(ascii: "."), UInt8(ascii: ":")].contains(self)
  }
}
