/// Adds the user's fixed header fields to requests of one origin and to no other (`--header-file`).
package struct OriginHeaders: HTTPTransport {
  package let inner: any HTTPTransport
  package let origin: String
  package let fields: [Headers.Field]

  package init(_ inner: any HTTPTransport, origin: String, fields: [Headers.Field]) {
    self.inner = inner
    self.origin = origin
    self.fields = fields
  }

  package func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
    guard request.url.origin == origin else { return try await inner.open(request, for: step) }
    var request = request
    let own = request.headers
    for field in fields where own[field.name] == nil { request.headers.append(field.name, field.value) }
    return try await inner.open(request, for: step)
  }
}
