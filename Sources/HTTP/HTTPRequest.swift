/// One outgoing request as it will be written on the wire.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case options = "OPTIONS"
  }

  package var method: Method
  package var url: Location
  package var headers: Headers
  package var body: [UInt8]?
  /// What the answer and the wait for it may cost.
  package var bounds: Bounds
  /// Whether the client's certificate is shown to a server that asks for one (RFC 8705).
  package var showsCertificate = false
  /// The kinds of address that it may be sent to; the policy fills this in, and nothing is sent before it did.
  package var reach: Set<IPAddress.Kind> = []

  package init(
    _ method: Method, _ url: Location, headers: Headers = [:], body: [UInt8]? = nil, bounds: Bounds = Bounds()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.bounds = bounds
  }

  package struct Bounds: Sendable {
    /// Name lookup, TCP and TLS together.
    package var connect: Duration = .seconds(10)
    /// From the start to the last byte; for an event stream the longest silence.
    package var total: Duration = .seconds(30)
    /// What a user's own bound of one request may not exceed; nil where nothing else ends earlier.
    package var ceiling: Duration?
    /// Status line and header fields together, in bytes.
    package var head = 65_536
    /// The decoded body, in bytes.
    package var body = 1_048_576

    package init() {}
  }
}

extension HTTPRequest {
  /// A form as OAuth endpoints read it; `Accept` keeps servers from answering in form encoding.
  package static func form(_ form: FormBody, to url: Location, headers: Headers = [:]) -> HTTPRequest {
    var request = HTTPRequest(.post, url, headers: headers, body: Array(form.text.utf8))
    request.headers.set("Content-Type", "application/x-www-form-urlencoded")
    request.headers.set("Accept", "application/json")
    return request
  }
}
