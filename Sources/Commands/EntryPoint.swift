import ArgumentParser
import Platform

/// From the words of the command line to an exit status.
package enum EntryPoint {
  package static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    Signals.exit(await run(words, Environment.live))
  }

  static func run(_ words: [String], _ environment: Environment) async -> Int32 {
    let isJSON = words.prefix { $0 != "--" }.contains("--json")
    var output = Output(terminal: environment.terminal, isJSON: isJSON, isQuiet: false)
    do {
      guard let command = try parse(words) as? any Command else { throw CleanExit.helpRequest(try parse(words)) }
      let context = try Context(environment, command.global)
      output = context.output
      try await command.execute(context)
      return ExitStatus.done.rawValue
    } catch let failure as Failure {
      output.failure(failure)
      return failure.status.rawValue
    } catch {
      return report(error, output)
    }
  }

  /// The hot commands are parsed by their own leaf; whatever is special there goes through the whole tree.
  private static func parse(_ words: [String]) throws -> any ParsableCommand {
    if words.first == "token", let command = try? Token.parse(Array(words.dropFirst())) { return command }
    return try Root.parseAsRoot(words)
  }

  /// Help and version go to stdout; everything else is a usage failure.
  private static func report(_ error: any Error, _ output: Output) -> Int32 {
    guard Root.exitCode(for: error) != .success else {
      try? output.data(Root.fullMessage(for: error) + "\n")
      return ExitStatus.done.rawValue
    }
    let sentence = Root.message(for: error).split(separator: "\n").first.map(String.init) ?? "wrong usage"
    let command = Root.fullMessage(for: error).split(separator: "'").last { $0.hasPrefix("mcpauth") }
    output.failure(.usage(sentence.last == "." ? String(sentence.dropLast()) : sentence, next: command.map { ["Try: \($0)"] } ?? []))
    return ExitStatus.usage.rawValue
  }
}
