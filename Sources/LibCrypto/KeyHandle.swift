import CCrypto

/// One counted reference to an `EVP_PKEY` that nobody changes any more; OpenSSL counts references atomically.
@safe final class KeyHandle: Sendable {
  /// A pointer is not Sendable; its address is.
  private let address: UInt

  /// Takes over the caller's reference.
  init(owning key: OpaquePointer) { address = UInt(bitPattern: key) }

  deinit {
    guard let table = unsafe cc_libcrypto() else { return }
    unsafe table.pointee.EVP_PKEY_free(OpaquePointer(bitPattern: address))
  }

  /// Lends the key for the length of a call; without this the last reference could go before OpenSSL is done.
  func lend<Result, Failure: Error>(
    _ body: (OpaquePointer?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let key = unsafe OpaquePointer(bitPattern: address)
    return try withExtendedLifetime(self) { () throws(Failure) in unsafe try body(key) }
  }
}
