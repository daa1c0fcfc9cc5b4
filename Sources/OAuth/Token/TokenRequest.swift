package import HTTP

/// A request to a token endpoint (section 11).
package struct TokenRequest: Sendable {
  package enum Grant: Sendable {
    /// TOK-2: `redirect_uri` is sent because OAuth 2.0 servers compare it.
    case authorizationCode(Secret, verifier: Secret, redirectURI: String)
    /// RT-5: without `scope` the grant stays as it is.
    case refresh(Secret)
  }

  package let endpoint: Location
  package let grant: Grant
  package let clientID: String
  package let secret: Secret?
  package let authentication: ClientAuthentication
  /// RES-2: the same value as in the authorization request; nil leaves it out.
  package let resource: String?

  package init(
    endpoint: Location, grant: Grant, clientID: String, secret: Secret?, authentication: ClientAuthentication,
    resource: String?
  ) {
    self.endpoint = endpoint
    self.grant = grant
    self.clientID = clientID
    self.secret = secret
    self.authentication = authentication
    self.resource = resource
  }

  package var step: Step {
    switch grant {
    case .authorizationCode: .token
    case .refresh: .refresh
    }
  }

  package var http: HTTPRequest {
    var form: FormBody
    switch grant {
    case .authorizationCode(let code, let verifier, let redirectURI):
      form = FormBody([
        ("grant_type", "authorization_code"), ("code", code.reveal()), ("code_verifier", verifier.reveal()),
        ("redirect_uri", redirectURI),
      ])
    case .refresh(let token):
      form = FormBody([("grant_type", "refresh_token"), ("refresh_token", token.reveal())])
    }
    form.append("resource", resource)
    var headers = Headers()
    authentication.apply(id: clientID, secret: secret, to: &form, &headers)
    return .form(form, to: endpoint, headers: headers)
  }
}
