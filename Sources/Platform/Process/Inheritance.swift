#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// What the process was started with and changes for itself; the child of `exec` gets it as it was.
package enum Inheritance {
  struct State: Sendable {
    /// Standard streams that were not open.
    var closed: [Int32] = []
    /// Of those that tell of a failed write.
    var ignored: [Int32] = []
    /// Signals that were blocked.
    var blocked = Spawn.noSignals
  }

  /// What ends a process for a write that fails.
  static let failedWrites = [SIGPIPE, SIGXFSZ]

  private static let atStart = Mutex(State())

  static var state: State { atStart.withLock(\.self) }

  /// The first thing that the program does.
  package static func settle() {
    var state = State()
    // Whatever is opened next, a socket or a session's file, must not get the number of a stream that came
    // closed. Each is opened the wrong way round, so that its use fails as that of a closed one does.
    for number in Int32(0)...2 where fcntl(number, F_GETFD) < 0 && errno == EBADF {
      state.closed.append(number)
      _ = unsafe open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
    unsafe pthread_sigmask(SIG_BLOCK, nil, &state.blocked)
    // A reader that went away, and a file that may grow no more, show in `write` and do not end the process half-way.
    for number in failedWrites where isIgnore(signal(number, SIG_IGN)) { state.ignored.append(number) }
    atStart.withLock { [state] in $0 = state }
  }

  /// Whether a signal is ignored now.
  static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      return unsafe isIgnore(action.__sigaction_handler.sa_handler)
    #else
      return unsafe isIgnore(action.__sigaction_u.__sa_handler)
    #endif
  }

  private static func isIgnore(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// The descriptors beside the streams that a child would get now.
  static func descriptors() -> Set<Int32> {
    #if os(Linux)
      let folder = "/proc/self/fd"
    #else
      let folder = "/dev/fd"
    #endif
    let listed = (try? Descriptor(path: folder, O_RDONLY | O_DIRECTORY).names())?.compactMap { Int32($0) }
    return Set((listed ?? Array(0..<1_024)).filter { $0 > 2 && isInherited($0) })
  }

  private static func isInherited(_ number: Int32) -> Bool {
    let flags = fcntl(number, F_GETFD)
    return flags >= 0 && flags & FD_CLOEXEC == 0
  }
}
