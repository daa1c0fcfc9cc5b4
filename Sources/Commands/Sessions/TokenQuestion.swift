import ArgumentParser
import HTTP

/// Which token is meant.
struct TokenQuestion: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Mean the token in this file (- is standard input), not the session's.", valueName: "file"),
    completion: .file())
  var tokenFile: String?

  func token(_ files: LocalFiles) throws(Failure) -> Secret? {
    try tokenFile.map { (file) throws(Failure) in try files.secret(file, "--token-file") }
  }
}
