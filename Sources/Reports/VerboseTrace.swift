package import HTTP

/// Tells every exchange in readable lines as soon as it is over (`-v`).
package struct VerboseTrace: TraceSink {
  private let redactor: Redactor?
  private let print: @Sendable (String) -> Void

  /// - Parameter print: takes the lines of one exchange, with a line break at the end.
  package init(redactor: Redactor?, print: @escaping @Sendable (String) -> Void) {
    self.redactor = redactor
    self.print = print
  }

  package func record(_ exchange: Exchange) {
    let shown = redactor?.redact(exchange) ?? exchange
    print(ExchangeText(shown).lines.joined(separator: "\n") + "\n")
  }
}
