package import HTTP
import JSON

/// An authorization server without an MCP server in front: its metadata, or the token endpoint as the user gave it.
package struct IssuerDiscovery: Sendable {
  package let transport: GuardedTransport
  package let options: DiscoveryOptions

  package init(transport: GuardedTransport, options: DiscoveryOptions) {
    self.transport = transport
    self.options = options
  }

  package func run() async throws(DiscoveryError) -> KnownServer {
    if let endpoint = options.tokenEndpoint {
      do throws(PolicyViolation) { _ = try transport.policy.reach(of: endpoint) } catch {
        throw DiscoveryError(.insecureIssuer(endpoint.text, error))
      }
      // Without an issuer the endpoint itself is the only name that the server has.
      let server = ServerMetadata(
        issuer: options.issuer ?? endpoint.text, authorization: nil, token: endpoint, registration: nil)
      return known(server, [])
    }
    guard let issuer = options.issuer else { throw DiscoveryError(.givenIncomplete) }
    let (server, attempts) = try await metadata(of: issuer)
    return known(server, attempts)
  }

  /// The metadata that a server publishes below the origin of one of its endpoints.
  func server(at endpoint: Location) async throws(DiscoveryError) -> ServerMetadata {
    try await metadata(of: endpoint.start).server
  }

  private func known(_ server: ServerMetadata, _ attempts: [Attempt]) -> KnownServer {
    KnownServer(server: server, attempts: attempts, serverKind: transport.policy.serverKind)
  }

  /// Section 4.1.
  private func metadata(
    of issuer: String
  ) async throws(DiscoveryError) -> (server: ServerMetadata, attempts: [Attempt]) {
    let location: Location
    do throws(LocationError) { location = try Location(issuer) } catch {
      throw DiscoveryError(.badIssuer(issuer, error))
    }
    do throws(PolicyViolation) { _ = try transport.policy.reach(of: location) } catch {
      throw DiscoveryError(.insecureIssuer(issuer, error))
    }
    var walk = DiscoveryWalk(
      options: options, revision: options.revision ?? .newest, typed: location,
      report: ProbeReport(endpoint: location), policy: { transport.policy },
      fetcher: DocumentFetcher(
        transport: transport, deadline: Deadline(seconds: Discovery.bound), headers: [:]))
    let server = try await walk.serverMetadata(of: issuer)
    return (server, walk.fetcher.attempts)
  }
}
