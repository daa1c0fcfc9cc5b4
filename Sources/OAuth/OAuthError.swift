/// Every way in which a flow can fail; facts only, `Failure` in Commands knows the words and the exit status.
package enum OAuthError: Error, Sendable {
  case discovery(DiscoveryError)
  case client(ClientFault)
  case registration(RegistrationFault)
  case request(AuthorizationRequest.Fault)
  case listener(ListenerError)
  /// The person refused, or the server answered with an error or another server's answer.
  case authorization(AuthorizationFault, redirectURI: String, client: Client)
  /// Nobody came before the time was over.
  /// The client where it was known before, so that its registration may be stale.
  case nobodyCame(seconds: Double, redirectURI: String, client: Client?)
  /// A sign-in on another device (RFC 8628).
  case device(DeviceFault)
  /// The endpoint for pushed authorization requests (RFC 9126).
  case pushing(TokenFault)
  /// The token endpoint of a sign-in.
  case token(TokenFault)
  /// The token endpoint of a refresh, for reasons that keep the refresh token.
  case refresh(TokenFault)
  /// The identity provider of an enterprise (section 17).
  indirect case identityProvider(OAuthError)
  case session(SessionFault)
  case store(StoreError)
  /// The refused answer to a request that carried a redirect the listener cannot serve.
  case redirectMismatch(registered: String, listening: String)
}

/// Why a stored session gives no token.
package enum SessionFault: Error, Sendable, Hashable {
  case missing
  /// The server answers without a token and publishes no metadata.
  case noAuthorization
  /// Its time is over and no refresh token came with it.
  case expired(at: Int64)
  /// `invalid_grant`: the refresh token is used up, revoked or too old (RT-8).
  case refreshRefused(ServerRefusal)
  /// `invalid_grant` after a refresh whose answer never came: what it brought is lost.
  case refreshAnswerLost(ServerRefusal)
  /// This run has sent the refresh token and got no answer; it does not send it twice.
  case refreshUnanswered
  /// The server does not know the client any more (DCR-10).
  case clientGone(ServerRefusal, clientID: String)
  /// What was granted lacks these scopes.
  case scopeShort(granted: String, missing: [String])
  case noRefreshToken
  /// The server offers no revocation, or no introspection.
  case noRevocation
  case noIntrospection
  /// The token is not bound to a key.
  case notBound
  /// Another authorization server than the one asked for.
  case otherIssuer(String)
}

/// Why the loopback listener could not be opened.
package enum ListenerError: Error, Sendable, Hashable {
  case portTaken(UInt16)
  case notPermitted(UInt16)
  case badAddress(String)
  case system(String)
}
