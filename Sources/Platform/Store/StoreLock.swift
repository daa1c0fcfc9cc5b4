#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import OAuth

/// An exclusive lock on a file of its own that is never deleted; the kernel drops it when its holder dies.
struct StoreLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Waits at most `seconds` in the kernel's queue, so that many waiters cost nothing and none is passed over.
  /// - Parameter isNeedless: asked now and then; true ends the wait without a lock.
  /// - Throws: `lockHeld` when the time is over, with the process that has it.
  static func take(
    _ name: String, in folder: borrowing PrivateFolder, seconds: Double,
    unless isNeedless: @Sendable () -> Bool = { false }
  ) async throws(StoreError) -> StoreLock? {
    let path = "\(folder.path)/\(name)"
    let descriptor = try folder.openFile(name, O_RDWR | O_CREAT)
    let end = ContinuousClock.now + .seconds(seconds)
    if let code = Self.lock(descriptor.number, LOCK_EX | LOCK_NB) {
      guard code == EWOULDBLOCK else { throw .cannotLock(path, reason: SystemError("flock", code).reason) }
      let wait = LockWait(descriptor)
      guard wait.begin() else { throw .cannotLock(path, reason: "there is no thread to wait for it") }
      while !(await wait.ends(by: min(end, .now + pause))) {
        if isNeedless() { return nil }
        guard ContinuousClock.now < end else { throw .lockHeld(path, pid: wait.holder) }
      }
      return StoreLock(descriptor: try wait.result(path))
    }
    return StoreLock(descriptor: descriptor)
  }

  /// The same where nothing but the lock will do.
  static func take(_ name: String, in folder: borrowing PrivateFolder, seconds: Double)
    async throws(StoreError) -> StoreLock
  {
    guard let lock = try await take(name, in: folder, seconds: seconds, unless: { false }) else {
      throw .cannotLock("\(folder.path)/\(name)", reason: "the wait for it was given up")
    }
    return lock
  }

  private init(descriptor: consuming Descriptor) {
    self.descriptor = descriptor
    // For the message above only; a lock without a readable holder is a lock all the same.
    let text = Array("\(getpid())\n".utf8)
    try? self.descriptor.write(text)
    try? self.descriptor.truncate(to: text.count)
  }

  /// Lets go of it, at the latest.
  consuming func release() {}

  /// How often a waiter looks whether it has to wait any longer.
  private static let pause = Duration.milliseconds(250)

  /// Nil when it has it, otherwise `errno`.
  static func lock(_ number: Int32, _ operation: Int32) -> Int32? {
    while flock(number, operation) != 0 {
      if errno != EINTR { return errno }
    }
    return nil
  }
}
