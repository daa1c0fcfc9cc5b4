import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Runs a command that finds a valid token in its environment, and ends as it ends.
struct Exec: Command {
  static let configuration = CommandConfiguration(
    abstract: "Run a command with a valid access token in its environment.",
    usage: "mcpauth exec [options] <url> -- <command> ...",
    discussion: """
      The command finds the token in MCPAUTH_TOKEN. Its exit status is that of mcpauth: 127 where there is no \
      such command, 126 where it cannot be run, 128 and the signal that ended it; 125 where mcpauth itself \
      failed before it began.

      mcpauth exec https://example.com/mcp -- sh -c 'curl --oauth2-bearer "$MCPAUTH_TOKEN" https://example.com/'
      """)

  /// The variable in the child's environment.
  static let variable = "MCPAUTH_TOKEN"

  @Argument(
    help: ArgumentHelp("The MCP server; a machine may name --issuer instead.", valueName: "url"),
    completion: .sessions)
  var url: String?
  @Argument(
    parsing: .postTerminator, help: ArgumentHelp("The command and its arguments.", valueName: "command"))
  var command: [String]
  @OptionGroup var life: LifeOption
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let child = ChildProcess(lastWords: command.count)
    let access = try await ways.access(url, scopes, session, context)
    let valid = try await access.valid(context, for: life.demand)
    if case .person(let access) = access, let wanted = scopes.wanted { try access.demand(wanted, of: valid) }
    do throws(ChildProcess.Failure) {
      Signals.exit(try child.run(setting: Self.variable, to: valid.tokens.access))
    } catch { throw Failure(error, command: command.first ?? "") }
  }

  /// What a caller can tell from every status of the command's own.
  func status(of failure: Failure) -> ExitStatus {
    switch failure.code {
    case .usage, .interrupted, .commandNotFound, .notExecutable: failure.status
    default: .failedBefore
    }
  }
}

extension Failure {
  fileprivate init(_ failure: ChildProcess.Failure, command: String) {
    let name = command.harmless(limit: 200)
    switch failure {
    case .notFound: self.init(.commandNotFound, "there is no command \(name)")
    case .notExecutable(let reason): self.init(.notExecutable, "\(name) cannot be run: \(reason)")
    case .notStarted(let reason): self.init(.notStarted, "\(name) could not be started: \(reason)")
    }
  }
}
