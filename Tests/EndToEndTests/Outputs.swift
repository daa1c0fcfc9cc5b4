import Foundation
import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// What every command prints where.
@Suite struct Outputs {
  struct Print: Sendable, CustomTestStringConvertible {
    let words: [String]
    var changes: [FakeServer.Route: FakeServer.Change] = [:]
    var status: Int32 = 0
    /// Members that the one document has.
    let members: [String]
    var isSignedIn = true

    var testDescription: String { words.joined(separator: " ") + (status == 0 ? "" : " (\(status))") }
  }

  @Test("--json prints one document, whatever happens", arguments: prints)
  func json(print: Print) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.ready(print)
      let run = try await home.run(Self.words(print, fake, home) + ["--json"])
      #expect(run.status == print.status, "\(run.err)")
      let document = try JSONValue(parsing: run.out)
      #expect(run.out.hasSuffix("\n"))
      if print.status == 0 || print.status == 1 && print.members != ["error"] {
        for member in print.members { #expect(document[member] != nil, "\(member) is missing in \(run.out)") }
        #expect(document["error"] == nil)
      } else {
        let error = try #require(document["error"])
        #expect(error["code"]?.string == run.code && error["exit_status"]?.integer == Int64(run.status))
        #expect(error["message"]?.string != nil && error["next"]?.strings != nil && error["exchange"] != nil)
        if run.code == "usage" { #expect(run.status == 64) }
        for line in error["next"]?.strings ?? [] {
          let isCommand = ["mcpauth ", "chmod ", "apt-get "].contains(where: line.hasPrefix)
          let isSentence = line.first?.isUppercase == true && !line.contains("mcpauth ")
          #expect(isCommand || isSentence, "\(line)")
        }
      }
    }
  }

