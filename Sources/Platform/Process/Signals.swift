#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// Signals as ordinary calls: their handler writes one byte, and a thread of its own does what there is to do.
package enum Signals {
  package static let interrupt = SIGINT
  package static let terminate = SIGTERM

  /// The end of the pipe that signal handlers write to; a handler may do little else.
  private static let alarm = Atomic<Int32>(-1)

  /// Runs the closure for every arrival of these signals, on a thread where everything is allowed; once per process.
  package static func handle(_ numbers: [Int32], _ handler: @escaping @Sendable (Int32) -> Void) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard BackgroundThread.start({ [end = ends[0]] in listen(at: end, handler) }) else { return }
    alarm.store(ends[1], ordering: .releasing)
    for number in numbers { take(number) }
  }

  /// Ends the process at once, without the ordinary clean-up of the C library.
  package static func exit(_ status: Int32) -> Never { _exit(status) }

  private static func take(_ number: Int32) {
    var action = sigaction()
    let arrived: @convention(c) (Int32) -> Void = { number in
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = unsafe write(Signals.alarm.load(ordering: .acquiring), &byte, 1)
      errno = saved
    }
    #if canImport(Glibc)
      unsafe action.__sigaction_handler.sa_handler = arrived
    #else
      unsafe action.__sigaction_u.__sa_handler = arrived
    #endif
    action.sa_flags = SA_RESTART
    unsafe sigaction(number, &action, nil)
  }

  private static func listen(at end: Int32, _ handler: @Sendable (Int32) -> Void) {
    while true {
      var byte: UInt8 = 0
      let got = unsafe read(end, &byte, 1)
      if got == 1 { handler(Int32(byte)) } else if got == 0 || errno != EINTR { return }
    }
  }
}
