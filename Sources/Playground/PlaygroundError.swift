import LibCrypto
package import Serving

/// Why a playground did not start.
package enum PlaygroundError: Error, Sendable {
  case listening(ServingError)
  /// OpenSSL is missing, or made no key.
  case keys(String)
  case serverURL(String)
  /// The place among the clients that are known from the start, and what is wrong with it.
  case client(index: Int, String)
}

extension PlaygroundError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .listening(let error): "\(error)"
    case .keys(let reason): "no keys could be made: \(reason)"
    case .client(let index, let reason): "client \(index + 1): \(reason)"
    case .serverURL(let reason): "the server URL is \(reason)"
    }
  }
}
