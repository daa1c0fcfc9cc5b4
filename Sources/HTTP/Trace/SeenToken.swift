package import JSON

/// What may be shown of a JWT that passed by: everything but its signature.
package struct SeenToken: Sendable, Hashable {
  /// `access_token`, or `Authorization` for one in a header field.
  package let name: String
  package let isInRequest: Bool
  package let header: JSONValue
  package let claims: JSONValue
  /// SHA-256 of the whole token in hexadecimal, where a digest was given to the ``Redactor``.
  package let digest: String?

  /// nil for everything that is no signed JWT.
  init?(_ name: String, isInRequest: Bool, _ token: [UInt8], digest: String?) {
    let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.json(parts[0]), header.object != nil,
      let claims = Self.json(parts[1])
    else { return nil }
    self.name = name
    self.isInRequest = isInRequest
    self.header = header
    self.claims = claims
    self.digest = digest
  }

  private static func json(_ part: ArraySlice<UInt8>) -> JSONValue? {
    guard let bytes = Base64Spelling.decode(String(decoding: part, as: UTF8.self)) else { return nil }
    return try? JSONValue(parsing: bytes)
  }
}

extension Redactor {
  /// The JWTs of an exchange that is not redacted yet, each once.
  package func tokens(in exchange: Exchange) -> [SeenToken] {
    var found: [(name: String, isInRequest: Bool, value: [UInt8])] = []
    func add(_ headers: Headers, isInRequest: Bool) {
      for field in headers.fields {
        if Redaction.ofField(field.name) == .token {
          found.append((field.name, isInRequest, Array(field.value.utf8)))
        }
        guard field.name.isSameFieldName(as: "Authorization"), let credentials = Credentials(field.value),
          credentials.kind == .token
        else { continue }
        found.append((field.name, isInRequest, Array(credentials.value.utf8)))
      }
    }
    func add(_ bytes: [UInt8], _ type: MediaType?, isInRequest: Bool) {
      let isForm = type?.essence == "application/x-www-form-urlencoded"
      for finding in SecretFinding.all(in: bytes, isForm: isForm) where finding.kind == .token {
        found.append((finding.name, isInRequest, finding.value(in: bytes)))
      }
    }
    add(exchange.request.headers, isInRequest: true)
    add(Array(exchange.request.url.text.utf8), nil, isInRequest: true)
    add(exchange.request.body ?? [], exchange.request.headers.mediaType, isInRequest: true)
    add(exchange.body, exchange.head?.headers.mediaType, isInRequest: false)
    var known: Set<[UInt8]> = []
    return found.compactMap { name, isInRequest, value in
      guard known.insert(value).inserted else { return nil }
      return SeenToken(name, isInRequest: isInRequest, value, digest: digest?(value))
    }
  }
}
