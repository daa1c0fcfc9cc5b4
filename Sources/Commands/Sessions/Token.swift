import ArgumentParser
import HTTP
import OAuth

/// Prints a valid access token; the hot path of the program.
struct Token: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Print a valid access token, renewed where that is due.",
    discussion: """
      A good stored token is printed without a lock, a write or a request. Never opens a browser.

      curl -K <(mcpauth token --curl-config URL) URL
      mcpauth token --json https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String
  @Flag(help: "Print the whole Authorization header field.") var header = false
  @Flag(help: "Print lines for curl -K.") var curlConfig = false
  @Option(help: ArgumentHelp("Fail with 4 where the token lacks one of these scopes.", valueName: "scopes"))
  var scope: String?
  @OptionGroup var life: LifeOption
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let format = try format()
    let typed = try Typed.url(url, "URL")
    let access = SessionAccess(
      typed: typed, key: context.key(typed, session), store: context.store(session), network: network)
    let valid = try await access.valid(context, for: try life.demand())
    if let scope { try access.demand(Scope(scope), of: valid) }
    try context.output.data(format.text(of: valid))
  }

  private func format() throws(Failure) -> TokenFormat {
    let chosen = [(header, TokenFormat.header), (curlConfig, .curlConfig), (global.json, .json)].filter(\.0)
    guard chosen.count <= 1 else { throw .usage("--header, --curl-config and --json exclude each other") }
    return chosen.first?.1 ?? .plain
  }
}
