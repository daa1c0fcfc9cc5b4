package import HTTP

extension TransportError.Reason {
  /// The stable name of a reason in traces.
  package var kind: String {
    switch self {
    case .refused: "refused"
    case .nameNotResolved: "name-not-resolved"
    case .notConnected: "not-connected"
    case .addressRefused: "address-refused"
    case .tls: "tls"
    case .proxy: "proxy"
    case .timedOut: "timed-out"
    case .headTooLarge: "head-too-large"
    case .bodyTooLarge: "body-too-large"
    case .malformed: "malformed"
    case .connectionLost: "connection-lost"
    case .cancelled: "cancelled"
    case .libraryMissing: "library-missing"
    }
  }
}
