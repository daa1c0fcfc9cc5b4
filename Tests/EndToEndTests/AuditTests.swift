import Foundation
import HTTP
import JSON
import TestSupport
import Testing

/// The audit log: which events it has, and how it is written.
@Suite struct AuditTests {
  struct Story: Sendable, CustomTestStringConvertible {
    let what: String
    let words: [String]
    var changes: [FakeServer.Route: FakeServer.Change] = [:]
    var isSignedIn = true
    var status: Int32 = 0
    /// `event` and `error` of each line.
    let events: [(String, String?)]
    /// Members of the last line.
    var members: [String] = []

    var testDescription: String { what }
  }

  static let stories: [Story] = {
    let session = ["issuer", "resource", "client_id"]
    let granted = session + ["grant_type", "granted_scopes"]
    return [
      Story(
        what: "a sign-in", words: ["login", "URL"], isSignedIn: false, events: [("login", nil)],
        members: granted + ["requested_scopes"]),
      Story(
        what: "a sign-in under a profile", words: ["login", "--profile", "work", "URL"], isSignedIn: false,
        events: [("login", nil)], members: granted + ["profile", "requested_scopes"]),
      Story(
        what: "a sign-in that the token endpoint ends", words: ["login", "URL"],
        changes: [.token: .error("invalid_grant")], isSignedIn: false, status: 3,
        events: [("login", "token-refused")], members: session + ["grant_type", "requested_scopes"]),
      Story(
        what: "a sign-in that nobody may do", words: ["login", "--non-interactive", "URL"], isSignedIn: false,
        status: 4, events: [("login", "login-required")], members: ["resource", "grant_type"]),
      Story(
        what: "a sign-in that refuses the person", words: ["login", "URL"],
        changes: [.authorize: .append("&error=access_denied")], isSignedIn: false, status: 2,
        events: [("login", "consent-refused")]),
      Story(what: "a session that is good", words: ["login", "URL"], events: []),
      Story(
        what: "an open server", words: ["login", "URL"], changes: [.mcp: .status(200)], isSignedIn: false,
        status: 3, events: [("login", "not-mcp")]),
      Story(what: "a stored token", words: ["token", "URL"], events: []),
      Story(what: "a stored token, the long way", words: ["token", "--timeout", "9", "URL"], events: []),
      Story(what: "what is stored", words: ["status", "URL"], events: []),
      Story(what: "a renewal", words: ["refresh", "URL"], events: [("refresh", nil)], members: granted),
      Story(
        what: "a refused renewal", words: ["refresh", "URL"], changes: [.token: .error("invalid_grant")],
        status: 4, events: [("refresh", "refresh-refused")], members: granted),
      Story(
        what: "a broken renewal", words: ["refresh", "URL"], changes: [.token: .status(500)], status: 3,
        events: [("refresh", "token-broken")], members: granted),
      Story(
        what: "no session", words: ["token", "--profile", "x", "URL"], status: 4,
        events: [("refusal", "token-missing")], members: ["resource", "profile"]),
      Story(
        what: "a scope that is missing", words: ["token", "--scope", "zz", "URL"], status: 4,
        events: [("refusal", "scope-short")], members: ["resource"]),
      Story(
        what: "a command that never begins", words: ["exec", "--scope", "zz", "URL", "--", "true"],
        status: 125, events: [("refusal", "scope-short")], members: ["resource"]),
      Story(
        what: "a rule that refuses", words: ["discover", "http://mcp.example/mcp"], status: 3,
        events: [("refusal", "insecure-url")]),
      Story(what: "wrong usage", words: ["login", "ftp://x"], status: 64, events: []),
      Story(
        what: "a call", words: ["call", "URL", "echo"], events: [("tool-call", nil)],
        members: session + ["granted_scopes", "tool"]),
      Story(what: "a list of tools", words: ["call", "URL", "--list"], events: []),
      Story(
        what: "a tool that fails", words: ["call", "URL", "fail"], status: 1,
        events: [("tool-call", "tool-failed")], members: session + ["granted_scopes", "tool"]),
      Story(
        what: "a call that is refused", words: ["call", "URL", "echo"], changes: [.mcp: .status(403)],
        status: 3,
        events: [("tool-call", "call-refused")], members: ["resource", "tool"]),
      Story(
        what: "a call that needs a renewal first", words: ["call", "URL", "echo"],
        changes: [.mcp: .status(401)],
        status: 4, events: [("refresh", nil), ("tool-call", "token-rejected")], members: ["resource", "tool"]),
      Story(
        what: "a logout", words: ["logout", "URL"], events: [("revocation", nil)],
        members: session + ["granted_scopes"]),
      Story(
        what: "a logout that the server does not take", words: ["logout", "URL"],
        changes: [.revoke: .error("invalid_client", status: 401)], events: [("revocation", "token-refused")],
        members: session + ["granted_scopes"]),
      Story(
        what: "a revocation", words: ["revoke", "URL"], events: [("revocation", nil)],
        members: session + ["granted_scopes"]),
      Story(
        what: "a revocation that is refused", words: ["revoke", "URL"],
        changes: [.revoke: .error("invalid_client", status: 401)], status: 3,
        events: [("revocation", "token-refused")], members: session + ["granted_scopes"]),
    ]
  }()

