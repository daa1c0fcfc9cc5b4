/// The value of an `Authorization` field (RFC 9110 §11.4) for those who must hide it.
struct Credentials {
  let scheme: Substring
  let value: Substring

  /// nil without a scheme before the value: then nothing of it may be shown.
  init?(_ field: String) {
    guard let blank = field.firstIndex(of: " ") else { return nil }
    scheme = field[..<blank]
    value = field[blank...].drop { $0 == " " }
    guard !scheme.isEmpty, !value.isEmpty, scheme.utf8.allSatisfy({ $0.isNameByte }), scheme.utf8.count <= 20
    else {
      return nil
    }
  }

  var kind: Redaction {
    let name = scheme.lowercased()
    return name == "bearer" || name == "dpop" ? .token : .secret
  }

  /// The password inside a Basic credential, as sent and decoded as RFC 6749 §2.3.1 encodes it.
  var hiddenParts: [String] {
    guard scheme.lowercased() == "basic", let bytes = Base64Spelling.decode(value),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    else { return [] }
    let password = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    return [password, FormBody.decode(password)]
  }
}
