/// The time of day.
package protocol WallClock: Sendable {
  /// Unix seconds, with their fraction.
  var now: Double { get }
}

extension WallClock {
  /// Whole Unix seconds.
  package var seconds: Int64 { Int64(now) }
}
