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
      mcpauth token --client-credentials --client-id ID --client-secret-file F https://example.com/mcp
      mcpauth token --client-credentials --client-id ID --private-key key.pem --issuer https://as.example
      """)

  @Argument(
    help: ArgumentHelp("The MCP server; a machine may name --issuer instead.", valueName: "url"),
    completion: .sessions)
  var url: String?
  @Flag(help: "Print the whole Authorization header field.") var header = false
  @Flag(help: "Print lines for curl -K.") var curlConfig = false
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let format = try format()
    let access = try await ways.access(url, scopes, session, context)
    let valid = try await access.valid(context)
    if case .person(let access) = access, let wanted = scopes.wanted { try access.demand(wanted, of: valid) }
    try context.output.data(format.text(of: valid))
  }

  private func format() throws(Failure) -> TokenFormat {
    let chosen = [(header, TokenFormat.header), (curlConfig, .curlConfig), (global.json, .json)].filter(\.0)
    guard chosen.count <= 1 else { throw .usage("--header, --curl-config and --json exclude each other") }
    return chosen.first?.1 ?? .plain
  }
}
