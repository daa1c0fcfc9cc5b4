import ArgumentParser

/// Options of every command.
struct GlobalOptions: ParsableArguments {
  @Flag(help: "Print one JSON document on stdout.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing on stderr but warnings and failures.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Show every exchange as it was sent and received, without secrets.")
  var verbose = false

  @Flag(help: "Ask nobody anything and open no browser: fail with 4 instead.")
  var nonInteractive = false

  @Option(
    help: ArgumentHelp("Write every exchange to a HAR file, without secrets.", valueName: "file"),
    completion: .file())
  var trace: String?

  @Option(help: ArgumentHelp("End the whole command after so many seconds.", valueName: "seconds"))
  var timeout: Double?
}
