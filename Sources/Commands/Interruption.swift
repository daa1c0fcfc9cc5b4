import Platform

/// ^C and SIGTERM, which end every command with a last line of its own; one that has more to say takes them over.
enum Interruption {
  static let signals = [Signals.interrupt, Signals.terminate]

  static func end(_ output: Output) {
    Signals.handle(signals, evenIgnored: false) { _ in
      end(output, Failure(.interrupted, "the command was interrupted"))
    }
  }

  static func end(_ output: Output, _ failure: Failure) -> Never {
    output.failure(failure)
    Signals.exit(failure.status.rawValue)
  }
}
