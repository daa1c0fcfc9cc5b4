import JSON

/// Why a request got no usable answer; an HTTP error status is an answer and not among these.
package struct TransportError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// A rule of ours forbade the request before anything was sent.
    case refused(PolicyViolation)
    case nameNotResolved(String)
    case notConnected(String)
    /// The name led to an address that ``URLPolicy`` keeps this request from.
    case addressRefused(IPAddress)
    case tls(String)
    case proxy(String)
    case timedOut(seconds: Double)
    case headTooLarge(limit: Int)
    case bodyTooLarge(limit: Int)
    /// Not HTTP, cut short, a broken content coding.
    case malformed(String)
    case connectionLost(String)
    case cancelled
    /// libcurl is not on this machine; the names that were tried.
    case libraryMissing([String])
  }

  package let reason: Reason
  package let url: Location
  /// The number in the trace, zero where nothing was sent.
  package var exchange: Int
  /// Whether the server may have received the whole request, so that repeating it could do something twice.
  package let mayHaveArrived: Bool

  package init(_ reason: Reason, url: Location, exchange: Int = 0, mayHaveArrived: Bool = true) {
    self.reason = reason
    self.url = url
    self.exchange = exchange
    self.mayHaveArrived = mayHaveArrived
  }
}

extension TransportError: CustomStringConvertible {
  package var description: String { "\(reason)" }
}

extension TransportError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let violation): "\(violation)"
    case .nameNotResolved(let host): "the name \(host.harmless(limit: 255)) was not found"
    case .notConnected(let detail): "no connection: \(detail.harmless())"
    case .addressRefused(let address): "the name leads to \(address), a \(address.kind.rawValue) address"
    case .tls(let detail): "TLS failed: \(detail.harmless())"
    case .proxy(let detail): "the proxy failed: \(detail.harmless())"
    case .timedOut(let seconds): "no answer within \(Deadline.rounded(seconds)) s"
    case .headTooLarge(let limit): "more than \(limit) bytes of header fields"
    case .bodyTooLarge(let limit): "a body of more than \(limit) bytes"
    case .malformed(let detail): "a broken answer: \(detail.harmless())"
    case .connectionLost(let detail): "the connection broke: \(detail.harmless())"
    case .cancelled: "interrupted"
    case .libraryMissing(let names): "libcurl is not installed (looked for \(names.joined(separator: ", ")))"
    }
  }
}
