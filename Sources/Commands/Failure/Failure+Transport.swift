import HTTP

extension Failure {
  /// What a request that got no usable answer means.
  init(_ error: TransportError) {
    let host = error.url.authority
    let reason = "\(error)"
    switch error.reason {
    case .refused(let violation): self.init(violation, exchange: error.exchange)
    case .addressRefused(let address):
      self.init(
        .privateAddress, "\(host) was not contacted: \(reason)", exchange: error.exchange,
        next: Failure.wayOut(Failure.option(for: address, error.url)))
    case .nameNotResolved: self.init(.nameNotFound, reason, exchange: error.exchange)
    case .notConnected: self.init(.connectionFailed, "\(host): \(reason)", exchange: error.exchange)
    case .connectionLost: self.init(.connectionFailed, "\(host): \(reason)", exchange: error.exchange)
    case .tls:
      self.init(
        .tlsFailed, "\(host): \(reason)", exchange: error.exchange,
        next: ["For a certificate authority of your own, add: --ca FILE"])
    case .proxy: self.init(.proxyFailed, "\(host): \(reason)", exchange: error.exchange)
    case .timedOut: self.init(.timedOut, "\(host): \(reason)", exchange: error.exchange)
    case .headTooLarge, .bodyTooLarge:
      self.init(.answerTooLarge, "\(host) sent \(reason)", exchange: error.exchange)
    case .malformed: self.init(.answerBroken, "\(host) sent \(reason)", exchange: error.exchange)
    case .cancelled: self.init(.interrupted, reason, exchange: error.exchange)
    case .libraryMissing: self.init(.libraryMissing, reason, next: ["apt-get install libcurl4"])
    }
  }

  /// A URL that a rule of ours keeps mcpauth from.
  init(_ violation: PolicyViolation, exchange: Int = 0, subject: String? = nil) {
    let code: FailureCode =
      switch violation.rule {
      case .insecure: .insecureURL
      case .foreignAddress: .privateAddress
      }
    let message = subject.map { "\($0): \(violation)" } ?? "\(violation)"
    self.init(code, message, exchange: exchange, next: Failure.wayOut(violation.option))
  }

  /// What lets a name lead to the address, nil where nothing does.
  static func option(for address: IPAddress, _ url: Location) -> String? {
    [.private, .loopback].contains(address.kind) && url.isSecure ? "--allow-private" : nil
  }

  /// The option to paste, or that there is none.
  static func wayOut(_ option: String?) -> [String] {
    [option.map { "If you trust this server, add: \($0)" } ?? "There is no option that lets this pass"]
  }
}
