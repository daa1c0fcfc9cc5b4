import HTTP
import JSON
import OAuth
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite("The manual's JSON") struct ManualJSONTests {
  /// A page of the manual and what its command prints.
  private func compare(
    _ page: String, part: String = "", _ documents: [JSONValue], opaque: Set<String> = []
  ) throws {
    let told = try ManualPage(page).members(part)
    #expect(Set(told) == Shape(documents, opaque: opaque).paths)
    #expect(told.count == Set(told).count)
  }

  @Test("the error document") func error() throws {
    let failure = Failure(.tokenMissing, "there is no session", exchange: 1, next: ["mcpauth login URL"])
    try compare("mcpauth", part: "The error document", [["error": failure.json]])
  }

  @Test("discover") func discover() throws {
    try compare("mcpauth-discover", try Samples.discoveries().map(\.json), opaque: ["challenge.parameters"])
  }

  @Test("one session") func session() throws {
    try compare("mcpauth-status", part: "One session", [SessionView(try Samples.session(), now: 2).json])
  }

  @Test("a token") func token() throws {
    try compare(
      "mcpauth-token", [try JSONValue(parsing: try TokenFormat.json.text(of: try Samples.session()))])
  }

  @Test("a client") func client() throws {
    let view = ClientView(Samples.client(), document: ["client_id": "c1"])
    try compare("mcpauth-client", part: "A client", [view.json], opaque: ["registration"])
  }

  @Test("what the program prints of its store, and deletes from it") func store() async throws {
    let sandbox = try Sandbox()
    let store = FileStore(root: sandbox.store)
    let session = try Samples.session()
    try await store.withSession(try Samples.key()) { (stored) throws(OAuthError) in stored = session }
    try await store.withClients(of: "https://as.example") { (clients) throws(OAuthError) in
      clients = [Samples.client()]
    }
    func printed(_ words: String...) async throws -> [JSONValue] {
      let run = try await sandbox.run(words + ["--json"])
      #expect(run.status == 0, "\(run.err)")
      return [try JSONValue(parsing: run.out)]
    }
    try compare("mcpauth-status", part: "All sessions", try await printed("status"), opaque: ["sessions"])
    try compare(
      "mcpauth-status", part: "One session",
      try await printed("status", "https://mcp.example/mcp", "--profile", "work"))
    try compare("mcpauth-token", try await printed("token", "https://mcp.example/mcp", "--profile", "work"))
    try compare(
      "mcpauth-client", part: "All clients", try await printed("client", "list"), opaque: ["clients"])
    try compare(
      "mcpauth-client", part: "A deleted client", try await printed("client", "delete", "https://as.example"))
    try compare(
      "mcpauth-export",
      try await printed(
        "export", "https://mcp.example/mcp", "--profile", "work", "--insecure-plain", "--output",
        sandbox.path + "/out"))
    try compare("mcpauth-logout", try await printed("logout", "--all"))
  }
  @Test("the ready line of the playground") func playground() async throws {
    let sandbox = try Sandbox()
    let run = try await sandbox.run([
      "playground", "--tls", "--idp", "--layout", "scalekit", "--timeout", "1",
    ])
    #expect(run.status == 0, "\(run.err)")
    try compare("mcpauth-playground", [try JSONValue(parsing: run.out)])
  }
}
