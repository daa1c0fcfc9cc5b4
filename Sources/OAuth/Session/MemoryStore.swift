import Synchronization

/// Keeps nothing beyond the process (`--no-store`), and stands in for the disk in tests.
package final class MemoryStore: SessionStore {
  private struct Content {
    var sessions: [SessionKey: Session] = [:]
    var clients: [String: [Client]] = [:]
  }

  private let content = Mutex(Content())

  package init() {}

  package func session(_ key: SessionKey) throws(StoreError) -> Session? { content.withLock { $0.sessions[key] } }

  package func withSession<T: Sendable>(
    _ key: SessionKey, _ body: @Sendable (inout Session?) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T {
    var session = content.withLock { $0.sessions[key] }
    do throws(OAuthError) {
      let result = try await body(&session)
      content.withLock { [session] in $0.sessions[key] = session }
      return result
    } catch {
      content.withLock { [session] in $0.sessions[key] = session }
      throw error
    }
  }

  package func sessions() throws(StoreError) -> (sessions: [Session], faults: [StoreError]) {
    (content.withLock { Array($0.sessions.values) }, [])
  }

  package func clients(of issuer: String) throws(StoreError) -> [Client] {
    content.withLock { $0.clients[issuer] ?? [] }
  }

  package func withClients<T: Sendable>(
    of issuer: String, _ body: @Sendable (inout [Client]) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T {
    var clients = content.withLock { $0.clients[issuer] ?? [] }
    let result = try await body(&clients)
    content.withLock { [clients] in $0.clients[issuer] = clients }
    return result
  }

  package func allClients() throws(StoreError) -> (clients: [Client], faults: [StoreError]) {
    (content.withLock { $0.clients.values.flatMap(\.self) }, [])
  }

  package func makeRoom() throws(StoreError) {}
}
