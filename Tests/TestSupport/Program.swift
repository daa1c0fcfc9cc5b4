#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// Pipes are not born closed on exec, so no other child may be started while they are made.
private let birth = Mutex(())

/// A started child process with the ends of its three streams.
struct Program {
  let pid: pid_t
  let input: Int32?
  let out: Int32
  let err: Int32

  static func start(
    _ words: [String], environment: [String: String], input: Run.Input, closing: Set<Int32>
  ) throws(RawSocketError) -> Program {
    let result = birth.withLock { _ in
      Result { () throws(RawSocketError) in
        try Program(words, environment: environment, input: input, closing: closing)
      }
    }
    return try result.get()
  }

  /// - Parameter words: the program and its arguments; a name without slash is looked up in PATH.
  private init(_ words: [String], environment: [String: String], input: Run.Input, closing: Set<Int32>)
    throws(RawSocketError)
  {
    let (outRead, outWrite) = try Self.pipe()
    let (errRead, errWrite) = try Self.pipe()
    var theirs: Int32?
    var ours: Int32?
    switch input {
    case .closed: break
    case .empty: theirs = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    case .text, .pipe: (theirs, ours) = try Self.pipe()
    case .terminal: (ours, theirs) = try Self.terminal()
    }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, end) in [(0, theirs), (1, outWrite), (2, errWrite)] as [(Int32, Int32?)] {
      if let end, !closing.contains(number) {
        unsafe posix_spawn_file_actions_adddup2(&actions, end, number)
      } else {
        // Whatever this process has there must not be inherited.
        unsafe posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addclose(&actions, number)
      }
    }
    // The threads of a test have signals blocked, and whoever started it may ignore some.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE] { unsafe sigaddset(&signals, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let argv = unsafe words.map { unsafe strdup($0) } + [nil]
    let envp = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    var pid: pid_t = 0
    let code = unsafe posix_spawnp(&pid, words[0], &actions, &attributes, argv, envp)
    unsafe (argv + envp).forEach { unsafe free($0) }
    for end in [theirs, outWrite, errWrite].compactMap(\.self) { close(end) }
    guard code == 0 else {
      for end in [ours, outRead, errRead].compactMap(\.self) { close(end) }
      throw RawSocketError(code: code)
    }
    self.pid = pid
    self.input = ours
    out = outRead
    err = errRead
  }

  private static func pipe() throws(RawSocketError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let code = unsafe Darwin.pipe(&ends)
    #else
      let code = unsafe Glibc.pipe(&ends)
    #endif
    guard code == 0 else { throw RawSocketError(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func terminal() throws(RawSocketError) -> (ours: Int32, theirs: Int32) {
    #if canImport(Darwin)
      let ours = posix_openpt(O_RDWR | O_NOCTTY)
      guard ours >= 0, grantpt(ours) == 0, unlockpt(ours) == 0, let path = unsafe ptsname(ours) else {
        throw RawSocketError(code: errno)
      }
      let name = unsafe String(cString: path)
    #else
      let ours = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var (locked, number) = (Int32(0), UInt32(0))
      // TIOCSPTLCK and TIOCGPTN, whose macros Swift does not see.
      guard ours >= 0, unsafe ioctl(ours, 0x4004_5431, &locked) == 0,
        unsafe ioctl(ours, 0x8004_5430, &number) == 0
      else {
        throw RawSocketError(code: errno)
      }
      let name = "/dev/pts/\(number)"
    #endif
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    let theirs = unsafe open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard theirs >= 0 else { throw RawSocketError(code: errno) }
    return (ours, theirs)
  }

  /// The most memory so far; the kernel's own count of a dead child would include the parent that it was forked from.
  var residentPeak: Int {
    #if os(Linux)
      let file = unsafe open("/proc/\(pid)/status", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return 0 }
      defer { close(file) }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = unsafe read(file, &buffer, buffer.count)
      guard count > 0 else { return 0 }
      let line = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").first {
        $0.hasPrefix("VmHWM:")
      }
      return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) * 1_024
    #else
      return 0
    #endif
  }

  /// Waits for the end; the status as shells say it.
  func end() -> (status: Int32, peak: Int) {
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    #if os(Linux)
      return (code, 0)
    #else
      return (code, usage.ru_maxrss)
    #endif
  }
}
