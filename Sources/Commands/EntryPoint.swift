import ArgumentParser
import JSON
import Platform

/// From the words of the command line to an exit status.
package enum EntryPoint {
  package static func main() async {
    let environment = Environment.live
    Inheritance.settle()
    let words = Array(CommandLine.arguments.dropFirst())
    Signals.exit(await run(words, environment))
  }

  static func run(_ words: [String], _ environment: Environment) async -> Int32 {
    let isJSON = words.prefix { $0 != "--" }.contains("--json")
    var output = Output(terminal: environment.terminal, isJSON: isJSON, isQuiet: false)
    do {
      if let text = QuickToken(words)?.answer(environment) {
        try output.data(text)
        return ExitStatus.done.rawValue
      }
      try Self.knowCommand(words)
      let typed = TypedOptions(words)
      var parsed = try Root.parseAsRoot(words)
      guard let command = parsed as? any Command else {
        try parsed.run()
        return ExitStatus.done.rawValue
      }
      do throws(Failure) { try await perform(command, typed, environment, &output) } catch {
        var failure = error.repeating(typed)
        failure.status = command.status(of: failure)
        throw failure
      }
      return ExitStatus.done.rawValue
    } catch let failure as Failure {
      output.failure(failure)
      return failure.status.rawValue
    } catch {
      return report(error, output)
    }
  }

  private static func perform(
    _ command: any Command, _ typed: TypedOptions, _ environment: Environment, _ output: inout Output
  ) async throws(Failure) {
    let context = try Context(environment, command.global, typed)
    output = context.output
    Interruption.end(context.output)
    // What is still held back of the trace comes ahead of the last word.
    defer { context.flush() }
    do throws(Failure) { try await command.execute(context) } catch {
      context.audit.end(error)
      throw error
    }
  }

  /// A word that is no command is named as one, not as a stray argument.
  private static func knowCommand(_ words: [String]) throws(Failure) {
    guard let first = words.first, !first.hasPrefix("-"), first != "help" else { return }
    let known = Root.configuration.subcommands.map { $0._commandName }
    guard !known.contains(first) else { return }
    throw .usage("there is no command \(first.harmless(limit: 60))", next: ["mcpauth --help"])
  }

  /// Help and version go to stdout; everything else is a usage failure.
  private static func report(_ error: any Error, _ output: Output) -> Int32 {
    guard Root.exitCode(for: error) != .success else {
      do throws(Failure) { try output.data(Root.fullMessage(for: error) + "\n") } catch {
        output.failure(error)
        return error.status.rawValue
      }
      return ExitStatus.done.rawValue
    }
    let sentence = Root.message(for: error).split(separator: "\n").first.map(String.init) ?? "wrong usage"
    let command = Root.fullMessage(for: error).split(separator: "'").last { $0.hasPrefix("mcpauth") }
    let bare = sentence.last == "." ? String(sentence.dropLast()) : sentence
    output.failure(.usage(bare.harmless(limit: 300), next: command.map { [String($0)] } ?? []))
    return ExitStatus.usage.rawValue
  }
}
