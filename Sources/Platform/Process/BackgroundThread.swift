#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread for what blocks, which the cooperative pool must not.
enum BackgroundThread {
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// - Returns: false where the machine has no thread left.
  static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let work = unsafe Unmanaged.passRetained(Work(run)).toOpaque()
    guard unsafe pthread_create(&thread, nil, { unsafe BackgroundThread.take($0) }, work) == 0 else {
      unsafe Unmanaged<Work>.fromOpaque(work).release()
      return false
    }
    #if canImport(Glibc)
      pthread_detach(thread)
    #else
      if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #endif
    return true
  }

  private static func take(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer = unsafe pointer else { return nil }
    unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
  }
}
