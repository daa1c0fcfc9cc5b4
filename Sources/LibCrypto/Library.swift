import CCrypto

/// Calls read `unsafe c.pointee.EVP_PKEY_free(key)`, where `c` is what ``libcrypto()`` gave.
typealias LibCryptoTable = UnsafePointer<cc_libcrypto>

/// The functions of libcrypto, which is opened by the first call.
func libcrypto() throws(LibCryptoError) -> LibCryptoTable {
  guard let table = unsafe cc_libcrypto() else {
    let names = unsafe String(cString: cc_libcrypto_names())
    throw .libraryMissing(names.split(separator: " ").map(String.init))
  }
  return unsafe table
}

extension UnsafePointer<cc_libcrypto> {
  /// The pointer that a function of OpenSSL gave, or its reason for giving none.
  func need(_ pointer: OpaquePointer?, _ function: StaticString) throws(LibCryptoError) -> OpaquePointer {
    guard let pointer = unsafe pointer else { throw unsafe failure(function) }
    return unsafe pointer
  }

  /// OpenSSL answers 1 for success, and 0 or less for everything else.
  func check(_ answer: Int32, _ function: StaticString) throws(LibCryptoError) {
    guard answer > 0 else { throw unsafe failure(function) }
  }

  /// The failure of a function, with its reason.
  func failure(_ function: StaticString) -> LibCryptoError {
    .operation("\(function)", reason: unsafe reason())
  }

  /// The newest reason in this thread's queue, which is empty afterwards.
  func reason() -> String {
    let code = unsafe pointee.ERR_peek_last_error()
    let reason = unsafe pointee.ERR_reason_error_string(code).map { unsafe String(cString: $0) }
    unsafe pointee.ERR_clear_error()
    return reason ?? "no reason given"
  }

  /// What a function wrote into a memory buffer.
  func written(
    _ write: (OpaquePointer) -> Int32, _ function: StaticString
  ) throws(LibCryptoError) -> [UInt8] {
    let buffer = unsafe try need(pointee.BIO_new(pointee.BIO_s_mem()), "BIO_new")
    defer { _ = unsafe pointee.BIO_free(buffer) }
    unsafe try check(write(buffer), function)
    var bytes = [UInt8](repeating: 0, count: unsafe pointee.BIO_ctrl_pending(buffer))
    guard !bytes.isEmpty else { return [] }
    unsafe try check(pointee.BIO_read(buffer, &bytes, Int32(clamping: bytes.count)), "BIO_read")
    return bytes
  }

  /// Hands the bytes over as a buffer to read from; what the reader leaves in the queue of errors is dropped.
  func reading<Result>(_ bytes: [UInt8], _ read: (OpaquePointer) -> Result) throws(LibCryptoError) -> Result {
    let buffer = unsafe try need(pointee.BIO_new(pointee.BIO_s_mem()), "BIO_new")
    defer {
      _ = unsafe pointee.BIO_free(buffer)
      unsafe pointee.ERR_clear_error()
    }
    if !bytes.isEmpty {
      unsafe try check(pointee.BIO_write(buffer, bytes, Int32(clamping: bytes.count)), "BIO_write")
    }
    return unsafe read(buffer)
  }

  /// What an `i2d_` function writes: called once for the size and once for the bytes.
  func encoded(
    _ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32, _ function: StaticString
  ) throws(LibCryptoError) -> [UInt8] {
    let size = encode(nil)
    try unsafe check(size, function)
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      var start = buffer.baseAddress
      count = unsafe Int(max(0, encode(&start)))
    }
  }
}
