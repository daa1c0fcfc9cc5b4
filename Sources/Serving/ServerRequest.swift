package import HTTP

/// One request as it came in, its body read to the end.
package struct ServerRequest: Sendable {
  package let method: String
  /// The request target in its spelling.
  package let target: String
  /// The target's path, not decoded.
  package let path: String
  package let query: FormBody
  package let headers: Headers
  package let body: [UInt8]
  /// Nil where the peer has no IP address that this machine knows.
  package let remote: IPAddress?
  package let localPort: UInt16
  /// Whether it came over TLS.
  package let isSecure: Bool
  /// What a client showed of itself as DER, its own certificate first; nobody judged it.
  package let peerCertificates: [[UInt8]]

  package init(
    _ method: String, _ target: String, headers: Headers = [:], body: [UInt8] = [], remote: IPAddress? = nil,
    localPort: UInt16 = 0, isSecure: Bool = false, peerCertificates: [[UInt8]] = []
  ) {
    self.method = method
    self.target = target
    let (path, query) = Self.split(target)
    self.path = path
    self.query = FormBody(parsing: query)
    self.headers = headers
    self.body = body
    self.remote = remote
    self.localPort = localPort
    self.isSecure = isSecure
    self.peerCertificates = peerCertificates
  }

  /// The parameters of a form body; empty where the body is something else.
  package var form: FormBody {
    guard headers.mediaType?.essence == "application/x-www-form-urlencoded" else { return FormBody() }
    return FormBody(parsing: String(decoding: body, as: UTF8.self))
  }

  /// RFC 9112 §3.2: of the absolute form, which proxies send, only path and query count.
  private static func split(_ target: String) -> (path: String, query: Substring) {
    var rest = target[...]
    if !rest.hasPrefix("/"), let scheme = rest.firstRange(of: "://") {
      let afterAuthority = rest[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
      rest = afterAuthority.hasPrefix("/") ? afterAuthority : "/" + afterAuthority
    }
    let path = rest.prefix { $0 != "?" }
    return (String(path), rest[path.endIndex...].dropFirst())
  }
}
