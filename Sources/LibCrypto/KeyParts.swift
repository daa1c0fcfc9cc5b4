import CCrypto

/// The numbers of a key on their way into OpenSSL, which reads them only when the key is made.
@safe struct KeyParts: ~Copyable {
  private let c: LibCryptoTable
  private let builder: OpaquePointer
  private var numbers: [OpaquePointer] = unsafe []
  private var octets: [UnsafeMutableRawBufferPointer] = unsafe []

  init(_ c: LibCryptoTable) throws(LibCryptoError) {
    unsafe self.c = c
    unsafe builder = try c.need(c.pointee.OSSL_PARAM_BLD_new(), "OSSL_PARAM_BLD_new")
  }

  deinit {
    unsafe c.pointee.OSSL_PARAM_BLD_free(builder)
    for index in unsafe numbers.indices { unsafe c.pointee.BN_clear_free(numbers[index]) }
    for index in unsafe octets.indices {
      let bytes = unsafe octets[index]
      unsafe c.pointee.OPENSSL_cleanse(bytes.baseAddress, bytes.count)
      unsafe bytes.deallocate()
    }
  }

  /// Adds a number, the first byte being the highest.
  mutating func add(_ name: StaticString, number bytes: [UInt8]) throws(LibCryptoError) {
    let number = unsafe try c.need(
      c.pointee.BN_bin2bn(bytes, Int32(clamping: bytes.count), nil), "BN_bin2bn")
    unsafe numbers.append(number)
    unsafe try c.check(
      c.pointee.OSSL_PARAM_BLD_push_BN(builder, name.pointer, number), "OSSL_PARAM_BLD_push_BN")
  }

  /// Adds bytes as they are.
  mutating func add(_ name: StaticString, octets bytes: [UInt8]) throws(LibCryptoError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    unsafe copy.copyBytes(from: bytes)
    unsafe octets.append(copy)
    unsafe try c.check(
      c.pointee.OSSL_PARAM_BLD_push_octet_string(builder, name.pointer, copy.baseAddress, copy.count),
      "OSSL_PARAM_BLD_push_octet_string")
  }

  /// Adds a name.
  mutating func add(_ name: StaticString, text: StaticString) throws(LibCryptoError) {
    unsafe try c.check(
      c.pointee.OSSL_PARAM_BLD_push_utf8_string(builder, name.pointer, text.pointer, 0),
      "OSSL_PARAM_BLD_push_utf8_string")
  }

  /// The key; OpenSSL refuses a point that is not on its curve here.
  consuming func key(_ algorithm: StaticString, isPrivate: Bool) throws(LibCryptoError) -> KeyHandle {
    let values = unsafe c.pointee.OSSL_PARAM_BLD_to_param(builder)
    guard let values = unsafe values else { throw unsafe c.failure("OSSL_PARAM_BLD_to_param") }
    defer { unsafe c.pointee.OSSL_PARAM_free(values) }
    let context = unsafe try c.need(
      c.pointee.EVP_PKEY_CTX_new_from_name(nil, algorithm.pointer, nil), "EVP_PKEY_CTX_new_from_name")
    defer { unsafe c.pointee.EVP_PKEY_CTX_free(context) }
    unsafe try c.check(c.pointee.EVP_PKEY_fromdata_init(context), "EVP_PKEY_fromdata_init")
    var made: OpaquePointer?
    let parts = isPrivate ? cc_EVP_PKEY_KEYPAIR : cc_EVP_PKEY_PUBLIC_KEY
    guard unsafe c.pointee.EVP_PKEY_fromdata(context, &made, parts, values) > 0, let made = unsafe made else {
      throw .keyInvalid(unsafe c.reason())
    }
    return unsafe KeyHandle(owning: made)
  }
}

extension StaticString {
  /// OpenSSL keeps the pointer, so the text has to live as long as the program.
  fileprivate var pointer: UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
