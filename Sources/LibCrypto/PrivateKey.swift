import CCrypto

/// The private half of a key pair, its public half included.
package struct PrivateKey: Sendable {
  let handle: KeyHandle
  package let type: KeyType

  init(_ handle: KeyHandle, type: KeyType) {
    self.handle = handle
    self.type = type
  }

  /// Reads the first private key of a PEM text: PKCS#8, encrypted or not, or the older forms of RSA and EC keys.
  package init(pem text: String, passphrase: [UInt8]? = nil) throws(LibCryptoError) {
    let c = unsafe try libcrypto()
    let passphrase = passphrase ?? []
    var wasAsked = false
    var key: OpaquePointer?
    unsafe try c.reading(Array(text.utf8)) { buffer in
      unsafe passphrase.withUnsafeBufferPointer { bytes in
        var given = unsafe cc_passphrase(bytes: bytes.baseAddress, count: bytes.count, asked: false)
        unsafe key = c.pointee.PEM_read_bio_PrivateKey(buffer, nil, cc_passphrase_callback, &given)
        wasAsked = unsafe given.asked
      }
    }
    guard let key = unsafe key else {
      guard wasAsked else { throw .notAKey }
      throw passphrase.isEmpty ? .passphraseNeeded : .passphraseWrong
    }
    let handle = unsafe KeyHandle(owning: key)
    self.init(handle, type: try KeyType(of: handle))
  }

  package var publicKey: PublicKey { PublicKey(handle, type: type) }

  /// RFC 5958 (PKCS#8), not encrypted, in its textual form.
  package func pem() throws(LibCryptoError) -> String {
    let c = unsafe try libcrypto()
    let text = unsafe try c.written(
      { buffer in
        unsafe handle.lend {
          unsafe c.pointee.PEM_write_bio_PKCS8PrivateKey(buffer, $0, nil, nil, 0, nil, nil)
        }
      }, "PEM_write_bio_PKCS8PrivateKey")
    return String(decoding: text, as: UTF8.self)
  }
}

extension PrivateKey: CustomStringConvertible, CustomReflectable {
  package var description: String { type.description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
