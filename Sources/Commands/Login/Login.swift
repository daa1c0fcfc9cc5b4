import ArgumentParser
import HTTP
import JSON
import OAuth

/// Signs in to an MCP server and keeps the session.
struct Login: Command {
  static let configuration = CommandConfiguration(
    abstract: "Sign in to an MCP server and keep the session.",
    discussion: """
      Finds the authorization server, registers where that is needed, opens your browser, and waits for it to \
      come back. A session that is valid and fits the options is left as it is.

      mcpauth login https://example.com/mcp
      mcpauth login --scope "todo:read offline_access" https://example.com/mcp
      mcpauth login --no-browser https://example.com/mcp       (over SSH)
      mcpauth login --device https://example.com/mcp           (with a code, on your phone)
      mcpauth login --client-id ID --client-secret-file F https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url")) var url: String
  @Flag(help: "Sign in anew, even where a session is valid or the server is open.") var force = false
  @OptionGroup(title: "What is asked for") var request: RequestArguments
  @OptionGroup(title: "Client") var client: ClientArguments
  @OptionGroup(title: "Browser") var browser: BrowserArguments
  @OptionGroup(title: "Another device") var device: DeviceArguments
  @OptionGroup(title: "Discovery") var discovery: DiscoveryArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let typed = try Typed.url(url, "URL")
    let signIn = SignIn(
      typed: typed, key: context.key(typed, session), store: context.store(session), request: request,
      client: client,
      browser: browser, device: device, discovery: discovery, network: network, dpop: request.dpop)
    let view: SessionView
    switch try await signIn.run(context, force: force) {
    case .open:
      context.output.talk("\(typed.text) answers without a token: no authorization needed.")
      return try context.output.answer(["server": .string(typed.text), "authorization": "none"], "")
    case .kept(let session):
      view = SessionView(session, now: context.environment.clock.seconds)
      context.output.talk("Already signed in to \(typed.text); \(view.validity). To sign in anew: --force")
    case .signedIn(let session):
      view = SessionView(session, now: context.environment.clock.seconds)
      context.output.talk("Signed in to \(typed.text); \(view.validity).")
      if let scope = view.scope { context.output.talk("Granted: \(scope)") }
      if session.tokens.refresh == nil {
        for line in Self.noRefreshToken(session, typed) {
          context.output.talk(context.typed.completing(line))
        }
      }
    }
    try context.output.answer(view.json, "")
  }

  /// RT-4: what to do where no refresh token came.
  private static func noRefreshToken(_ session: Session, _ typed: Location) -> [String] {
    let scope = Scope(session.requestedScope ?? "").adding("offline_access").text
    let way = session.grant == .deviceCode ? "--device " : ""
    return [
      "No refresh token came, so this lasts as long as the token. Where the server knows offline_access:",
      "mcpauth login \(way)\(Shell.quote(typed.text)) --force --scope \(Shell.quote(scope.harmless(limit: 400)))",
    ]
  }
}
