package import OAuth
import HTTP
import JSON
import LibCrypto

/// Sessions and registrations as files below `$XDG_CONFIG_HOME/mcpauth`; see the decision record on the store.
package struct FileStore: SessionStore {
  /// Nil where no folder can be told from the environment.
  private let root: String?
  /// How long a lock is waited for, in seconds.
  private let patience: Double

  package static let patience = 60.0

  package init(root: String?, patience: Double = FileStore.patience) {
    self.root = root
    self.patience = patience
  }

  /// The folder that the environment names; relative paths count as unset (XDG Base Directory).
  package static func root(_ variables: (String) -> String?) -> String? {
    if let base = variables("XDG_CONFIG_HOME"), base.hasPrefix("/") { return base + "/mcpauth" }
    if let home = variables("HOME"), home.hasPrefix("/") { return home + "/.config/mcpauth" }
    return nil
  }

  // MARK: Sessions

  package func session(_ key: SessionKey) throws(StoreError) -> Session? {
    guard let root = try PrivateFolder.open(try path()), let folder = try root.folder("sessions") else {
      return nil
    }
    return try Self.session(key.fileName + ".json", in: folder)
  }

  package func withTurn<T: Sendable>(
    _ key: SessionKey, unless isEnough: @Sendable (Session) -> Bool,
    _ body: @Sendable (any SessionTurn) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T? {
    let turn: FileTurn
    do throws(StoreError) {
      let root = try PrivateFolder.create(try path())
      let begun = try await FileTurn.begin(key, in: root, seconds: patience) {
        (try? session(key)).map { $0.map(isEnough) ?? false } ?? false
      }
      guard let begun else { return nil }
      turn = begun
    } catch { throw .store(error) }
    defer { turn.end() }
    return try await body(turn)
  }

  package func withSignIn(
    _ key: SessionKey, _ body: @Sendable () async throws(OAuthError) -> Session
  ) async throws(OAuthError) -> Session {
    let place: SignInPlace
    do throws(StoreError) {
      place = try await SignInPlace(key, in: try PrivateFolder.create(try path()), seconds: patience)
    } catch { throw .store(error) }
    let session = try await body()
    do throws(StoreError) { try await place.keep(session) } catch { throw .store(error) }
    return session
  }

  package func sessions() throws(StoreError) -> (sessions: [Session], faults: [StoreError]) {
    let found = try list("sessions") { (folder, file) throws(StoreError) in try Self.session(file, in: folder)
    }
    return (found.values.sorted { ($0.server, $0.profile) < ($1.server, $1.profile) }, found.faults)
  }

  // MARK: Clients

  package func clients(of issuer: String) throws(StoreError) -> [Client] {
    guard let root = try PrivateFolder.open(try path()), let folder = try root.folder("clients") else {
      return []
    }
    return try Self.clients(Self.fileName(issuer) + ".json", in: folder) ?? []
  }

  package func withClients<T: Sendable>(
    of issuer: String, _ body: @Sendable (inout [Client]) async throws(OAuthError) -> T
  ) async throws(OAuthError) -> T {
    let transaction: Transaction
    do throws(StoreError) {
      transaction = try await Transaction(
        root: try path(), kind: "clients", name: Self.fileName(issuer), patience: patience)
    } catch { throw .store(error) }
    let (before, others): ([Client], JSONObject)
    do throws(StoreError) {
      before = try Self.clients(transaction.file, in: transaction.folder) ?? []
      others = try transaction.folder.read(transaction.file).map { Client.others(file: $0) } ?? [:]
    } catch { throw .store(error) }
    var clients = before
    let result: Result<T, OAuthError>
    do throws(OAuthError) { result = .success(try await body(&clients)) } catch { result = .failure(error) }
    do throws(StoreError) {
      if clients == before {
        try transaction.end(.unchanged)
      } else if clients.isEmpty, others.isEmpty {
        try transaction.end(.nothing)
      } else {
        let file = Client.file(clients, issuer: issuer, others: others)
        try transaction.end(.bytes(file.bytes(.pretty)))
      }
    } catch {
      // A refusal of the server tells more than the disk's words.
      if case .failure(let failure) = result { throw failure }
      throw .store(error)
    }
    return try result.get()
  }

  package func allClients() throws(StoreError) -> (clients: [Client], faults: [StoreError]) {
    let found = try list("clients") { (folder, file) throws(StoreError) in try Self.clients(file, in: folder)
    }
    return (found.values.flatMap(\.self).sorted { ($0.issuer, $0.id) < ($1.issuer, $1.id) }, found.faults)
  }

  // MARK: Documents

  package func document(_ name: DocumentName) -> [UInt8]? {
    guard let path = try? path(), let root = try? PrivateFolder.open(path),
      let folder = try? root.folder("metadata")
    else { return nil }
    return (try? folder.read(name.fileName + ".json")) ?? nil
  }

  package func keep(_ bytes: [UInt8]?, _ name: DocumentName) {
    guard let path = try? path(), let root = try? PrivateFolder.create(path),
      let folder = try? root.createFolder("metadata")
    else { return }
    let file = name.fileName + ".json"
    guard let bytes, let room = try? Reservation(in: root) else {
      try? folder.remove(file)
      return
    }
    try? room.become(file, in: folder, bytes)
  }

  package func makeRoom() throws(StoreError) {
    let root = try PrivateFolder.create(try path())
    for name in ["sessions", "clients", "locks"] { _ = try root.createFolder(name) }
    let reservation = try Reservation(in: root)
    reservation.drop()
  }

  // MARK: Files

  private func path() throws(StoreError) -> String {
    guard let root else { throw .noHome }
    return root
  }

  private func list<Value>(
    _ kind: String, _ read: (borrowing PrivateFolder, String) throws(StoreError) -> Value?
  ) throws(StoreError) -> (values: [Value], faults: [StoreError]) {
    guard let root = try PrivateFolder.open(try path()), let folder = try root.folder(kind) else {
      return ([], [])
    }
    var values: [Value] = []
    var faults: [StoreError] = []
    for name in try folder.names().sorted() where name.hasSuffix(".json") {
      do throws(StoreError) {
        if let value = try read(folder, name) { values.append(value) }
      } catch { faults.append(error) }
    }
    return (values, faults)
  }

  private static func session(_ file: String, in folder: borrowing PrivateFolder) throws(StoreError)
    -> Session?
  {
    guard let bytes = try folder.read(file) else { return nil }
    do throws(StoredFault) { return try Session(stored: bytes) } catch {
      throw .damaged("\(folder.path)/\(file)", error)
    }
  }

  private static func clients(_ file: String, in folder: borrowing PrivateFolder) throws(StoreError)
    -> [Client]?
  {
    guard let bytes = try folder.read(file) else { return nil }
    do throws(StoredFault) { return try Client.read(file: bytes) } catch {
      throw .damaged("\(folder.path)/\(file)", error)
    }
  }

  private static func fileName(_ issuer: String) -> String {
    let host = (try? Location(issuer))?.hostText ?? "issuer"
    return StoredName.make(host: host, of: issuer)
  }
}
