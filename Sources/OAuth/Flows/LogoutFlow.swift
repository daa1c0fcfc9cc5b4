package import HTTP
import JSON

/// Ends a session: revoked at the server, deleted here whatever the server says (RT-10).
package struct LogoutFlow: Sendable {
  package let transport: any HTTPTransport
  package let store: any SessionStore
  package let prover: ClientProver

  /// What did not go as it should, for the person; the session is gone all the same.
  package enum Remnant: Sendable, Hashable {
    /// The server offers no revocation: the access token lives until this moment (Unix seconds).
    case notRevocable(expiresAt: Int64?)
    case notRevoked(TokenHint, TokenFault)
    case registrationKept(clientID: String, usedBy: [String])
    case registrationNotDeleted(clientID: String, RegistrationFault)
    /// RFC 7592 is not offered for this client.
    case registrationNotManaged(clientID: String)
  }

  package init(transport: any HTTPTransport, store: any SessionStore, prover: ClientProver) {
    self.transport = transport
    self.store = store
    self.prover = prover
  }

  package func run(_ session: Session, key: SessionKey, deleteClient: Bool) async throws(OAuthError)
    -> [Remnant]
  {
    // In its turn, so that a refresh that ends meanwhile leaves nothing behind that was not revoked; a full disk is no
    // obstacle, because nothing is written.
    var remnants = try await store.withTurn(key) { (turn) throws(OAuthError) in
      let remnants = await revoke(turn.session ?? session)
      do throws(StoreError) { try await turn.save(nil) } catch { throw .store(error) }
      return remnants
    }
    guard deleteClient else { return remnants }
    switch session.client.kind {
    case .dynamic: remnants += try await delete(session.client)
    case .preregistered: remnants.append(.registrationNotManaged(clientID: session.client.id))
    case .document: break
    }
    return remnants
  }

  private func revoke(_ session: Session) async -> [Remnant] {
    guard let endpoint = session.revocationEndpoint else {
      return [.notRevocable(expiresAt: session.tokens.expiresAt)]
    }
    var tokens: [(Secret, TokenHint)] = []
    if let refresh = session.tokens.refresh { tokens.append((refresh, .refreshToken)) }
    tokens.append((session.tokens.access, .accessToken))
    var remnants: [Remnant] = []
    for (token, hint) in tokens {
      let request = RevocationRequest(
        endpoint: endpoint, token: token, hint: hint, client: session.client,
        tokenEndpoint: session.tokenEndpoint, prover: prover)
      if let fault = await request.send(transport) { remnants.append(.notRevoked(hint, fault)) }
    }
    return remnants
  }

  private func delete(_ client: Client) async throws(OAuthError) -> [Remnant] {
    let others: [Session]
    do throws(StoreError) { others = try store.sessions().sessions } catch { throw .store(error) }
    let users = others.filter {
      $0.client.id.isIdentical(to: client.id) && $0.issuer.isIdentical(to: client.issuer)
    }
    guard users.isEmpty else { return [.registrationKept(clientID: client.id, usedBy: users.map(\.server))] }
    let stored: [Client]
    do throws(StoreError) { stored = try store.clients(of: client.issuer) } catch { throw .store(error) }
    // The store knows what rotated; what it has forgotten is still registered.
    let managed = stored.first { $0.id.isIdentical(to: client.id) } ?? client
    do throws(RegistrationFault) {
      guard try await ClientManagement(transport: transport).delete(managed) else {
        return [.registrationNotManaged(clientID: client.id)]
      }
    } catch { return [.registrationNotDeleted(clientID: client.id, error)] }
    try await store.withClients(of: client.issuer) { (clients) throws(OAuthError) in
      clients.removeAll { $0.id.isIdentical(to: client.id) }
    }
    return []
  }
}
