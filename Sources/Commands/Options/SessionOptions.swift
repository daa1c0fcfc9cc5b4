import ArgumentParser

/// Which session a command means.
struct SessionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use another account on the same server.", valueName: "name"))
  var profile: String?

  @Flag(help: "Keep nothing on disk.")
  var noStore = false
}
