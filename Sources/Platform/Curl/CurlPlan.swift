import HTTP

/// One request as the loop is to send it.
struct CurlPlan: Sendable {
  let id: Int
  let request: HTTPRequest
  /// Sending it a second time could do something twice.
  let isOnceOnly: Bool
  /// nil: straight to the server.
  let proxy: String?
  /// Entries for `CURLOPT_RESOLVE`.
  let resolutions: [String]
  /// Set for the repetition after a reused connection failed.
  var needsFreshConnection = false
  /// The quick way to trust this server has failed before.
  var needsWholeTrust = false
  var note: String?

  init(_ request: HTTPRequest, for step: Step, id: Int, configuration: CurlConfiguration, proxies: ProxyRules)
  {
    self.id = id
    self.request = request
    isOnceOnly = Self.isOnceOnly(request.method, step)
    let host = request.url.hostText.lowercased()
    let pin = configuration.pins.first { $0.host == host && $0.port == request.url.port }
    proxy = pin == nil ? proxies.proxy(for: request.url) : nil
    if let pin {
      resolutions = ["\(host):\(pin.port):\(pin.address)"]
    } else if request.url.host.isLocalName {
      // RFC 6761 §6.3: never asked of DNS.
      let bare = host.hasSuffix(".") ? String(host.dropLast()) : host
      resolutions = [bare, bare + "."].map { "\($0):\(request.url.port):127.0.0.1,::1" }
    } else {
      resolutions = []
    }
  }

  static let repetitionNote = "sent again on a fresh connection, because the reused one had failed"

  /// The same once more, past every connection that is open.
  var repeated: CurlPlan {
    var plan = self
    plan.needsFreshConnection = true
    plan.note = Self.repetitionNote
    return plan
  }

  var mayRepeat: Bool { !isOnceOnly && !needsFreshConnection }

  var hasBody: Bool { !(request.body ?? []).isEmpty }

  private static func isOnceOnly(_ method: HTTPRequest.Method, _ step: Step) -> Bool {
    switch (method, step) {
    case (.get, _), (.options, _), (_, .probe), (_, .introspection), (_, .revocation): false
    default: true
    }
  }
}

extension CurlPlan {
  /// Why the request must not even be tried.
  var objection: TransportError.Reason? {
    if request.reach.isEmpty { return .notConnected("no policy has judged this request") }
    let isSound = request.headers.fields.allSatisfy { field in
      !field.name.isEmpty && !(field.name + field.value).utf8.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }
    }
    return isSound ? nil : .malformed("a header field of the request with a line break in it")
  }
}
