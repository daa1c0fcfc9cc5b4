import OAuth

/// The file of one session with its locks.
struct SessionFile: ~Copyable, Sendable {
  let folder: PrivateFolder
  let locks: PrivateFolder
  let name: String
  private let stem: String

  init(_ key: SessionKey, in root: borrowing PrivateFolder) throws(StoreError) {
    let folder = try root.createFolder("sessions")
    let locks = try root.createFolder("locks")
    self.folder = folder
    self.locks = locks
    stem = key.fileName
    name = stem + ".json"
  }

  var path: String { "\(folder.path)/\(name)" }

  /// Held while a server is asked to renew or to end the session.
  func turn(seconds: Double, unless isNeedless: @Sendable () -> Bool) async throws(StoreError) -> StoreLock? {
    try await StoreLock.take("sessions-" + stem, in: locks, seconds: seconds, unless: isNeedless)
  }

  /// Held from before a code is exchanged until its session is kept.
  func signInLock(seconds: Double) async throws(StoreError) -> StoreLock {
    try await StoreLock.take("logins-" + stem, in: locks, seconds: seconds)
  }

  /// Held for one look and one write; nobody does anything slow behind it.
  func writeLock() async throws(StoreError) -> StoreLock {
    try await StoreLock.take("writes-" + stem, in: locks, seconds: FileStore.patience)
  }

  func read() throws(StoreError) -> [UInt8]? { try folder.read(name) }

  func session(_ bytes: [UInt8]?) throws(StoreError) -> Session? {
    guard let bytes else { return nil }
    do throws(StoredFault) { return try Session(stored: bytes) } catch { throw .damaged(path, error) }
  }

  func remove() throws(StoreError) {
    try folder.remove(name)
    try folder.sync()
  }
}
