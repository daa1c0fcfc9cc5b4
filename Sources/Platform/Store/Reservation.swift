#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import OAuth

/// A temporary file with room on disk, held before anything is asked of a server, that becomes the new content.
struct Reservation: ~Copyable, Sendable {
  private let name: String
  private let descriptor: Descriptor
  private let folder: PrivateFolder

  /// What two answers of a server take that are no larger than usual.
  static let size = 65_536

  /// Fails where that many bytes could not be written; none are for what is written at once.
  init(in root: borrowing PrivateFolder, size: Int = Reservation.size) throws(StoreError) {
    let folder = try root.createFolder("tmp")
    if size > 0 { try Self.sweep(folder) }
    var name = Self.freshName
    var descriptor: Descriptor
    do throws(SystemError) { descriptor = try folder.fresh(name) } catch {
      throw StoreError(error, "\(folder.path)/\(name)")
    }
    do throws(SystemError) {
      // Another process may have taken the file for litter before its lock was there.
      while !(try Self.isClaimed(descriptor)) {
        try? folder.remove(name)
        name = Self.freshName
        descriptor = try folder.fresh(name)
      }
      if size > 0 {
        try descriptor.write([UInt8](repeating: 0x20, count: size))
        try descriptor.sync()
      }
    } catch {
      try folder.remove(name)
      let path = "\(folder.path)/\(name)"
      throw error.call == "flock" ? .cannotLock(path, reason: error.reason) : StoreError(error, path)
    }
    self.name = name
    self.descriptor = descriptor
    self.folder = folder
  }

  private static var freshName: String { "\(getpid())-\(UInt64.random(in: 0...UInt64.max))" }

  /// The lock says that this file is in use; the kernel drops it with its process.
  private static func isClaimed(_ descriptor: borrowing Descriptor) throws(SystemError) -> Bool {
    if let code = StoreLock.lock(descriptor.number, LOCK_EX | LOCK_NB) {
      guard code == EWOULDBLOCK else { throw SystemError("flock", code) }
      return false
    }
    guard let status = try? descriptor.status() else { return false }
    return status.st_nlink > 0
  }

  /// After a rename there is nothing of that name any more.
  deinit { try? folder.remove(name) }

  /// Makes the bytes durable under their name; whoever is killed before the end leaves the old content.
  consuming func become(_ newName: String, in target: borrowing PrivateFolder, _ bytes: [UInt8])
    throws(StoreError)
  {
    do throws(SystemError) {
      try descriptor.write(bytes)
      try descriptor.truncate(to: bytes.count)
      try descriptor.sync()
    } catch { throw StoreError(error, "\(folder.path)/\(name)") }
    try target.adopt(name, from: folder, as: newName)
  }

  consuming func drop() {}

  /// Removes what killed runs left behind: the files that nobody holds.
  static func sweep(_ folder: borrowing PrivateFolder) throws(StoreError) {
    for name in try folder.names() {
      guard let stale = try? folder.openFile(name, O_RDWR), flock(stale.number, LOCK_EX | LOCK_NB) == 0 else {
        continue
      }
      try? folder.remove(name)
    }
  }
}
