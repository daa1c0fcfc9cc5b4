/// Time that passes between two polls of a server.
package protocol Stopwatch: Sendable {
  /// Seconds since some moment before; no setting of the clock changes it.
  var elapsed: Double { get }

  /// Returns after so many seconds, or when the task is cancelled.
  func sleep(_ seconds: Double) async
}
