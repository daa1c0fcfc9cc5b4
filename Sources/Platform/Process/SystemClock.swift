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

/// The time that the machine runs.
package struct SystemStopwatch: Stopwatch {
  private let start = ContinuousClock.now

  package init() {}

  package var elapsed: Double {
    let (seconds, attoseconds) = start.duration(to: .now).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  package func sleep(_ seconds: Double) async { try? await Task.sleep(for: .seconds(seconds)) }
}
