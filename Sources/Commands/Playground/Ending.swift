import HTTP
import Platform

/// ^C and SIGTERM as something to wait for; made before any thread, so that no thread is ended by them.
struct Ending: Sendable {
  private let signals: AsyncStream<Int32>

  init() {
    let (signals, arrive) = AsyncStream.makeStream(of: Int32.self)
    self.signals = signals
    Signals.handle([Signals.interrupt, Signals.terminate]) { arrive.yield($0) }
  }

  /// Returns at the first signal, or when the deadline has passed.
  func wait(_ deadline: Deadline) async {
    await withTaskGroup(of: Void.self) { [signals] group in
      group.addTask { for await _ in signals { return } }
      if let remaining = deadline.remaining {
        group.addTask { try? await Task.sleep(for: remaining) }
      }
      await group.next()
      group.cancelAll()
    }
  }
}
