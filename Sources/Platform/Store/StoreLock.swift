#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import OAuth

/// An exclusive lock on a file of its own that is never deleted; the kernel drops it when its holder dies.
struct StoreLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Waits at most `seconds`; then says who holds it.
  static func take(_ name: String, in folder: borrowing PrivateFolder, seconds: Double)
    async throws(StoreError) -> StoreLock
  {
    let path = "\(folder.path)/\(name)"
    let descriptor = try folder.openFile(name, O_RDWR | O_CREAT)
    let end = ContinuousClock.now + .seconds(seconds)
    var pause = Duration.milliseconds(1)
    while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .cannotLock(path, reason: SystemError("flock").reason)
      }
      guard ContinuousClock.now < end else { throw .lockHeld(path, pid: holder(descriptor)) }
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .milliseconds(20))
    }
    // For the message above only; a lock without a readable holder is a lock all the same.
    try? descriptor.truncate(to: 0)
    try? descriptor.write(Array("\(getpid())\n".utf8))
    return StoreLock(descriptor: descriptor)
  }

  private static func holder(_ descriptor: borrowing Descriptor) -> Int32? {
    guard let bytes = try? descriptor.read(limit: 64) else { return nil }
    return Int32(String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber })
  }
}
