import ArgumentParser
import HTTP
import OAuth

/// Prints a valid access token; the hot path of the program.
struct Token: Command {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Print a valid access token, renewed where that is due.",
    discussion: """
      A good stored token is printed without a lock, a write or a request. Never opens a browser.

      curl -K <(mcpauth token --curl-config URL) URL
      eval "$(mcpauth token --env TOKEN https://example.com/mcp)"
      mcpauth token --json https://example.com/mcp
      mcpauth token --client-credentials --client-id ID --client-secret-file F https://example.com/mcp
      mcpauth token --client-credentials --client-id ID --private-key key.pem --issuer https://as.example
      """)

  @Argument(
    help: ArgumentHelp("The MCP server; a machine may name --issuer instead.", valueName: "url"),
    completion: .sessions)
  var url: String?
  @OptionGroup var format: FormatArguments
  @OptionGroup var life: LifeOption
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let format = try format.format(isJSON: global.json)
    let access = try await ways.access(url, scopes, session, context)
    let valid = try await access.valid(context, for: life.demand)
    let fields = try format == .headersJSON ? access.headerFields(for: valid, context.files) : []
    try context.output.data(format.text(of: valid, fields: fields))
  }
}
