/// How a person's session comes about; the names stand in the store and in `--json`.
package enum SignInGrant: String, Sendable, Hashable, CaseIterable {
  /// RFC 6749 §4.1, in a browser on this machine.
  case authorizationCode = "authorization_code"
  /// RFC 8628, on any device.
  case deviceCode = "device_code"

  /// The `grant_type`.
  package var type: String {
    switch self {
    case .authorizationCode: rawValue
    case .deviceCode: "urn:ietf:params:oauth:grant-type:device_code"
    }
  }
}
