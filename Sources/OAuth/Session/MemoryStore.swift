import Synchronization

/// Keeps nothing beyond the process (`--no-store`), and stands in for the disk in tests.
package final class MemoryStore: SessionStore {
  private struct Content {
    var sessions: [SessionKey: Session] = [:]
    /// By the bytes of the issuer, which `String` would not tell apart.
    var clients: [[UInt8]: [Client]] = [:]
    var documents: [DocumentName: [UInt8]] = [:]
  }

  private let content = Mutex(Content())
  private let turns = Turns<SessionKey>()
  private let signIns = Turns<SessionKey>()
  private let clientTurns = Turns<[UInt8]>()

  package init() {}

  package func session(_ key: SessionKey) throws(StoreError) -> Session? {
    content.withLock { $0.sessions[key] }
  }

  package func withTurn<T: Sendable>(
    _ key: SessionKey, unless isEnough: @Sendable (Session) -> Bool,
    _ body: @Sendable (any SessionTurn) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T? {
    await turns.begin(key)
    defer { turns.end(key) }
    return try await body(Turn(store: self, key: key))
  }

  package func withSignIn(
    _ key: SessionKey, _ body: @Sendable () async throws(OAuthError) -> Session
  ) async throws(OAuthError) -> Session {
    await signIns.begin(key)
    defer { signIns.end(key) }
    let session = try await body()
    content.withLock { $0.sessions[key] = session }
    return session
  }

  private final class Turn: SessionTurn {
    private let store: MemoryStore
    private let key: SessionKey
    private let known: Mutex<Session?>

    init(store: MemoryStore, key: SessionKey) {
      self.store = store
      self.key = key
      known = Mutex(store.content.withLock { $0.sessions[key] })
    }

    var session: Session? { known.withLock(\.self) }

    func makeRoom() throws(StoreError) {}

    func note(_ session: Session) async throws(StoreError) -> Bool { try await save(session) }

    func save(_ session: Session?) async throws(StoreError) -> Bool {
      known.withLock { known in
        let (found, isOurs) = store.content.withLock { content in
          let isOurs = content.sessions[key] == known
          if isOurs { content.sessions[key] = session }
          return (content.sessions[key], isOurs)
        }
        known = found
        return isOurs
      }
    }
  }

  package func sessions() throws(StoreError) -> (sessions: [Session], faults: [StoreError]) {
    (content.withLock { Array($0.sessions.values) }, [])
  }

  package func clients(of issuer: String) throws(StoreError) -> [Client] {
    content.withLock { $0.clients[Array(issuer.utf8)] ?? [] }
  }

  package func withClients<T: Sendable>(
    of issuer: String, _ body: @Sendable (inout [Client]) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T {
    let key = Array(issuer.utf8)
    await clientTurns.begin(key)
    var clients = content.withLock { $0.clients[key] ?? [] }
    defer {
      content.withLock { [clients] in $0.clients[key] = clients }
      clientTurns.end(key)
    }
    return try await body(&clients)
  }

  package func allClients() throws(StoreError) -> (clients: [Client], faults: [StoreError]) {
    (content.withLock { $0.clients.values.flatMap(\.self) }, [])
  }

  package func document(_ name: DocumentName) -> [UInt8]? { content.withLock { $0.documents[name] } }

  package func keep(_ bytes: [UInt8]?, _ name: DocumentName) {
    content.withLock { $0.documents[name] = bytes }
  }

  package func makeRoom() throws(StoreError) {}
}

/// One at a time for each key, in the order of their coming.
private final class Turns<Key: Hashable & Sendable>: Sendable {
  /// Who waits, for each key that somebody has.
  private let waiting = Mutex<[Key: [CheckedContinuation<Void, Never>]]>([:])

  func begin(_ key: Key) async {
    await withCheckedContinuation { continuation in
      let isFree = waiting.withLock { waiting in
        if waiting[key] == nil {
          waiting[key] = []
          return true
        }
        waiting[key]?.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  func end(_ key: Key) {
    let next: CheckedContinuation<Void, Never>? = waiting.withLock { waiting in
      guard let first = waiting[key]?.first else {
        waiting[key] = nil
        return nil
      }
      waiting[key]?.removeFirst()
      return first
    }
    next?.resume()
  }
}
