import OAuth
import Synchronization

/// Time that passes only while somebody sleeps, and then at once.
package final class FakeStopwatch: Stopwatch {
  private let state = Mutex<(elapsed: Double, sleeps: [Double])>((0, []))
  private let during: @Sendable () async -> Void

  /// - Parameter during: what happens in every sleep.
  package init(during: @escaping @Sendable () async -> Void = {}) { self.during = during }

  package var elapsed: Double { state.withLock { $0.elapsed } }
  /// The seconds of every sleep.
  package var sleeps: [Double] { state.withLock { $0.sleeps } }

  package func sleep(_ seconds: Double) async {
    await during()
    state.withLock { state in
      state.elapsed += seconds
      state.sleeps.append(seconds)
    }
  }
}
