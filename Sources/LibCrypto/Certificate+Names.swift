import CCrypto

/// RFC 5280 §4.2.1.6: a further name of who holds a certificate.
package enum AlternativeName: Sendable, Hashable {
  case email(String)
  case dns(String)
  case uri(String)
  /// Four or sixteen bytes.
  case address([UInt8])
}

extension Certificate {
  /// RFC 4514: the subject, its most specific name first.
  package func subject() throws(LibCryptoError) -> String {
    let c = unsafe try libcrypto()
    let certificate = unsafe try parsed(c)
    defer { unsafe c.pointee.X509_free(certificate) }
    let name = unsafe c.pointee.X509_get_subject_name(certificate)
    let text = unsafe try c.written(
      { buffer in unsafe max(1, c.pointee.X509_NAME_print_ex(buffer, name, 0, cc_XN_FLAG_RFC4514)) },
      "X509_NAME_print_ex")
    return String(decoding: text, as: UTF8.self)
  }

  /// The names of the extension, in order; other kinds of name are left out.
  package func alternativeNames() throws(LibCryptoError) -> [AlternativeName] {
    let c = unsafe try libcrypto()
    let certificate = unsafe try parsed(c)
    defer { unsafe c.pointee.X509_free(certificate) }
    let place = unsafe c.pointee.X509_get_ext_by_NID(certificate, NID_subject_alt_name, -1)
    guard place >= 0, let part = unsafe c.pointee.X509_get_ext(certificate, place),
      let value = unsafe c.pointee.X509_EXTENSION_get_data(part),
      let start = unsafe c.pointee.ASN1_STRING_get0_data(value)
    else { return [] }
    let size = unsafe Int(c.pointee.ASN1_STRING_length(value))
    return Self.names(in: unsafe Array(UnsafeBufferPointer(start: start, count: size)))
  }

  /// X.690 §8.1: tag, length and value, one after the other within one sequence.
  private static func names(in der: [UInt8]) -> [AlternativeName] {
    guard let sequence = element(der[...]), sequence.tag == 0x30 else { return [] }
    var names: [AlternativeName] = []
    var rest = sequence.value
    while let (tag, value, after) = element(rest) {
      let text = String(validating: value, as: UTF8.self)
      switch (tag, text) {
      case (0x81, let text?): names.append(.email(text))
      case (0x82, let text?): names.append(.dns(text))
      case (0x86, let text?): names.append(.uri(text))
      case (0x87, _): names.append(.address(Array(value)))
      default: break
      }
      rest = after
    }
    return names
  }

  private static func element(
    _ der: ArraySlice<UInt8>
  ) -> (tag: UInt8, value: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
    guard der.count >= 2 else { return nil }
    let tag = der[der.startIndex]
    var length = Int(der[der.startIndex + 1])
    var body = der.dropFirst(2)
    if length > 0x80 {
      let count = length - 0x80
      guard count <= 3, body.count >= count else { return nil }
      length = body.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      body = body.dropFirst(count)
    }
    guard body.count >= length else { return nil }
    return (tag, body.prefix(length), body.dropFirst(length))
  }
}
