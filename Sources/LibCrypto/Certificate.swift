import CCrypto

/// An X.509 certificate as its DER bytes.
package struct Certificate: Sendable, Hashable {
  package let der: [UInt8]

  /// Takes the bytes as they are; whether they are a certificate shows at their first use.
  package init(der: [UInt8]) { self.der = der }

  /// RFC 7468 §5: the textual form.
  package var pem: String { PEM.text(label: "CERTIFICATE", der) }
}

/// A certificate with the key that it certifies.
package struct Identity: Sendable {
  package let certificate: Certificate
  package let key: PrivateKey
}

/// RFC 5280 §4.1: what a certificate is to say.
package struct CertificateProfile: Sendable, Hashable {
  /// RFC 5280 §4.2.1.12: which side of a connection it is for.
  package enum Usage: Sendable, Hashable {
    case server
    case client
  }

  package var commonName: String
  /// Host names and IP addresses; a name may begin with `*.`.
  package var names: [String]
  package var usage: Usage
  /// Unix seconds.
  package var notBefore: Int64
  package var notAfter: Int64

  /// The common name is for people to read; programs compare `names`.
  package init(
    commonName: String, names: [String], usage: Usage = .server, notBefore: Int64, notAfter: Int64
  ) {
    self.commonName = commonName
    self.names = names
    self.usage = usage
    self.notBefore = notBefore
    self.notAfter = notAfter
  }
}

extension Certificate {
  /// The first certificate of a PEM text.
  package init(pem text: String) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let read = unsafe try c.reading(Array(text.utf8)) { buffer in
      unsafe c.pointee.PEM_read_bio_X509(buffer, nil, nil, nil)
    }
    guard let read = unsafe read else { throw .notACertificate }
    defer { unsafe c.pointee.X509_free(read) }
    der = unsafe try c.encoded({ unsafe c.pointee.i2d_X509(read, $0) }, "i2d_X509")
  }

  /// RFC 5280 §4.1.2.7: the key that is certified.
  package func publicKey() throws(LibCryptoError) -> PublicKey {
    let c = unsafe try libcrypto()
    let certificate = unsafe try parsed(c)
    defer { unsafe c.pointee.X509_free(certificate) }
    let key = unsafe try c.need(c.pointee.X509_get_pubkey(certificate), "X509_get_pubkey")
    return try PublicKey(unsafe KeyHandle(owning: key))
  }

  /// Whether that key signed it; says nothing about names, times or uses.
  package func isSigned(by key: PublicKey) throws(LibCryptoError) -> Bool {
    let c = unsafe try libcrypto()
    let certificate = unsafe try parsed(c)
    defer { unsafe c.pointee.X509_free(certificate) }
    let answer = unsafe key.handle.lend { unsafe c.pointee.X509_verify(certificate, $0) }
    if answer != 1 { unsafe c.pointee.ERR_clear_error() }
    return answer == 1
  }

  /// RFC 8705 §3.1: what `x5t#S256` says of a certificate.
  package var thumbprint: String { Base64URL.encode(Digest.sha256(der)) }

  /// A counted `X509` that the caller frees.
  func parsed(_ c: LibCryptoTable) throws(LibCryptoError) -> OpaquePointer {
    let parsed: OpaquePointer? = unsafe der.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      return unsafe c.pointee.d2i_X509(nil, &start, bytes.count)
    }
    guard let parsed = unsafe parsed else {
      unsafe c.pointee.ERR_clear_error()
      throw .notACertificate
    }
    return unsafe parsed
  }
}
