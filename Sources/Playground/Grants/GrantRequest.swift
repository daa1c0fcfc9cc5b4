import HTTP

/// One request to the token endpoint whose client is known.
struct GrantRequest: Sendable {
  let form: FormBody
  let caller: Caller
  /// What the access token that it leads to is bound to.
  let confirmation: Confirmation

  var client: Client { caller.client }

  /// RFC 8705 §4: what the refresh tokens are bound to: those of a client that proves itself need nothing more.
  var holder: Confirmation { caller.isAuthenticated ? Confirmation() : confirmation }
}
