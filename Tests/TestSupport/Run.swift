/// What one run of the built program left behind.
package struct Run: Sendable {
  /// What the program finds at its standard input.
  package enum Input: Sendable {
    /// Not even open.
    case closed
    /// Open and at its end at once.
    case empty
    case text(String)
    /// A pipe that stays open; the closure sees all of stderr so far and may answer, once.
    case pipe(@Sendable (String) -> String?)
    /// The same on a terminal.
    case terminal(@Sendable (String) -> String?)

    /// A pipe on which nobody says anything.
    package static var silence: Input { .pipe { _ in nil } }
  }

  /// The exit status, or 128 and the signal that ended it.
  package let status: Int32
  package let out: String
  package let err: String
  /// The most memory that was resident, in bytes.
  package let peak: Int
  package let seconds: Double
  /// Whether the time limit ended it.
  package let isStuck: Bool

  package var lastLine: String { err.split(separator: "\n").last.map(String.init) ?? "" }

  /// `CODE` of the last line on stderr, `mcpauth: CODE: …`.
  package var code: String? {
    let parts = lastLine.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "mcpauth" ? parts[1].drop { $0 == " " }.description : nil
  }

  /// The first URL that stands alone on its line, as `--no-browser` prints it.
  package static func printedURL(in err: String) -> String? {
    let lines = err.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.first { $0.hasPrefix("  http") }.map { String($0.dropFirst(2)) }
  }
}
