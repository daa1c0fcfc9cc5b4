import ArgumentParser

/// A subcommand that means one of several accounts.
protocol SessionCommand: Command {
  var session: SessionOptions { get }
}

/// A subcommand: options, then one `execute` that gathers, judges and prints through the context.
protocol Command: ParsableCommand, Sendable {
  var global: GlobalOptions { get }

  func execute(_ context: Context) async throws(Failure)

  /// How the program ends when this command failed.
  func status(of failure: Failure) -> ExitStatus
}

extension Command {
  func status(of failure: Failure) -> ExitStatus { failure.status }
}
