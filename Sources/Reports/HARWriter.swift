package import HTTP
import JSON
import Synchronization

/// Writes every exchange into a HAR file that is whole after each of them; keeps nothing but the file's length.
package final class HARWriter: TraceSink {
  /// Where the text goes.
  package struct Output: Sendable {
    /// Replaces everything from the offset on by the bytes; when that fails puts `before` back and says why.
    package let rewrite: @Sendable (_ offset: Int, _ bytes: [UInt8], _ before: [UInt8]) -> String?

    package init(rewrite: @escaping @Sendable (_ offset: Int, _ bytes: [UInt8], _ before: [UInt8]) -> String?)
    {
      self.rewrite = rewrite
    }
  }

  private struct State {
    /// Where the closing brackets begin.
    var end = 0
    var isEmpty = true
    var isBroken = false
  }

  private static let tail = Array("\n]}}\n".utf8)

  private let output: Output
  private let redactor: Redactor?
  private let complain: @Sendable (String) -> Void
  private let state: Mutex<State>

  /// Writes a HAR without entries at once, so that a place that cannot be written to is found before anything is sent.
  /// - Parameters:
  ///   - redactor: nil for a trace that shows everything.
  ///   - complain: told once, with the reason, when the file cannot be written; the exchanges go on.
  package init(
    _ output: Output, version: String, redactor: Redactor?, complain: @escaping @Sendable (String) -> Void
  ) {
    self.output = output
    self.redactor = redactor
    self.complain = complain
    let creator: JSONValue = ["name": "mcpauth", "version": .string(version)]
    let start = Array(#"{"log":{"version":"1.2","creator":\#(creator.text()),"pages":[],"entries":["#.utf8)
    let failure = output.rewrite(0, start + Self.tail, [])
    state = Mutex(State(end: start.count, isBroken: failure != nil))
    if let failure { complain(failure) }
  }

  package func record(_ exchange: Exchange) {
    let tokens = redactor?.tokens(in: exchange) ?? []
    let entry = HAREntry(redactor?.redact(exchange) ?? exchange, tokens: tokens).json.bytes()
    let failure: String? = state.withLock { state in
      guard !state.isBroken else { return nil }
      let added = Array((state.isEmpty ? "\n" : ",\n").utf8) + entry
      let failure = output.rewrite(state.end, added + Self.tail, Self.tail)
      guard failure == nil else {
        state.isBroken = true
        return failure
      }
      state.end += added.count
      state.isEmpty = false
      return nil
    }
    if let failure { complain(failure) }
  }
}
