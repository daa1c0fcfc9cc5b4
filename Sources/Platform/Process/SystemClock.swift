#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import OAuth

/// The machine's clock.
package struct SystemClock: WallClock {
  package init() {}

  package var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
