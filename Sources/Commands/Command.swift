import ArgumentParser

/// A subcommand: options, then one `execute` that gathers, judges and prints through the context.
protocol Command: ParsableCommand, Sendable {
  var global: GlobalOptions { get }

  func execute(_ context: Context) async throws(Failure)
}
