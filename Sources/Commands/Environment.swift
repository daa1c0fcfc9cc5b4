import OAuth
import Platform

/// Every effect that a command may have, in one value.
struct Environment: Sendable {
  var variables: Variables
  var terminal: Terminal
  var clock: any WallClock
  var random: any RandomSource
  /// This run, which begins when this is first asked for.
  var run: ProgramRun

  static let live = Environment(
    variables: .live, terminal: Terminal(), clock: SystemClock(), random: SystemRandom(), run: .live)
}
