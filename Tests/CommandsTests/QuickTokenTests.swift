import OAuth
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite("The quick way to a token") struct QuickTokenTests {
  private static let url = "https://mcp.example/mcp"

  @Test(
    "prints what the ordinary way prints",
    arguments: [
      [], ["--header"], ["--curl-config"], ["--json"], ["--quiet"], ["--expires"], ["--headers-json"],
      ["--env", "TOKEN"], ["--env=_t0"], ["-q", "--non-interactive", "--header"],
    ])
  func same(_ words: [String]) async throws {
    let sandbox = try Sandbox()
    let session = try Samples.session()
    try await FileStore(root: sandbox.store).withSession(try Samples.key()) { (stored) throws(OAuthError) in
      stored = session
    }
    let token = ["token", Self.url, "--profile", "work"] + words
    #expect(QuickToken(token) != nil)
    #expect(QuickToken(token + ["--timeout", "60"]) == nil)
    let quick = try await sandbox.run(token)
    let ordinary = try await sandbox.run(token + ["--timeout", "60"])
    #expect(quick.status == 0 && !quick.out.isEmpty)
    #expect(quick.out == ordinary.out)
    #expect(quick.err == ordinary.err)
  }

  @Test(
    "leaves to the ordinary way what it does not know",
    arguments: [
      [], ["status", url], ["token"], ["token", url, url], ["token", "no-url"],
      ["token", url, "--scope", "a"],
      ["token", url, "--header", "--json"], ["token", url, "--profile"], ["token", url, "--help"],
      ["token", "--", url], ["token", url, "--profile"], ["token", url, "-v"],
      ["token", url, "--env", "A", "--expires"], ["token", url, "--env", "0A"], ["token", url, "--env="],
      ["token", url, "--env"], ["token", url, "--env", "--json"], ["token", url, "--header=x"],
      ["token", url, "--profile=a", "--profile=b"], ["token", url, "--non-interactive=1"],
    ])
  func unknown(_ words: [String]) { #expect(QuickToken(words) == nil) }
}
