/// Why nothing listens.
package enum ServingError: Error, Sendable, Hashable {
  case portInUse(Bind)
  /// A port below 1024, or a rule of the system.
  case permissionDenied(Bind)
  /// The machine does not have that address.
  case addressMissing(Bind)
  /// The certificate or key is unusable, or OpenSSL's libssl is not on this machine.
  case tls(String)
  case system(Bind, String)
}

extension ServingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .portInUse(let bind): "\(bind) is in use by another program"
    case .permissionDenied(let bind): "no permission to listen on \(bind)"
    case .addressMissing(let bind): "this machine has no address \(bind.address)"
    case .tls(let reason): "TLS cannot be served: \(reason)"
    case .system(let bind, let reason): "cannot listen on \(bind): \(reason)"
    }
  }
}
