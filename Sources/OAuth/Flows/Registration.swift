package import HTTP
import JSON

/// Registers a client and makes it durable before anything is done with it.
package struct Registration: Sendable {
  package let transport: GuardedTransport
  package let store: any SessionStore
  package let clock: any WallClock

  package init(transport: GuardedTransport, store: any SessionStore, clock: any WallClock) {
    self.transport = transport
    self.store = store
    self.clock = clock
  }

  package func run(_ request: RegistrationRequest, issuer: String) async throws(OAuthError) -> Client {
    let client: Client
    do throws(RegistrationFault) { client = try await send(request, issuer).client } catch {
      throw .registration(error)
    }
    try await store.withClients(of: issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) }
      clients.append(client)
    }
    return client
  }

  private func send(
    _ request: RegistrationRequest, _ issuer: String
  ) async throws(RegistrationFault) -> RegistrationResponse {
    let reply: HTTPReply
    do throws(TransportError) {
      reply = try await transport.send(request.http, for: .registration)
    } catch { throw .transport(error) }
    return try RegistrationResponse(
      reply, to: request, issuer: issuer, policy: transport.policy, now: clock.seconds)
  }
}
