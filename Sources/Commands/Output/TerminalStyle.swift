import Platform

/// What may be drawn on standard error.
struct TerminalStyle: Sendable, Hashable {
  /// Nil where it is no terminal.
  let columns: Int?
  let isUTF8: Bool
  let hasColours: Bool

  init(columns: Int?, isUTF8: Bool, hasColours: Bool) {
    self.columns = columns
    self.isUTF8 = isUTF8
    self.hasColours = hasColours
  }

  init(_ environment: Environment) {
    let variables = environment.variables
    // POSIX: the first that is set to something decides.
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
    let charset = locale.lowercased()
    columns = environment.terminal.isTerminal(.error) ? environment.terminal.width(of: .error) : nil
    isUTF8 = charset.contains("utf-8") || charset.contains("utf8")
    hasColours =
      columns != nil && variables["NO_COLOR"] ?? "" == "" && !["", "dumb"].contains(variables["TERM"] ?? "")
  }

  /// Whether a drawing of so many columns can be shown.
  func fits(_ width: Int) -> Bool { isUTF8 && width <= columns ?? 0 }
}
