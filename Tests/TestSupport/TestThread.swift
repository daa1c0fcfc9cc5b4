#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

private final class Body {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Runs blocking work on a detached thread, away from the cooperative pool.
package func startThread(_ body: @escaping @Sendable () -> Void) {
  let context = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
  #if canImport(Darwin)
    var thread: pthread_t?
    _ = unsafe pthread_create(&thread, nil, { unsafe run($0) }, context)
    if let thread = unsafe thread { unsafe pthread_detach(thread) }
  #else
    var thread = pthread_t()
    _ = unsafe pthread_create(&thread, nil, { unsafe run($0) }, context)
    _ = pthread_detach(thread)
  #endif
}

private func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context = unsafe context { unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
  return nil
}
