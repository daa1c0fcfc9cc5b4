import ArgumentParser
import HTTP
import JSON
import OAuth

/// Shows what is stored, without secrets.
struct Status: Command {
  static let configuration = CommandConfiguration(
    abstract: "Show which sessions are stored: for whom, for what, until when.",
    discussion: """
      mcpauth status
      mcpauth status --json https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("One MCP server; without it, all.", valueName: "url"), completion: .sessions)
  var url: String?
  @OptionGroup(title: "Session") var account: ProfileOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let now = context.environment.clock.seconds
    if let url {
      let typed = try Typed.url(url, "URL")
      let flow = context.flow(context.key(typed, account), context.store())
      let view: SessionView
      do throws(OAuthError) { view = SessionView(try flow.stored(), now: now) } catch {
        throw Failure(error, typed: typed)
      }
      return try context.output.answer(view.json, view.text)
    }
    let found: (sessions: [Session], faults: [StoreError])
    do throws(StoreError) { found = try context.store().sessions() } catch { throw Failure(error) }
    for fault in found.faults { context.output.warn(Failure(fault).message) }
    let views = found.sessions.map { SessionView($0, now: now) }
    guard !views.isEmpty else {
      throw Failure(.tokenMissing, "there is no session", next: ["mcpauth login URL"])
    }
    let json: JSONValue = [
      "sessions": .array(views.map(\.json)), "faults": JSONValue(found.faults.map { Failure($0).message }),
    ]
    try context.output.answer(json, views.map(\.text).joined(separator: "\n"))
  }
}
