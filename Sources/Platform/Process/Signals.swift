#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals as ordinary calls: blocked everywhere, taken by one thread of their own.
package enum Signals {
  package static let interrupt = SIGINT
  package static let terminate = SIGTERM

  /// Call it before any other thread exists; the handler runs on a thread where everything is allowed.
  package static func handle(_ numbers: [Int32], _ handler: @escaping @Sendable (Int32) -> Void) {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in numbers { unsafe sigaddset(&set, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    let waiter = Waiter(numbers: numbers, handler: handler)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let opaque = unsafe Unmanaged.passRetained(waiter).toOpaque()
    let code = unsafe pthread_create(&thread, nil, { pointer in unsafe Signals.run(pointer) }, opaque)
    if code != 0 { unsafe Unmanaged<Waiter>.fromOpaque(opaque).release() }
  }

  /// Ends the process at once, without the ordinary clean-up of the C library.
  package static func exit(_ status: Int32) -> Never { _exit(status) }

  private final class Waiter: Sendable {
    let numbers: [Int32]
    let handler: @Sendable (Int32) -> Void

    init(numbers: [Int32], handler: @escaping @Sendable (Int32) -> Void) {
      self.numbers = numbers
      self.handler = handler
    }
  }

  private static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer = unsafe pointer else { return nil }
    let waiter = unsafe Unmanaged<Waiter>.fromOpaque(pointer).takeRetainedValue()
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in waiter.numbers { unsafe sigaddset(&set, number) }
    while true {
      var number: Int32 = 0
      if unsafe sigwait(&set, &number) == 0 { waiter.handler(number) }
    }
  }
}