  @Test("--quiet leaves stderr empty where all is well", arguments: prints.filter { $0.status < 2 })
  func quiet(print: Print) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.ready(print)
      let run = try await home.run(Self.words(print, fake, home) + ["--quiet"])
      #expect(run.status == print.status, "\(run.err)")
      if run.status == 0 { #expect(run.err.isEmpty, "\(run.err)") }
    }
  }

  @Test(
    "-v prints every exchange that was made", arguments: prints.filter { ![4, 6, 64].contains($0.status) })
  func verbose(print: Print) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.ready(print)
      let before = fake.total
      let run = try await home.run(Self.words(print, fake, home) + ["-v"])
      #expect(run.status == print.status, "\(run.err)")
      let sent = fake.total - before - (print.words.first == "login" ? fake.count(.authorize) : 0)
      if sent > 0, print.status != 64 {
        #expect(run.err.contains("#\(sent)"), "\(sent) exchanges: \(run.err)")
      }
      if print.status != 0 { #expect(run.code != nil, "\(run.err)") }
    }
  }

  private static func ready(_ print: Print) async throws -> (Sandbox, FakeServer) {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    if print.isSignedIn { try await SignedIn.prepare(home, fake) }
    fake.change(print.changes)
    return (home, fake)
  }

  private static func words(_ print: Print, _ fake: FakeServer, _ home: Sandbox) -> [String] {
    print.words.map {
      $0.replacing("URL", with: fake.url).replacing("BASE", with: fake.base).replacing(
        "HOME", with: home.path)
    }
  }

  private static let session = [
    "server", "authorization", "endpoint", "issuer", "resource", "client", "scope", "requested_scope",
    "token_type", "expires_at",
    "expired", "refreshable", "switches", "created_at",
  ]

  private static let discovery = [
    "server", "endpoint", "authorization", "probe", "challenge", "challenge_faults", "attempts",
  ]
  private static let client = [
    "kind", "issuer", "client_id", "authentication", "redirect_uri", "secret", "managed", "registered_at",
  ]

  static let prints: [Print] = [
    Print(
      words: ["discover", "URL"], members: discovery + ["mode", "revision", "issuer", "would"],
      isSignedIn: false),
    Print(
      words: ["discover", "URL"], changes: [.resource: .text("<p>")], status: 3, members: [],
      isSignedIn: false),
    Print(
      words: ["discover", "URL"], changes: [.mcp: .status(404)], status: 3, members: [], isSignedIn: false),
    Print(words: ["discover", "http://127.0.0.1:1/mcp"], status: 5, members: [], isSignedIn: false),
    Print(words: ["discover", "http://mcp.example/mcp"], status: 3, members: [], isSignedIn: false),
    Print(words: ["discover", "ftp://x"], status: 64, members: [], isSignedIn: false),
    Print(words: ["discover", "http://user:pass@127.0.0.1/"], status: 64, members: [], isSignedIn: false),
    Print(words: ["discover"], status: 64, members: [], isSignedIn: false),
    Print(words: ["login", "URL"], members: session, isSignedIn: false),
    Print(words: ["login", "URL"], members: session),
    Print(
      words: ["login", "URL"], changes: [.mcp: .answer { request, fake in fake.rpc(request) }],
      members: ["server", "authorization"], isSignedIn: false),
    Print(
      words: ["login", "URL"], changes: [.token: .error("invalid_request")], status: 3, members: [],
      isSignedIn: false),
    Print(words: ["login", "--non-interactive", "URL"], status: 4, members: [], isSignedIn: false),
    Print(words: ["login", "--lenient", "everything", "URL"], status: 64, members: [], isSignedIn: false),
    Print(words: ["login", "--nonsense", "URL"], status: 64, members: [], isSignedIn: false),
    Print(words: ["refresh", "URL"], members: session),
    Print(words: ["refresh", "URL"], changes: [.token: .error("invalid_grant")], status: 4, members: []),
    Print(words: ["status", "URL"], members: session),
    Print(words: ["status"], members: ["sessions", "faults"]),
    Print(words: ["status"], status: 4, members: [], isSignedIn: false),
    Print(words: ["token", "--profile", "other", "URL"], status: 4, members: []),
    Print(words: ["token", "--scope", "admin", "URL"], status: 4, members: []),
    Print(words: ["call", "URL", "--list"], members: ["tools"]),
    Print(words: ["call", "URL", "echo", "--arguments", "{\"text\": \"hi\"}"], members: ["content"]),
    Print(words: ["call", "URL", "fail"], status: 1, members: ["content", "isError"]),
    Print(words: ["call", "URL", "--list"], changes: [.mcp: .status(500)], status: 3, members: []),
    Print(words: ["call", "URL", "--list", "echo"], status: 64, members: []),
    Print(words: ["client", "list"], members: ["clients", "faults"]),
    Print(words: ["client", "show", "BASE"], members: client + ["registration"]),
    Print(words: ["client", "update", "BASE", "--set", "client_name=x"], members: client + ["registration"]),
    Print(words: ["client", "update", "BASE"], status: 64, members: []),
    Print(words: ["client", "delete", "BASE"], members: ["client_id", "issuer", "deleted_at_server"]),
    Print(words: ["client", "register", "URL"], members: client, isSignedIn: false),
    Print(
      words: ["client", "register", "URL"], changes: [.register: .error("invalid_client_metadata")],
      status: 3, members: [], isSignedIn: false),
    Print(words: ["client", "add", "BASE", "--client-id", "me"], members: client, isSignedIn: false),
    Print(
      words: ["client", "add", "BASE", "--client-id", "me", "--client-secret-file", "/no/such"], status: 6,
      members: [], isSignedIn: false),
    Print(
      words: ["client", "document", "write", "--url", "https://example.com/c.json"],
      members: ["client_id", "redirect_uris"], isSignedIn: false),
    Print(
      words: ["client", "document", "write", "--url", "http://example.com/c.json"], status: 64, members: [],
      isSignedIn: false),
    Print(words: ["logout", "URL"], members: ["ended"]),
    Print(words: ["logout", "--all"], members: ["ended"]),
    Print(words: ["logout", "URL"], status: 4, members: [], isSignedIn: false),
    Print(words: ["logout"], status: 64, members: []),
  ]

  @Test("what is suggested works when it is pasted")
  func pasted() async throws {
    let home = try Sandbox()
    // A gateway wants a key, and no refresh token ever comes.
    let fake = try await FakeServer.start([
      .mcp: .answer { request, _ in request.headers["X-Key"] == "k" ? nil : ServerResponse(403) },
      .token: .without("refresh_token"), .register: .without("scope"),
    ])
    try home.write("a key", "X-Key: k\n")
    let options = ["--header-file", home.path + "/a key", "--profile", "it's me", fake.url]
    let missing = try await home.run(["token", "--json"] + options)
    #expect(missing.code == "token-missing")
    let login = try #require(try JSONValue(parsing: missing.out)["error"]?["next"]?.strings?.first)
    let pasted = try await paste(login, home)
    #expect(pasted.status == 0, "\(pasted.err)")
    let hint = try #require(pasted.err.split(separator: "\n").last { $0.hasPrefix("mcpauth login ") })
    #expect(hint.contains("--scope 'read write offline_access'") && hint.contains("--header-file"), "\(hint)")
    let again = try await paste(String(hint), home)
    #expect(again.status == 0 && fake.count(.token) == 2, "\(again.err)")
    let short = try await home.run(["token", "--scope", "admin"] + options)
    let wider = try #require(short.err.split(separator: "\n").first { $0.hasPrefix("mcpauth login ") })
    #expect(try await paste(String(wider), home).status == 0, "\(wider)")
  }

  private func paste(_ line: String, _ home: Sandbox) async throws -> Run {
    try await home.run(
      [], input: .empty,
      through: ["sh", "-c", "mcpauth() { \(Sandbox.program) \"$@\"; }; \(line)", "ignored"])
  }

  @Test("token --json has the members that the manual lists")
  func tokenJSON() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    let document = try JSONValue(parsing: try await home.run(["token", "--json", fake.url]).out)
    #expect(
      document.object?.names == ["access_token", "token_type", "expires_at", "scope", "issuer", "resource"])
    #expect(document["expires_at"]?.integer != nil)
  }

  @Test(
    "what is asked about the program goes to stdout",
    arguments: [["--version"], ["--help"], ["login", "--help"], ["client", "add", "-h"]])
  func about(words: [String]) async throws {
    let run = try await Sandbox().run(words)
    #expect(run.status == 0 && run.err.isEmpty && run.out.hasPrefix(words == ["--version"] ? "mcpauth " : ""))
  }

  @Test("-- ends the options")
  func dashes() async throws {
    let run = try await Sandbox().run(["token", "--", "--json"])
    #expect(run.status == 64 && run.out.isEmpty, "\(run.out)")
  }

  @Test("a stdout that nobody reads is no failure of ours")
  func brokenPipe() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    for words in ["token \(fake.url)", "status", "discover \(fake.url)", "call --list \(fake.url)"] {
      let printed = try await home.sh(
        "HOME=\(home.path) sh -c '\(Sandbox.program) \(words); echo $? >&3' 3>&1 >&4 4>&- | true; true")
      #expect(["", "0\n"].contains(printed) || !printed.contains("crash"), "\(words): \(printed)")
    }
  }

  @Test("a full device is a failure, with 6")
  func fullDevice() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    for words in ["token \(fake.url)", "status", "client list"] {
      #expect(
        try await home.status("HOME=\(home.path) \(Sandbox.program) \(words) > /dev/full 2> /dev/null") == 6)
    }
  }
}
