#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a program is started, without a shell.
struct Spawn {
  enum Stream: Sendable {
    case null
    case closed
    case descriptor(Int32)
  }

  /// What becomes of its standard streams; those that are not named are inherited.
  var streams: [(number: Int32, stream: Stream)] = []
  /// Signals that this process ignores for its own sake.
  var ordinary: [Int32] = []
  /// Signals that are blocked in it.
  var mask = Spawn.noSignals
  /// Whether ^C at the terminal is not for it.
  var hasOwnGroup = false

  static var noSignals: sigset_t {
    var none = sigset_t()
    unsafe sigemptyset(&none)
    return none
  }

  /// Returns once the program runs; `path` is looked up in PATH only where that is said.
  func start(
    _ path: UnsafePointer<CChar>, _ words: borrowing CStrings, _ environment: borrowing CStrings,
    isSearched: Bool = false
  ) throws(SystemError) -> pid_t {
    #if canImport(Glibc)
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams {
      switch stream {
      case .null:
        unsafe posix_spawn_file_actions_addopen(
          &actions, number, "/dev/null", number == 0 ? O_RDONLY : O_WRONLY, 0)
      case .closed: unsafe posix_spawn_file_actions_addclose(&actions, number)
      case .descriptor(let other): unsafe posix_spawn_file_actions_adddup2(&actions, other, number)
      }
    }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var mask = mask
    unsafe posix_spawnattr_setsigmask(&attributes, &mask)
    var ordinary = Self.noSignals
    for number in self.ordinary { unsafe sigaddset(&ordinary, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &ordinary)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let group = hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(group)))
    var pid: pid_t = 0
    let code = unsafe words.withPointers { argv in
      unsafe environment.withPointers { envp in
        isSearched
          ? unsafe posix_spawnp(&pid, path, &actions, &attributes, argv, envp)
          : unsafe posix_spawn(&pid, path, &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else { throw SystemError("spawn", code) }
    return pid
  }
}
