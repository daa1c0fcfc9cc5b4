import ArgumentParser

/// A subcommand that means one of several accounts.
protocol SessionCommand: Command {
  var session: SessionOptions { get }
}

extension SessionCommand {
  var profile: String? { session.profile }
  var wait: Double? { session.lock.wait }
}

/// A subcommand that keeps something for all accounts.
protocol StoreCommand: Command {
  var options: StoreOptions { get }
}

extension StoreCommand {
  var profile: String? { options.account.profile }
  var wait: Double? { options.lock.wait }
}

/// A subcommand: options, then one `execute` that gathers, judges and prints through the context.
protocol Command: ParsableCommand, Sendable {
  var global: GlobalOptions { get }
  /// `--profile`
  var profile: String? { get }
  /// `--wait`, where there is anything to wait for.
  var wait: Double? { get }

  func execute(_ context: Context) async throws(Failure)
}

extension Command {
  var wait: Double? { nil }
}
