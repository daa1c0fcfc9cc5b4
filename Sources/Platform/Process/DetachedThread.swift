#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread for a call that blocks, away from the tasks, which have only a few threads together.
enum DetachedThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// False where the system has no more threads; the body does not run then.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let context = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
    guard unsafe pthread_create(&thread, nil, { unsafe DetachedThread.run($0) }, context) == 0 else {
      unsafe Unmanaged<Body>.fromOpaque(context).release()
      return false
    }
    #if canImport(Glibc)
      _ = pthread_detach(thread)
    #else
      if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #endif
    return true
  }

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
    return nil
  }
}
