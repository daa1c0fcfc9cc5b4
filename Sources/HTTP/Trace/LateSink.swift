import Synchronization

/// Holds an answer that brings tokens back from slow sinks until they are safe; then, at the latest with the next
/// exchange, everything is told in its order.
package final class LateSink: TraceSink {
  private let sinks: [any TraceSink]
  private let held = Mutex<[Exchange]>([])

  package init(_ sinks: [any TraceSink]) { self.sinks = sinks }

  /// Whether nobody wants to hear anything.
  package var isEmpty: Bool { sinks.isEmpty }

  package func record(_ exchange: Exchange) {
    flush()
    if Self.bringsTokens(exchange) { held.withLock { $0.append(exchange) } } else { tell(exchange) }
  }

  package func flush() {
    let exchanges = held.withLock { held in
      defer { held = [] }
      return held
    }
    for exchange in exchanges { tell(exchange) }
  }

  private func tell(_ exchange: Exchange) {
    for sink in sinks { sink.record(exchange) }
  }

  private static func bringsTokens(_ exchange: Exchange) -> Bool {
    (exchange.step == .refresh || exchange.step == .token) && exchange.head?.isSuccess == true
  }
}
