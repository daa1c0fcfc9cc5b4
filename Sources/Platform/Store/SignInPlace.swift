import JSON
import OAuth

/// Lock and room for the session that a sign-in is about to get.
struct SignInPlace: ~Copyable, Sendable {
  private let file: SessionFile
  private let lock: StoreLock
  private let room: Reservation

  init(_ key: SessionKey, in root: consuming PrivateFolder, seconds: Double) async throws(StoreError) {
    let file = try SessionFile(key, in: root)
    let lock = try await file.signInLock(seconds: seconds)
    let room = try Reservation(in: root)
    self.file = file
    self.lock = lock
    self.room = room
  }

  /// Makes it durable in place of whatever was there.
  consuming func keep(_ session: Session) async throws(StoreError) {
    let bytes = session.json.bytes(.pretty)
    guard bytes.count <= PrivateFolder.maxFile else { throw .tooLarge(file.path) }
    let write = try await file.writeLock()
    try room.become(file.name, in: file.folder, bytes)
    write.release()
  }
}
