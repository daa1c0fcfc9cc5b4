import ArgumentParser
import HTTP

/// The whole command tree; hot commands are parsed without it.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Product.name,
    abstract:
      "Sign in to protected MCP servers, hand out valid tokens, and see which link of the chain broke.",
    usage: "mcpauth <command> [options]",
    discussion: """
      mcpauth login https://example.com/mcp
      curl -K <(mcpauth token --curl-config URL) URL
      mcpauth playground

      Exit statuses and failure codes: man mcpauth
      """,
    version: "\(Product.name) \(Product.version)",
    subcommands: [
      Discover.self, Login.self, Token.self, Exec.self, Refresh.self, Status.self, Logout.self, Call.self,
      Introspect.self, Revoke.self, Proof.self,
      ClientGroup.self,
      PlaygroundCommand.self,
    ])
}
