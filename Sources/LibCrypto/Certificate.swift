import CCrypto

/// An X.509 certificate as its DER bytes.
package struct Certificate: Sendable, Hashable {
  package let der: [UInt8]

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
