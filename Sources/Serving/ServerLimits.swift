/// What one peer may cost.
package struct ServerLimits: Sendable {
  /// Request line and header fields together, in bytes.
  package var head = 65_536
  package var body = 1_048_576
  package var headerFields = 256
  package var connections = 1_024
  /// From the opening of a connection or the last answer on it to the end of the next request.
  package var idle: Duration = .seconds(30)
  /// How long one write may wait for a peer that does not read.
  package var write: Duration = .seconds(30)
  /// How long answers under way may still take after `stop()`.
  package var grace: Duration = .milliseconds(500)

  package init() {}
}
