package import HTTP
package import JSON

/// A client ID metadata document as its author writes it (section 6.2).
package struct MetadataDocument: Sendable, Hashable {
  package let json: JSONValue

  package enum Fault: Error, Sendable, Hashable {
    case badURL(LocationError)
    /// CIMD-1: https with a path.
    case notHTTPS
    case noPath
    /// CIMD-4.
    case fragment
    case dotSegment
    /// CIMD-5: a shared secret has no place in a public document.
    case secret(String)
    /// CIMD-3: these members are the flow's own.
    case ownedMember(String)
    /// RFC 7591 §2.
    case badMember(String, reason: String)
    case repeatedMember(String)
    case contradiction(String)
    /// CIMD-7: longer than authorization servers are asked to read.
    case tooLarge(Int)
  }

  package static let maxSize = 5_120

  package init(
    url text: String, name: String, redirectURIs: [String], fields: [(name: String, value: JSONValue)]
  ) throws(Fault) {
    let url: Location
    do throws(LocationError) { url = try Location(text) } catch { throw .badURL(error) }
    guard url.isSecure else { throw .notHTTPS }
    guard url.path.utf8.count > 1 else { throw .noPath }
    guard url.fragment == nil else { throw .fragment }
    guard !url.hasDotSegments else { throw .dotSegment }
    var object: JSONObject = [
      "client_id": .string(text), "client_name": .string(name),
      "redirect_uris": JSONValue(redirectURIs.isEmpty ? Self.loopback : redirectURIs),
      "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"],
      "token_endpoint_auth_method": "none", "application_type": "native",
    ]
    var names = Set<String>()
    for field in fields {
      guard names.insert(field.name).inserted else { throw .repeatedMember(field.name) }
      try Self.judge(field)
      object[field.name] = field.value
    }
    if let reason = ClientMetadataRules.objection(to: object) { throw .contradiction(reason) }
    json = .object(object)
    let size = json.bytes(.pretty).count
    guard size <= Self.maxSize else { throw .tooLarge(size) }
  }

  /// CIMD-8: servers that know RFC 8252 take any port.
  private static let loopback = ["http://127.0.0.1/callback", "http://localhost/callback"]

  private static func judge(_ field: (name: String, value: JSONValue)) throws(Fault) {
    switch field.name {
    case "client_secret", "client_secret_expires_at": throw .secret(field.name)
    case "client_id": throw .ownedMember(field.name)
    case "token_endpoint_auth_method" where field.value.string?.hasPrefix("client_secret_") == true:
      throw .secret(field.name)
    default:
      guard let reason = ClientMetadataRules.objection(to: field.name, field.value) else { return }
      throw .badMember(field.name, reason: reason)
    }
  }
}

extension MetadataDocument.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badURL(let error): "--url: this is \(error)"
    case .notHTTPS: "--url: a client ID metadata document needs an https URL"
    case .noPath: "--url: a client ID metadata document needs a URL with a path"
    case .fragment: "--url: the URL of a document has no fragment"
    case .dotSegment: "--url: the URL of a document has no dot segments"
    case .secret(let name): "\(name.harmless(limit: 60)): a public document can hold no shared secret"
    case .ownedMember(let name): "\(name): this member is always the document's URL"
    case .badMember(let name, let reason): "\(name.harmless(limit: 60)): \(reason)"
    case .repeatedMember(let name): "\(name.harmless(limit: 60)): this member is set twice"
    case .contradiction(let reason): reason
    case .tooLarge(let size): "the document has \(size) bytes; servers read \(MetadataDocument.maxSize)"
    }
  }
}
