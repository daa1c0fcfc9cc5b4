import CCrypto

extension Certificate {
  /// Every certificate of a PEM text, in order.
  package static func all(pem text: String) throws(LibCryptoError) -> [Certificate] {
    let c = unsafe try libcrypto()
    var found: [[UInt8]] = []
    unsafe try c.reading(Array(text.utf8)) { buffer in
      while let read = unsafe c.pointee.PEM_read_bio_X509(buffer, nil, nil, nil) {
        if let der = try? unsafe c.encoded({ unsafe c.pointee.i2d_X509(read, $0) }, "i2d_X509") {
          found.append(der)
        }
        unsafe c.pointee.X509_free(read)
      }
    }
    guard !found.isEmpty else { throw .notACertificate }
    return found.map { Certificate(der: $0) }
  }

  /// RFC 5280 §6: why none of the authorities vouches for this client at that time (Unix seconds); nil where one does.
  package func problem(
    trusting authorities: [Certificate], through others: [Certificate] = [], at time: Int64
  ) throws(LibCryptoError) -> String? {
    let c = unsafe try libcrypto()
    let trust = unsafe try TrustStore(c)
    for authority in authorities { try trust.add(authority) }
    return try trust.problem(of: self, through: others, at: time)
  }
}

/// The authorities that one verification believes.
@safe private struct TrustStore: ~Copyable {
  private let c: LibCryptoTable
  private let store: OpaquePointer

  init(_ c: LibCryptoTable) throws(LibCryptoError) {
    unsafe self.c = c
    unsafe store = try c.need(c.pointee.X509_STORE_new(), "X509_STORE_new")
  }

  deinit { unsafe c.pointee.X509_STORE_free(store) }

  borrowing func add(_ authority: Certificate) throws(LibCryptoError) {
    let certificate = unsafe try authority.parsed(c)
    defer { unsafe c.pointee.X509_free(certificate) }
    unsafe try c.check(c.pointee.X509_STORE_add_cert(store, certificate), "X509_STORE_add_cert")
  }

  borrowing func problem(
    of certificate: Certificate, through others: [Certificate], at time: Int64
  ) throws(LibCryptoError) -> String? {
    let subject = unsafe try certificate.parsed(c)
    defer { unsafe c.pointee.X509_free(subject) }
    let chain = unsafe try c.need(c.pointee.OPENSSL_sk_new_null(), "OPENSSL_sk_new_null")
    var owned: [OpaquePointer] = unsafe []
    defer {
      unsafe c.pointee.OPENSSL_sk_free(chain)
      for index in unsafe owned.indices { unsafe c.pointee.X509_free(owned[index]) }
    }
    for other in others {
      let link = unsafe try other.parsed(c)
      unsafe owned.append(link)
      unsafe try c.check(c.pointee.OPENSSL_sk_push(chain, UnsafeRawPointer(link)), "OPENSSL_sk_push")
    }
    let context = unsafe try c.need(c.pointee.X509_STORE_CTX_new(), "X509_STORE_CTX_new")
    defer { unsafe c.pointee.X509_STORE_CTX_free(context) }
    unsafe try c.check(
      c.pointee.X509_STORE_CTX_init(context, store, subject, chain), "X509_STORE_CTX_init")
    // RFC 5280 §4.2.1.12: a certificate that is for servers only does not do.
    unsafe try c.check(
      c.pointee.X509_STORE_CTX_set_default(context, "ssl_client"), "X509_STORE_CTX_set_default")
    unsafe c.pointee.X509_STORE_CTX_set_time(context, 0, Int(time))
    let answer = unsafe c.pointee.X509_verify_cert(context)
    let code = unsafe c.pointee.X509_STORE_CTX_get_error(context)
    unsafe c.pointee.ERR_clear_error()
    guard answer != 1 else { return nil }
    guard let reason = unsafe c.pointee.X509_verify_cert_error_string(Int(code)) else {
      return "no reason given"
    }
    return unsafe String(cString: reason)
  }
}
