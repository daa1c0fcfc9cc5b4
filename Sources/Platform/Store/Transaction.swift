import OAuth

/// The file of one issuer's clients under its lock, with room on disk for its new content.
struct Transaction: ~Copyable, Sendable {
  let folder: PrivateFolder
  let file: String
  private let reservation: Reservation
  private let lock: StoreLock

  enum Change {
    case unchanged
    /// The file goes.
    case nothing
    case bytes([UInt8])
  }

  init(root path: String, kind: String, name: String, patience: Double) async throws(StoreError) {
    let root = try PrivateFolder.create(path)
    let folder = try root.createFolder(kind)
    let locks = try root.createFolder("locks")
    let lock = try await StoreLock.take("\(kind)-\(name)", in: locks, seconds: patience)
    let reservation = try Reservation(in: root)
    self.folder = folder
    self.lock = lock
    self.reservation = reservation
    file = name + ".json"
  }

  /// Makes the change durable, then lets go of the lock.
  consuming func end(_ change: Change) throws(StoreError) {
    switch change {
    case .unchanged: reservation.drop()
    case .bytes(let bytes):
      guard bytes.count <= PrivateFolder.maxFile else { throw .tooLarge("\(folder.path)/\(file)") }
      try reservation.become(file, in: folder, bytes)
    case .nothing:
      reservation.drop()
      try folder.remove(file)
      try folder.sync()
    }
  }
}
