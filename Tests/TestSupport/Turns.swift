/// Lets only a few tests work at a time, however many rows are started at once.
package actor Turns {
  package static let shared = Turns(6)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(_ count: Int) { free = count }

  package func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  package func give() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }

  /// Runs the body when it is its turn.
  package nonisolated func run<T: Sendable>(_ body: () async throws -> T) async rethrows -> T {
    await take()
    do {
      let value = try await body()
      await give()
      return value
    } catch {
      await give()
      throw error
    }
  }
}
