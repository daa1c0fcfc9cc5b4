import LibCrypto
package import Serving

/// Why a playground did not start.
package enum PlaygroundError: Error, Sendable {
  case listening(ServingError)
  /// OpenSSL is missing, or made no key.
  case keys(String)
  case serverURL(String)
}

extension PlaygroundError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .listening(let error): "\(error)"
    case .keys(let reason): "no keys could be made: \(reason)"
    case .serverURL(let reason): "the server URL is \(reason)"
    }
  }
}
