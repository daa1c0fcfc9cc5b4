import CCurl
import HTTP
import Synchronization

/// Drives all transfers on one thread of its own, which starts with the first of them.
final class CurlLoop: Sendable {
  enum Command: Sendable {
    case start(CurlPlan, CurlPipe)
    /// The reader has caught up.
    case resume(id: Int)
    case cancel(id: Int)
    case stop
  }

  private struct State {
    /// The address of the multi handle while the thread runs, for waking it.
    var multi: UInt = 0
    var commands: [Command] = []
    var lastID = 0
  }

  let configuration: CurlConfiguration
  private let state = Mutex(State())

  init(_ configuration: CurlConfiguration) { self.configuration = configuration }

  func nextID() -> Int {
    state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
  }

  /// Hands a command to the thread; false when there is no thread to take it.
  @discardableResult
  func post(_ command: Command) -> Bool {
    state.withLock { state in
      if state.multi == 0 {
        guard case .start = command, let multi = startThread() else { return false }
        state.multi = multi
      }
      state.commands.append(command)
      unsafe ccurl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: state.multi))
      return true
    }
  }

  private func startThread() -> UInt? {
    guard CurlLibrary.isThere, let multi = unsafe ccurl_multi_init() else { return nil }
    let address = UInt(bitPattern: multi)
    let context = unsafe Unmanaged.passRetained(CurlThread(self, multi: address))
    let started = unsafe ccurl_thread(
      { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<CurlThread>.fromOpaque(context).takeRetainedValue().run()
      }, context.toOpaque())
    guard started else {
      unsafe context.release()
      unsafe ccurl_multi_cleanup(multi)
      return nil
    }
    return address
  }

  func takeCommands() -> [Command] {
    state.withLock { state in
      defer { state.commands = [] }
      return state.commands
    }
  }

  /// After this nobody wakes the multi handle any more; commands that came too late are returned.
  func close() -> [Command] {
    state.withLock { state in
      state.multi = 0
      defer { state.commands = [] }
      return state.commands
    }
  }
}
