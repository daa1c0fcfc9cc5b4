package import HTTP

/// A request to a token endpoint (section 11).
package struct TokenRequest: Sendable {
  package let endpoint: Location
  package let grant: TokenGrant
  package let client: Client
  /// Nil leaves it out.
  package var scope: String?
  /// RES-2: the same value as in the authorization request; nil leaves it out.
  package var resource: String?
  /// RFC 8693 §2.1, and what some servers take instead of `resource`.
  package var audience: String?

  package init(
    endpoint: Location, grant: TokenGrant, client: Client, scope: String? = nil, resource: String? = nil,
    audience: String? = nil
  ) {
    self.endpoint = endpoint
    self.grant = grant
    self.client = client
    self.scope = scope
    self.resource = resource
    self.audience = audience
  }

  /// The request as it goes out; made anew for every sending, because assertions are good for one.
  package func http(_ prover: ClientProver) throws(ProofFault) -> HTTPRequest {
    var form = FormBody([("grant_type", grant.type)] + grant.parameters)
    form.append("scope", scope)
    form.append("resource", resource)
    form.append("audience", audience)
    var headers = Headers()
    try prover.authenticate(client, at: endpoint, &form, &headers)
    var request = HTTPRequest.form(form, to: endpoint, headers: headers)
    request.showsCertificate = client.authentication.usesCertificate
    return request
  }
}
