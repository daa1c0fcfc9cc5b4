import CCrypto

/// The public half of a key pair.
package struct PublicKey: Sendable {
  let handle: KeyHandle
  package let type: KeyType

  init(_ handle: KeyHandle, type: KeyType) {
    self.handle = handle
    self.type = type
  }

  /// Reads a PEM text: a SubjectPublicKeyInfo (RFC 7468 §13) or else the first certificate.
  package init(pem text: String) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let key = unsafe try c.reading(Array(text.utf8)) { buffer in
      unsafe c.pointee.PEM_read_bio_PUBKEY(buffer, nil, cc_passphrase_callback, nil)
    }
    if let key = unsafe key {
      try self.init(unsafe KeyHandle(owning: key))
    } else {
      do throws(LibCryptoError) { self = try Certificate(pem: text).publicKey() } catch .notACertificate {
        throw .notAKey
      }
    }
  }

  /// Takes the key's own word for its type.
  init(_ handle: KeyHandle) throws(LibCryptoError) {
    self.init(handle, type: try KeyType(of: handle))
  }

  /// RFC 7468 §13: the textual form.
  package func pem() throws(LibCryptoError) -> String { PEM.text(label: "PUBLIC KEY", try der()) }

  /// RFC 5280 §4.1.2.7: the SubjectPublicKeyInfo.
  package func der() throws(LibCryptoError) -> [UInt8] {
    let c = unsafe try libcrypto()
    return unsafe try c.encoded(
      { output in unsafe handle.lend { unsafe c.pointee.i2d_PUBKEY($0, output) } }, "i2d_PUBKEY")
  }
}
