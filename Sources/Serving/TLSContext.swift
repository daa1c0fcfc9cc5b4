import CCrypto

/// What all TLS connections of one server share: certificate, key and rules (TLS 1.2 or newer, http/1.1).
@safe final class TLSContext: Sendable {
  /// A pointer is not Sendable; its address is.
  private let address: UInt

  init(_ identity: TLSIdentity) throws(ServingError) {
    guard let ssl = unsafe cc_libssl(), let crypto = unsafe cc_libcrypto() else {
      throw .tls(
        "OpenSSL's libssl is not installed (looked for \(unsafe String(cString: cc_libssl_names())))")
    }
    let made: OpaquePointer? = unsafe ssl.pointee.SSL_CTX_new(ssl.pointee.TLS_server_method())
    guard let context = unsafe made else { throw .tls("OpenSSL made no context") }
    address = UInt(bitPattern: context)
    _ = unsafe cc_SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION)
    _ = unsafe cc_SSL_CTX_set_session_cache_mode(context, Int(SSL_SESS_CACHE_OFF))
    unsafe cc_SSL_CTX_disable_tickets(context)
    unsafe cc_SSL_CTX_ignore_unexpected_eof(context)
    unsafe ssl.pointee.SSL_CTX_set_alpn_select_cb(context, cc_alpn_http1_callback, nil)
    try unsafe Self.certify(context, identity, ssl, crypto)
    guard let authorities = identity.clientAuthorities else { return }
    unsafe cc_SSL_CTX_ask_for_certificate(context)
    for der in authorities {
      let certificate = unsafe try Self.certificate(der, crypto)
      defer { unsafe crypto.pointee.X509_free(certificate) }
      guard unsafe ssl.pointee.SSL_CTX_add_client_CA(context, certificate) == 1 else {
        throw .tls("OpenSSL refuses an authority of clients")
      }
    }
  }

  deinit {
    guard let ssl = unsafe cc_libssl() else { return }
    unsafe ssl.pointee.SSL_CTX_free(OpaquePointer(bitPattern: address))
  }

  /// Lends the context for the length of a call.
  func lend<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
    withExtendedLifetime(self) { unsafe body(OpaquePointer(bitPattern: address)) }
  }

  private static func certify(
    _ context: OpaquePointer, _ identity: TLSIdentity, _ ssl: UnsafePointer<cc_libssl>,
    _ crypto: UnsafePointer<cc_libcrypto>
  ) throws(ServingError) {
    for (index, der) in identity.chain.enumerated() {
      let certificate = unsafe try Self.certificate(der, crypto)
      defer { unsafe crypto.pointee.X509_free(certificate) }
      let taken =
        index == 0
        ? unsafe Int(ssl.pointee.SSL_CTX_use_certificate(context, certificate))
        : unsafe cc_SSL_CTX_add1_chain_cert(context, certificate)
      guard taken == 1 else { throw .tls("OpenSSL refuses a certificate") }
    }
    guard let key = unsafe Self.key(identity.key, crypto) else { throw .tls("the private key is unreadable") }
    defer { unsafe crypto.pointee.EVP_PKEY_free(key) }
    guard unsafe ssl.pointee.SSL_CTX_use_PrivateKey(context, key) == 1,
      unsafe ssl.pointee.SSL_CTX_check_private_key(context) == 1
    else { throw .tls("the private key is not the certificate's") }
  }

  /// A counted reference.
  private static func certificate(
    _ der: [UInt8], _ crypto: UnsafePointer<cc_libcrypto>
  ) throws(ServingError) -> OpaquePointer {
    let parsed: OpaquePointer? = unsafe der.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      return unsafe crypto.pointee.d2i_X509(nil, &start, bytes.count)
    }
    guard let certificate = unsafe parsed else { throw .tls("a certificate is unreadable") }
    return unsafe certificate
  }

  /// A counted reference; an encrypted key is refused, as nobody can be asked for its passphrase here.
  private static func key(_ pem: String, _ crypto: UnsafePointer<cc_libcrypto>) -> OpaquePointer? {
    let bytes = Array(pem.utf8)
    guard let buffer = unsafe crypto.pointee.BIO_new(crypto.pointee.BIO_s_mem()) else { return nil }
    defer { _ = unsafe crypto.pointee.BIO_free(buffer) }
    guard unsafe crypto.pointee.BIO_write(buffer, bytes, Int32(clamping: bytes.count)) > 0 else { return nil }
    var nobody = unsafe cc_passphrase(bytes: nil, count: 0, asked: false)
    return unsafe crypto.pointee.PEM_read_bio_PrivateKey(buffer, nil, cc_passphrase_callback, &nobody)
  }
}
