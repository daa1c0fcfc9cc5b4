/// Where sessions and registrations are kept.
///
/// A session has a lock for its turns, which is held while a server is asked; sign-ins have one of their own, so that
/// neither waits for the other's server. Nothing is locked while a person is awaited.
package protocol SessionStore: Sendable {
  /// Without a lock and without a write.
  func session(_ key: SessionKey) throws(StoreError) -> Session?

  /// Waits for the turn at a session and holds it for the whole closure.
  /// - Parameter isEnough: looked at while waiting; where what others stored meanwhile is enough, there is no turn.
  /// - Returns: nil without a turn.
  func withTurn<T: Sendable>(
    _ key: SessionKey, unless isEnough: @Sendable (Session) -> Bool,
    _ body: @Sendable (any SessionTurn) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T?

  /// Makes room, lets the body get a session, and makes that durable in place of whatever was there.
  func withSignIn(
    _ key: SessionKey, _ body: @Sendable () async throws(OAuthError) -> Session
  ) async throws(OAuthError) -> Session

  /// Every readable session, and what is wrong with the others.
  func sessions() throws(StoreError) -> (sessions: [Session], faults: [StoreError])

  func clients(of issuer: String) throws(StoreError) -> [Client]

  /// Reads under the issuer's lock, lets the body change it, and makes the change durable before it returns.
  func withClients<T: Sendable>(
    of issuer: String, _ body: @Sendable (inout [Client]) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T

  func allClients() throws(StoreError) -> (clients: [Client], faults: [StoreError])

  /// A document that is only kept to save requests; nil where there is none or it cannot be read.
  func document(_ name: DocumentName) -> [UInt8]?

  /// Keeps a document, or deletes it; nobody is told when that fails, because it can be asked for again.
  func keep(_ bytes: [UInt8]?, _ name: DocumentName)

  /// Makes sure that a session could be written, before a person or a server is bothered for one.
  func makeRoom() throws(StoreError)
}

extension SessionStore {
  package func withTurn<T: Sendable>(
    _ key: SessionKey, _ body: @Sendable (any SessionTurn) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T {
    while true {
      if let result = try await withTurn(key, unless: { _ in false }, body) { return result }
    }
  }

  /// Reads in its turn, lets the body change it, and makes the change durable before it returns; nil deletes.
  package func withSession<T: Sendable>(
    _ key: SessionKey, _ body: @Sendable (inout Session?) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T {
    try await withTurn(key) { (turn) throws(OAuthError) in
      do throws(StoreError) { try turn.makeRoom() } catch { throw .store(error) }
      let before = turn.session
      var session = before
      let result: Result<T, OAuthError>
      do throws(OAuthError) { result = .success(try await body(&session)) } catch { result = .failure(error) }
      if session != before {
        do throws(StoreError) { try await turn.save(session) } catch {
          // A refusal of the server tells more than the disk's words.
          if case .failure(let failure) = result { throw failure }
          throw .store(error)
        }
      }
      return try result.get()
    }
  }
}

extension SessionStore {
  /// The clients that a sign-in at this issuer may use.
  package func candidates(at issuer: String) throws(StoreError) -> [Client] {
    // A person who keeps a client by hand need not know about the final slash of an issuer.
    let sibling = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer + "/"
    return try clients(of: issuer) + clients(of: sibling).filter { $0.kind == .preregistered }
  }
}

/// Why the store cannot be used; nothing was changed.
package enum StoreError: Error, Sendable, Hashable {
  /// Neither `XDG_CONFIG_HOME` nor `HOME` is set to an absolute path.
  case noHome
  case notAFolder(String)
  case link(String)
  /// Readable or writable by others; the octal mode.
  case looseMode(String, mode: UInt32)
  case foreignOwner(String)
  case readOnly(String)
  case full(String)
  case damaged(String, StoredFault)
  case tooLarge(String)
  /// Any other system call that failed: which, on what, and the system's words.
  case system(String, path: String, reason: String)
  case lockHeld(String, pid: Int32?)
  case cannotLock(String, reason: String)
}

/// What a kept document is called.
package struct DocumentName: Sendable, Hashable {
  package let fileName: String

  /// - Parameter parts: everything that makes this document another than its neighbours.
  package init(host: String, _ parts: [String]) {
    fileName = StoredName.make(host: host, of: parts.joined(separator: "\n"))
  }
}
