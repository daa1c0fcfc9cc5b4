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

      Environment: XDG_CONFIG_HOME or HOME hold the store; MCPAUTH_PROFILE, MCPAUTH_CLIENT_SECRET and BROWSER stand \
      in for options; CI opens no browser; https_proxy, http_proxy, all_proxy and no_proxy name proxies; \
      CURL_CA_BUNDLE, SSL_CERT_FILE and SSL_CERT_DIR name authorities.

      Exit statuses and failure codes: man mcpauth
      """,
    version: "\(Product.name) \(Product.version)",
    subcommands: [
      Discover.self, Login.self, Token.self, Exec.self, Refresh.self, Status.self, Logout.self, Call.self,
      Introspect.self, Revoke.self, Proof.self, Export.self, Import.self,
      ClientGroup.self,
      PlaygroundCommand.self,
    ])
}
