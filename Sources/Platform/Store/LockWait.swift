#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import OAuth
import Synchronization

/// A wait for a lock, blocked in the kernel on a thread of its own; whoever gives up lets that thread drop the lock.
final class LockWait: Sendable {
  private struct State: ~Copyable {
    var descriptor: Descriptor?
    /// What came of it: nil while it is waited for, zero for the lock, otherwise `errno`.
    var outcome: Int32?
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let number: Int32
  private let state: Mutex<State>

  init(_ descriptor: consuming Descriptor) {
    number = descriptor.number
    state = Mutex(State(descriptor: descriptor))
  }

  /// Starts the thread, which keeps this object and with it the file until the kernel has answered.
  func begin() -> Bool {
    BackgroundThread.start { [self] in
      let code = StoreLock.lock(number, LOCK_EX) ?? 0
      let waiter = state.withLock { state in
        state.outcome = code
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
  }

  /// Whether the kernel has answered by that time.
  func ends(by end: ContinuousClock.Instant) async -> Bool {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.end() }
      group.addTask { try? await Task.sleep(until: end) }
      await group.next()
      group.cancelAll()
    }
    return state.withLock { $0.outcome != nil }
  }

  private func end() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.outcome == nil, !Task.isCancelled else { return true }
          state.waiter = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
  }

  /// The locked file, once the wait has ended.
  func result(_ path: String) throws(StoreError) -> Descriptor {
    let outcome = state.withLock { $0.outcome ?? EINTR }
    guard outcome == 0, let descriptor = state.withLock({ $0.descriptor.take() }) else {
      throw .cannotLock(path, reason: SystemError("flock", outcome).reason)
    }
    return descriptor
  }

  /// Who wrote their number into the file; nil where nobody did.
  var holder: Int32? {
    state.withLock { state in
      let bytes = try? state.descriptor?.read(limit: 64)
      return bytes.flatMap { Int32(String(decoding: $0, as: UTF8.self).prefix { $0.isNumber }) }
    }
  }
}
