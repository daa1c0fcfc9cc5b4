#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The machine's clock.
package enum SystemTime {
  package static var seconds: Int64 { Int64(time(nil)) }
}
