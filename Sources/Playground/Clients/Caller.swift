import LibCrypto

/// Who sent a request, and by what that was proved.
struct Caller: Sendable {
  let client: Client
  let method: AuthenticationMethod
  /// RFC 8705 §3.1: the thumbprint of the certificate of its connection, whether it authenticates or not.
  let certificate: String?

  /// OAuth 2.1 §2.1: whether the client proved anything.
  var isAuthenticated: Bool { method != .none }
}
