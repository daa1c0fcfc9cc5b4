import ArgumentParser
import HTTP
import OAuth

/// Renews a session's token even where it is still good.
struct Refresh: Command {
  static let configuration = CommandConfiguration(
    abstract: "Renew the token of a session now.",
    discussion: "mcpauth refresh https://example.com/mcp")

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String
  @OptionGroup(title: "Session") var account: StoreOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let typed = try Typed.url(url, "URL")
    let access = SessionAccess(
      typed: typed, key: context.key(typed, account), store: context.store(account), network: network)
    let view = SessionView(
      try await access.valid(context, for: .new), now: context.environment.clock.seconds)
    context.output.talk("Renewed the token for \(typed.text); \(view.validity).")
    try context.output.answer(view.json, "")
  }
}
