import CCrypto

/// One TLS connection between two memory buffers: what came from the peer, and what is to be sent to it.
@safe final class TLSSession {
  enum Progress {
    /// So much plain text.
    case data([UInt8])
    case needsInput
    /// RFC 8446 §6.1: the peer sends nothing more.
    case ended
    case failed
  }

  private let ssl: UnsafePointer<cc_libssl>
  private let crypto: UnsafePointer<cc_libcrypto>
  private let connection: OpaquePointer
  /// Both belong to the connection.
  private let incoming: OpaquePointer
  private let outgoing: OpaquePointer

  init(_ context: TLSContext) throws(ServingError) {
    guard let ssl = unsafe cc_libssl(), let crypto = unsafe cc_libcrypto() else {
      throw .tls("libssl is gone")
    }
    unsafe self.ssl = ssl
    unsafe self.crypto = crypto
    let made: OpaquePointer? = unsafe context.lend { unsafe ssl.pointee.SSL_new($0) }
    guard let connection = unsafe made else { throw .tls("OpenSSL made no connection") }
    let incoming: OpaquePointer? = unsafe crypto.pointee.BIO_new(crypto.pointee.BIO_s_mem())
    let outgoing: OpaquePointer? = unsafe crypto.pointee.BIO_new(crypto.pointee.BIO_s_mem())
    guard let incoming = unsafe incoming, let outgoing = unsafe outgoing else {
      unsafe ssl.pointee.SSL_free(connection)
      throw .tls("OpenSSL made no buffer")
    }
    _ = unsafe cc_BIO_set_mem_eof_return(incoming, -1)
    _ = unsafe cc_BIO_set_mem_eof_return(outgoing, -1)
    unsafe ssl.pointee.SSL_set_bio(connection, incoming, outgoing)
    unsafe ssl.pointee.SSL_set_accept_state(connection)
    unsafe (self.connection, self.incoming, self.outgoing) = (connection, incoming, outgoing)
  }

  deinit { unsafe ssl.pointee.SSL_free(connection) }

  var isEstablished: Bool { unsafe ssl.pointee.SSL_is_init_finished(connection) == 1 }

  /// Takes what the peer sent.
  func receive(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    _ = unsafe crypto.pointee.BIO_write(incoming, bytes, Int32(clamping: bytes.count))
  }

  /// The next plain text; the handshake goes on by itself.
  func read() -> Progress {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    unsafe crypto.pointee.ERR_clear_error()
    let count = unsafe ssl.pointee.SSL_read(connection, &buffer, Int32(buffer.count))
    guard count <= 0 else { return .data(Array(buffer.prefix(Int(count)))) }
    switch unsafe ssl.pointee.SSL_get_error(connection, count) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .needsInput
    case SSL_ERROR_ZERO_RETURN: return .ended
    default: return .failed
    }
  }

  /// Seals plain text; a memory buffer has room for all of it.
  func write(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty else { return true }
    unsafe crypto.pointee.ERR_clear_error()
    return unsafe ssl.pointee.SSL_write(connection, bytes, Int32(clamping: bytes.count))
      == Int32(clamping: bytes.count)
  }

  /// RFC 8446 §6.1: says that nothing more follows.
  func shutdown() {
    guard isEstablished else { return }
    unsafe crypto.pointee.ERR_clear_error()
    _ = unsafe ssl.pointee.SSL_shutdown(connection)
  }

  /// What is to be sent, taken out.
  func output() -> [UInt8] {
    let size = unsafe crypto.pointee.BIO_ctrl_pending(outgoing)
    guard size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = unsafe crypto.pointee.BIO_read(outgoing, &bytes, Int32(clamping: size))
    return Array(bytes.prefix(Int(max(count, 0))))
  }
}

extension TLSSession {
  /// What the peer showed in the handshake as DER, its own certificate first; empty without one.
  var peerCertificates: [[UInt8]] {
    guard let own = unsafe ssl.pointee.SSL_get0_peer_certificate(connection) else { return [] }
    // Of a client the chain begins after its own certificate.
    let chain = unsafe ssl.pointee.SSL_get_peer_cert_chain(connection)
    let count = unsafe chain == nil ? 0 : max(crypto.pointee.OPENSSL_sk_num(chain), 0)
    var certificates = unsafe [der(own)]
    for index in 0..<min(count, 10) {
      guard let value = unsafe crypto.pointee.OPENSSL_sk_value(chain, index) else { continue }
      certificates.append(unsafe der(OpaquePointer(value)))
    }
    return certificates
  }

  private func der(_ certificate: OpaquePointer) -> [UInt8] {
    let size = unsafe crypto.pointee.i2d_X509(certificate, nil)
    guard size > 0 else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      var start = buffer.baseAddress
      count = unsafe Int(max(0, crypto.pointee.i2d_X509(certificate, &start)))
    }
  }
}
