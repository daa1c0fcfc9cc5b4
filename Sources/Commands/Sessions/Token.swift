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
      eval "$(mcpauth token --env TOKEN https://example.com/mcp)"
      mcpauth token --json https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String
  @OptionGroup var format: FormatArguments
  @Option(help: ArgumentHelp("Fail with 4 where the token lacks one of these scopes.", valueName: "scopes"))
  var scope: String?
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let format = try format.format(isJSON: global.json)
    let typed = try Typed.url(url, "URL")
    let access = SessionAccess(
      typed: typed, key: context.key(typed, session), store: context.store(session), network: network)
    let valid = try await access.valid(context)
    if let scope { try access.demand(Scope(scope), of: valid) }
    let fields = try format == .headersJSON ? access.headerFields(for: valid) : []
    try context.output.data(format.text(of: valid, fields: fields))
  }
}
