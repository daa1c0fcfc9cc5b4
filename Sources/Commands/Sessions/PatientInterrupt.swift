import OAuth
import Platform
import Synchronization

/// ^C while a refresh is under way: its answer is awaited and kept, because a rotated token would be lost with it.
final class PatientInterrupt: Sendable {
  private struct State {
    /// A refresh was sent, and what came of it is not kept yet.
    var isBusy = false
    var wasAsked = false
  }

  private let output: Output
  private let state = Mutex(State())

  init(_ output: Output) {
    self.output = output
    Signals.handle(Interruption.signals) { [self] _ in arrive() }
  }

  func note(_ event: RenewalEvent) {
    state.withLock { state in
      state.isBusy = event == .sending
    }
  }

  /// Runs the step to its end; an interrupt that came meanwhile ends the command behind it.
  func during<Value>(_ body: () async throws(Failure) -> Value) async throws(Failure) -> Value {
    let result: Result<Value, Failure>
    do throws(Failure) { result = .success(try await body()) } catch { result = .failure(error) }
    if state.withLock(\.wasAsked) { throw Self.failure }
    return try result.get()
  }

  private func arrive() {
    let mustEnd = state.withLock { state in
      defer { state.wasAsked = true }
      return !state.isBusy || state.wasAsked
    }
    guard mustEnd else { return output.talk("Waiting for the answer to the refresh; ^C again ends at once.") }
    Interruption.end(output, Self.failure)
  }

  private static let failure = Failure(.interrupted, "the command was interrupted")
}
