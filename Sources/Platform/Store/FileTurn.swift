import JSON
import OAuth
import Synchronization

/// One run's turn at a session's file.
///
/// Sign-ins do not wait for turns, so every write compares what is there with what was read, under a lock of its own
/// that is held for no longer than that takes.
final class FileTurn: SessionTurn {
  private struct State: ~Copyable {
    var session: Session?
    /// The file as it was read or written last.
    var bytes: [UInt8]?
    var room: Reservation?
    var lock: StoreLock?
  }

  private let root: PrivateFolder
  private let file: SessionFile
  private let state: Mutex<State>

  /// Nil where the wait turned out to be needless.
  static func begin(
    _ key: SessionKey, in root: consuming PrivateFolder, seconds: Double,
    unless isNeedless: @Sendable () -> Bool
  ) async throws(StoreError) -> FileTurn? {
    let file = try SessionFile(key, in: root)
    guard let lock = try await file.turn(seconds: seconds, unless: isNeedless) else { return nil }
    return try FileTurn(root: root, file: file, lock: lock)
  }

  private init(root: consuming PrivateFolder, file: consuming SessionFile, lock: consuming StoreLock)
    throws(StoreError)
  {
    let bytes = try file.read()
    state = Mutex(State(session: try file.session(bytes), bytes: bytes, lock: lock))
    self.root = root
    self.file = file
  }

  /// Lets the next one have its turn, at the latest.
  func end() {
    state.withLock { state in
      state.room = nil
      state.lock = nil
    }
  }

  var session: Session? { state.withLock { $0.session } }

  func makeRoom() throws(StoreError) {
    try state.withLock { (state) throws(StoreError) in
      guard state.room == nil else { return }
      // As much as there is now comes again, escaped or not.
      state.room = try Reservation(in: root, size: Reservation.size + (state.bytes?.count ?? 0))
    }
  }

  func note(_ session: Session) async throws(StoreError) -> Bool {
    try await write(session) { (bytes, _) throws(StoreError) in
      try Reservation(in: root, size: 0).become(file.name, in: file.folder, bytes)
    }
  }

  func save(_ session: Session?) async throws(StoreError) -> Bool {
    try await write(session) { (bytes, state) throws(StoreError) in
      let room = if let room = state.room.take() { room } else { try Reservation(in: root, size: 0) }
      try room.become(file.name, in: file.folder, bytes)
    }
  }

  private func write(
    _ session: Session?, _ replace: (_ bytes: [UInt8], inout State) throws(StoreError) -> Void
  ) async throws(StoreError) -> Bool {
    let bytes = session?.json.bytes(.pretty)
    guard (bytes?.count ?? 0) <= PrivateFolder.maxFile else { throw .tooLarge(file.path) }
    let lock = try await file.writeLock()
    let isOurs = try state.withLock { (state) throws(StoreError) in
      let found = try file.read()
      guard found == state.bytes else {
        state.session = try file.session(found)
        state.bytes = found
        return false
      }
      if let bytes { try replace(bytes, &state) } else { try file.remove() }
      state.session = session
      state.bytes = bytes
      return true
    }
    lock.release()
    return isOurs
  }
}
