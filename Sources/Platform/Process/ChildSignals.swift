#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Signals that come while a child runs, one after the other, with who sent them.
@safe
struct ChildSignals: ~Copyable {
  /// One arrival, as the handler writes it.
  struct Arrival: Sendable {
    var number: Int32 = 0
    /// Whether the kernel sent it, as it does at ^C: then the child, in the same process group, got its own.
    var isFromKernel: Int32 = 0
    var sender: pid_t = 0
  }

  /// The end of the pipe that the handler writes to; a handler may do little else.
  private static let alarm = Atomic<Int32>(-1)

  private let reading: Descriptor
  private let writing: Descriptor
  /// Those that are taken; one that came ignored stays ignored, for the child too.
  private let taken: [Int32]

  /// Signals that would end this process, stop it, or that mean something to a child.
  static let all: [Int32] = {
    let common = [
      SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG,
      SIGVTALRM, SIGPROF, SIGWINCH, SIGIO,
    ]
    #if os(Linux)
      // Real-time signals; the first two belong to the C library.
      return common + [SIGPWR] + Array(34...64)
    #else
      return common
    #endif
  }()

  /// - Parameter ignored: signals that were ignored when the command began.
  init(ignored: Set<Int32>) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = Descriptor(number: ends[0])
    writing = Descriptor(number: ends[1])
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    taken = Self.all.filter { !ignored.contains($0) } + [SIGCHLD]
    Self.alarm.store(ends[1], ordering: .releasing)
    for number in ignored { _ = signal(number, SIG_IGN) }
    for number in taken { Self.take(number) }
    var mask = Spawn.noSignals
    for number in taken { unsafe sigaddset(&mask, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Waits for the next one.
  func next() -> Arrival {
    var arrival = Arrival()
    while true {
      let got = unsafe withUnsafeMutableBytes(of: &arrival) { room in
        unsafe read(reading.number, room.baseAddress, room.count)
      }
      if got == MemoryLayout<Arrival>.size { return arrival }
    }
  }

  /// Stops this process as that signal would have done; returns when it goes on.
  func stop(by number: Int32) {
    guard number != SIGSTOP else {
      raise(SIGSTOP)
      return
    }
    _ = signal(number, SIG_DFL)
    raise(number)
    Self.take(number)
  }

  private static func take(_ number: Int32) {
    var action = sigaction()
    let arrived: @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void =
      {
        number, info, _ in
        let saved = errno
        var arrival = ChildSignals.Arrival(number: number)
        if let info = unsafe info {
          #if canImport(Glibc)
            arrival.isFromKernel = unsafe info.pointee.si_code > 0 ? 1 : 0
            arrival.sender = unsafe info.pointee._sifields._kill.si_pid
          #else
            arrival.sender = unsafe info.pointee.si_pid
            arrival.isFromKernel = arrival.sender == 0 ? 1 : 0
          #endif
        }
        _ = unsafe write(
          ChildSignals.alarm.load(ordering: .acquiring), &arrival, MemoryLayout<ChildSignals.Arrival>.size)
        errno = saved
      }
    #if canImport(Glibc)
      unsafe action.__sigaction_handler.sa_sigaction = arrived
    #else
      unsafe action.__sigaction_u.__sa_sigaction = arrived
    #endif
    action.sa_flags = SA_RESTART | SA_SIGINFO
    unsafe sigaction(number, &action, nil)
  }
}
