import Testing

@testable import Commands

@Suite("Suggested commands") struct SuggestionTests {
  @Test("every option of login that says how is repeated")
  func complete() throws {
    let login = try #require(CommandTree.leaves.first { $0.words == ["login"] })
    let others: Set = [
      "--force", "--non-interactive", "--json", "--quiet", "-q", "--verbose", "-v", "--trace", "--audit",
      "--timeout", "--wait",
    ]
    #expect(TypedOptions.names == login.names.subtracting(CommandTree.everywhere).subtracting(others))
  }

  @Test(
    "a suggestion repeats what was typed, unless it says otherwise itself",
    arguments: [
      (["login", "U"], "mcpauth login U", "mcpauth login U"),
      (
        ["token", "--profile", "a b", "U"], "mcpauth login U --force",
        "mcpauth login --profile 'a b' U --force"
      ),
      (["login", "--profile=w", "--", "--ca", "x"], "mcpauth login U", "mcpauth login --profile w U"),
      (["call", "U", "t", "--ca", "/c"], "mcpauth login U", "mcpauth login --ca /c U"),
      (
        [
          "login", "--lenient", "issuer-slash", "--lenient", "private-http", "--allow-private", "--resolve",
          "h:1:127.0.0.1", "--json", "-v", "--timeout", "3", "--trace", "t", "--non-interactive", "U",
        ], "mcpauth login U",
        "mcpauth login --lenient issuer-slash --lenient private-http --allow-private --resolve h:1:127.0.0.1 U"
      ),
      (
        ["login", "--scope", "a", "U"], "mcpauth login U --force --scope 'a b'",
        "mcpauth login U --force --scope 'a b'"
      ),
      (["token", "--scope", "a", "U"], "mcpauth login U", "mcpauth login U"),
      (["refresh", "--client-id", "x", "U"], "mcpauth login U", "mcpauth login U"),
      (
        ["login", "--client-id", "x", "--client-secret-file", "f", "--no-browser", "U"],
        "mcpauth login U --force --registration dcr",
        "mcpauth login --no-browser U --force --registration dcr"
      ),
      (
        ["login", "--client-id", "x", "--callback-port", "1", "U"], "mcpauth login U --callback-port PORT",
        "mcpauth login --client-id x U --callback-port PORT"
      ),
      (
        ["discover", "--header-file", "h", "--skip-discovery", "--issuer", "https://as", "U"],
        "mcpauth login U", "mcpauth login --header-file h --skip-discovery --issuer https://as U"
      ),
      (["login", "--client-name=-x", "U"], "mcpauth login U", "mcpauth login --client-name=-x U"),
      (
        ["login", "--client-name", "'; rm\u{1b}", "U"], "mcpauth login U",
        "mcpauth login --client-name ''\\''; rm\\u{1b}' U"
      ),
      (
        ["login", "--ca", "c", "--lenient", "private-http", "U"], "mcpauth client add I --client-id ID",
        "mcpauth client add --lenient private-http I --client-id ID"
      ),
      (["login", "--device", "U"], "mcpauth login U --force", "mcpauth login --device U --force"),
      (["login", "--device", "U"], "mcpauth login --device U", "mcpauth login --device U"),
      (
        ["login", "--no-browser", "--callback-port", "1", "--par", "--dpop", "U"], "mcpauth login --device U",
        "mcpauth login --dpop --device U"
      ),
      (
        ["login", "--device", "--device-authorization-endpoint", "https://as/d", "U"], "mcpauth login U",
        "mcpauth login --device --device-authorization-endpoint https://as/d U"
      ),
      (["login", "--ca", "c", "U"], "mcpauth client list", "mcpauth client list"),
      (["login", "--ca"], "mcpauth login U", "mcpauth login --ca U"),
    ] as [([String], String, String)])
  func completed(words: [String], line: String, outcome: String) {
    #expect(TypedOptions(words).completing(line) == outcome)
  }
}
