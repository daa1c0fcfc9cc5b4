import HTTP

/// The first half of enterprise-managed authorization: an identity assertion becomes an ID-JAG (EMA-1 to EMA-3).
struct IdentityExchange {
  let transport: GuardedTransport
  let provider: IdentityProvider
  let prover: ClientProver

  /// - Parameter audience: the issuer of the MCP server's authorization server.
  func run(
    _ subject: TokenExchange.TypedToken, audience: String, resource: String?, scope: String?
  ) async throws(OAuthError) -> Secret {
    let server = try await metadata()
    guard let endpoint = server.tokenEndpoint else {
      throw .identityProvider(.discovery(DiscoveryError(.endpointMissing("token_endpoint"))))
    }
    let request = TokenRequest(
      endpoint: endpoint,
      grant: .tokenExchange(TokenExchange(subject: subject, requestedType: TokenTypeURI.idJAG.uri)),
      client: try client(server), scope: scope, resource: resource, audience: audience)
    // The ID-JAG itself is not bound to our key, the token that it brings is.
    var prover = prover
    prover.dpop = nil
    do throws(TokenFault) {
      let answer = try await request.send(
        transport, prover, expecting: .assertion(type: TokenTypeURI.idJAG.uri))
      return answer.accessToken
    } catch { throw .identityProvider(.token(error)) }
  }

  private func metadata() async throws(OAuthError) -> ServerMetadata {
    var options = DiscoveryOptions(issuer: provider.issuer?.text)
    options.tokenEndpoint = provider.tokenEndpoint
    do throws(DiscoveryError) {
      return try await IssuerDiscovery(transport: transport, options: options).run().server
    } catch { throw .identityProvider(.discovery(error)) }
  }

  /// EMA-2: as it authenticates for single sign-on.
  private func client(_ server: ServerMetadata) throws(OAuthError) -> Client {
    let listed = server.tokenEndpointAuthMethods
    let material = ClientAuthentication.Material(hasSecret: provider.clientSecret != nil)
    guard let way = ClientAuthentication.best(material, listed: listed) else {
      throw .identityProvider(.client(.noCommonAuthentication(listed: listed ?? [])))
    }
    return Client(
      kind: .preregistered, issuer: server.issuer, id: provider.clientID ?? "", secret: provider.clientSecret,
      authentication: way, registeredAt: 0)
  }
}
