package import HTTP
package import OAuth
import Synchronization

package struct FixedClock: WallClock {
  package let now: Double
  package init(_ now: Double = 1_800_000_000) { self.now = now }
}

/// The bytes 1, 1, 1 …, the next time 2, 2, 2 …
package final class CountingRandom: RandomSource {
  private let calls = Mutex<UInt8>(0)

  package init() {}

  package func bytes(_ count: Int) -> [UInt8] {
    calls.withLock { calls in
      calls &+= 1
      return [UInt8](repeating: calls, count: count)
    }
  }
}

extension ClientProver {
  /// Proves a client without a key, at a fixed time.
  package static let fixed = ClientProver(clock: FixedClock(), random: CountingRandom())
}

/// Always the same bytes, as many of them as there are.
package struct FixedRandom: RandomSource {
  private let fixed: [UInt8]
  package init(_ bytes: [UInt8]) { fixed = bytes }
  package func bytes(_ count: Int) -> [UInt8] { Array(fixed.prefix(count)) }
}

/// A person with a browser: what comes back for each visit, by the listener and by the terminal.
package final class FakePerson: UserAgent {
  /// From the parameters of the authorization URL to the queries that reach the redirect URI.
  package typealias Browser = @Sendable (FormBody) -> [FormBody]

  private struct State {
    var visits: [Location] = []
    var redirectURIs: [String] = []
    var arriving: [FormBody] = []
    var pastes: [String]
    var verdicts: [CallbackVerdict] = []
    var opened: [ListenerOptions] = []
    var listening = 0
    var closed = 0
  }

  private let state: Mutex<State>
  private let browser: Browser
  private let takenPorts: Set<UInt16>
  private let freePort: UInt16
  /// A terminal at which nobody types.
  private let isSilent: Bool

  package init(
    pastes: [String] = [], takenPorts: Set<UInt16> = [], freePort: UInt16 = 50_000, isSilent: Bool = false,
    browser: @escaping Browser = { _ in [] }
  ) {
    state = Mutex(State(pastes: pastes))
    self.browser = browser
    self.takenPorts = takenPorts
    self.freePort = freePort
    self.isSilent = isSilent
  }

  package var visits: [Location] { state.withLock { $0.visits } }
  package var redirectURIs: [String] { state.withLock { $0.redirectURIs } }
  package var verdicts: [CallbackVerdict] { state.withLock { $0.verdicts } }
  package var opened: [ListenerOptions] { state.withLock { $0.opened } }
  package var closed: Int { state.withLock { $0.closed } }

  package func visit(_ url: Location, returning path: ReturnPath) async {
    let arriving = browser(FormBody(parsing: url.query ?? ""))
    state.withLock { state in
      state.visits.append(url)
      state.redirectURIs.append(path.redirectURI)
      state.arriving += arriving
    }
  }

  package func pastedRedirect() async -> String? {
    if isSilent {
      // Until the wait is called off.
      try? await Task.sleep(for: .seconds(3_600))
      return nil
    }
    return state.withLock { $0.pastes.isEmpty ? nil : $0.pastes.removeFirst() }
  }

  /// Opens listeners that bring what the browser sends.
  package var listen: OpenListener {
    { [self] (options) async throws(ListenerError) -> any RedirectListener in
      state.withLock { $0.opened.append(options) }
      if takenPorts.contains(options.port) { throw .portTaken(options.port) }
      state.withLock { $0.listening += 1 }
      return Listener(person: self, port: options.port == 0 ? freePort : options.port)
    }
  }

  private struct Listener: RedirectListener {
    let person: FakePerson
    let port: UInt16

    func wait(until deadline: Deadline, judge: @escaping @Sendable (FormBody) -> CallbackVerdict) async
      -> FormBody?
    {
      while !Task.isCancelled, !deadline.hasPassed {
        guard let arrived = person.arrived() else {
          // Nobody comes any more once the browser was there.
          if person.isDone { return nil }
          await Task.yield()
          continue
        }
        let verdict = judge(arrived)
        person.state.withLock { $0.verdicts.append(verdict) }
        if case .accept = verdict { return arrived }
      }
      return nil
    }

    func close() async { person.state.withLock { $0.closed += 1 } }
  }

  private func arrived() -> FormBody? {
    state.withLock { $0.arriving.isEmpty ? nil : $0.arriving.removeFirst() }
  }

  private var isDone: Bool {
    state.withLock { $0.visits.count == $0.listening && $0.arriving.isEmpty && $0.pastes.isEmpty }
      && !isSilent
  }
}