  @Test("an event is a line, with what is known and without a secret", arguments: stories)
  func events(story: Story) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      if story.isSignedIn { try await SignedIn.prepare(home, fake) }
      fake.change(story.changes)
      var words = story.words.map { $0.replacing("URL", with: fake.url) }
      words.insert(contentsOf: ["--audit", home.path + "/audit"], at: 1)
      let run = try await home.run(words, limit: 40)
      #expect(run.status == story.status, "\(run.err)")
      let lines = (home.read("audit") ?? "").split(separator: "\n").map(String.init)
      let events = try lines.map { try JSONValue(parsing: $0) }
      #expect(events.map { $0["event"]?.string } == story.events.map(\.0), "\(lines)")
      #expect(events.map { $0["error"]?.string } == story.events.map(\.1), "\(lines)")
      for event in events {
        #expect(
          event["success"]?.bool == (event["error"] == nil) && event["time"]?.integer ?? 0 > 1_700_000_000)
      }
      let always = ["time", "event", "success"] + (story.events.last?.1 == nil ? [] : ["error"])
      if let last = events.last, !story.members.isEmpty {
        #expect(Set(last.object?.names ?? []) == Set(always + story.members), "\(lines)")
      }
      for secret in fake.secrets { #expect(home.read("audit")?.contains(secret) != true) }
    }
  }

  @Test("a machine's token is an event")
  func machine() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start([
      .token: .text(
        "{\"access_token\": \"access-1\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"scope\": \"a\"}")
    ])
    try home.write("secret", "MARK\n")
    let words = [
      "token", "--client-credentials", "--client-id", "me", "--client-secret-file", home.path + "/secret",
      "--scope", "a b", fake.url,
    ]
    let run = try await home.run(words, ["MCPAUTH_AUDIT": home.path + "/audit"])
    #expect(run.status == 0, "\(run.err)")
    #expect(try await home.run(words, ["MCPAUTH_AUDIT": home.path + "/audit"]).status == 0)
    fake.change([.token: .error("invalid_client", status: 401)])
    #expect(try await home.run(words + ["--no-store"], ["MCPAUTH_AUDIT": home.path + "/audit"]).status == 3)
    let events = try (home.read("audit") ?? "").split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
    #expect(events.map { $0["event"]?.string } == ["token-issued", "token-issued"])
    #expect(events.first?["grant_type"] == "client_credentials" && events.first?["client_id"] == "me")
    #expect(events.first?["requested_scopes"] == ["a", "b"] && events.first?["granted_scopes"] == ["a"])
    #expect(events.last?["error"] == "token-refused" && events.last?["success"] == false)
    #expect(
      home.read("audit")?.contains("MARK") == false && home.read("audit")?.contains("access-1") == false)
  }

  @Test(
    "a file that cannot be written is found before anything is sent or changed",
    arguments: [
      "mkdir $A", "ln -s $PWD/other $A", "mkfifo $A", "mkdir d; A=d/none/audit", "ln -s /dev/null $A",
    ],
    [
      ["refresh", "URL"], ["logout", "URL"], ["login", "--force", "URL"], ["call", "URL", "echo"],
      ["revoke", "URL"],
    ])
  func unwritable(script: String, words: [String]) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      try await SignedIn.prepare(home, fake)
      let path = try await home.sh("A=$PWD/audit; \(script); printf %s \"$A\"")
      let before = home.snapshot()
      let run = try await home.run(
        [words[0], "--audit", path] + words.dropFirst().map { $0.replacing("URL", with: fake.url) })
      #expect(run.status == 6 && run.code == "output-failed", "\(run.err)")
      #expect(fake.total == 0 && home.snapshot() == before)
      #expect(home.read("other") == nil)
    }
  }

  @Test("it is created for its owner alone, and an existing one keeps its mode and its lines")
  func mode() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    try await SignedIn.prepare(home, fake)
    let audit = home.path + "/audit"
    #expect(try await home.run(["refresh", "--audit", audit, fake.url]).status == 0)
    #expect(try await home.sh("stat -c %a audit; grep -c refresh audit") == "600\n1\n")
    try await home.sh("chmod 640 audit")
    #expect(try await home.run(["refresh", fake.url], ["MCPAUTH_AUDIT": audit]).status == 0)
    #expect(try await home.sh("stat -c %a audit; grep -c refresh audit") == "640\n2\n")
  }

  @Test("many processes append whole lines")
  func crowd() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let out = try await home.sh(
      """
      for i in $(seq 40); do HOME=\(home.path) \(Sandbox.program) token --audit audit --timeout 30 --profile p$i \
        \(fake.url) 2> /dev/null & done; wait; wc -l < audit; grep -c '^{"time":.*"profile":"p[0-9]*"}$' audit
      """)
    #expect(out.split(whereSeparator: \.isWhitespace) == ["40", "40"], "\(out)")
  }

  @Test("a full disk keeps no half line, and says so")
  func full() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    try await SignedIn.prepare(home, fake)
    // No file may grow beyond this many blocks of 512 bytes; the log is nearly there.
    try home.write("audit", String(repeating: "x", count: 199_999) + "\n")
    let run = try await home.run(
      ["refresh", "--audit", home.path + "/audit", fake.url],
      through: ["sh", "-c", "trap '' XFSZ; ulimit -f 391; exec \"$@\"", "sh"])
    #expect(run.status == 6 && run.code == "output-failed", "\(run.err)")
    #expect(home.read("audit")?.count == 200_000)
    // What happened is kept.
    #expect(fake.count(.token) == 1)
    #expect(try await home.run(["refresh", fake.url]).status == 0)
  }
}
