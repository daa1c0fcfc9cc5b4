import CCrypto

/// One counted reference to an `EVP_PKEY` that nobody changes any more; OpenSSL counts references atomically.
@safe final class KeyHandle: Sendable {
  /// A pointer is not Sendable; its address is.
  private let address: UInt

  /// Takes over the caller's reference.
  init(owning key: OpaquePointer) { address = UInt(bitPattern: key) }

  deinit {
    guard let table = unsafe cc_libcrypto() else { return }
    unsafe table.pointee.EVP_PKEY_free(pointer)
  }

  /// Valid as long as this object is referenced.
  var pointer: OpaquePointer? { unsafe OpaquePointer(bitPattern: address) }
}
