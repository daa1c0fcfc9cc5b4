/// What a sign-in tells the person while it is under way.
package enum LoginEvent: Sendable {
  case discovered(Discovered)
  case willAsk(ScopePlan, resource: String?)
  /// A client that was kept by hand goes before these, and before a registration where one may be made.
  case preferred(Client, over: [Client], mayRegister: Bool)
  case usingClient(Client)
  case registered(Client)
  /// The port of the registration is taken, so a new one is made.
  case portTaken(UInt16)
  /// The redirect URI, and the host whose page the person will see.
  case listening(redirectURI: String, pageHost: String)
  /// The request is at the server; the browser may come for it for so many seconds (RFC 9126 §2.2).
  case pushed(life: Int64)
  /// What the person needs to come to the server on any device.
  case device(DeviceAuthorization)
  case waiting(seconds: Double)
  /// The first of several polls that came to nothing; the wait goes on.
  case pollFailed(TokenFault)
  /// A request to the redirect URI that was not the answer to this sign-in.
  case ignored(AuthorizationFault)
  /// The server no longer knows the stored client; once, a new one is registered.
  case clientForgotten(clientID: String)
  /// The server does not let the stored client sign in on another device; once, a new one is registered.
  case clientUnfit(clientID: String)
}
