import Foundation
import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// Disks, clocks and versions that are not as they should be.
extension StoreTests {
  @Test(
    "a file that may grow no more is an error, and does not kill the program",
    arguments: ["login", "refresh"])
  func sizeLimit(command: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      let before = (home.snapshot(), fake.count(.token))
      let words = command == "login" ? ["login", "--force", fake.url] : ["refresh", fake.url]
      let run = try await home.run(words, through: ["sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"])
      #expect(run.status == 6 && run.code == "disk-full", "\(run.err)")
      #expect(home.snapshot() == before.0 && fake.count(.token) == before.1)
    }
  }

  @Test(
    "a folder that cannot lock is named, and nothing is sent", arguments: ["ENOLCK", "EOPNOTSUPP", "ENOSYS"])
  func lockless(code: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      guard try await home.status("strace -V > /dev/null") == 0 else { return }
      let tracer = [
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e", "inject=flock:error=\(code)",
      ]
      let before = (home.snapshot(), fake.count(.token), fake.count(.authorize))
      for words in [["refresh", fake.url], ["login", "--force", fake.url], ["logout", fake.url]] {
        let run = try await home.run(words, through: tracer)
        #expect(run.status == 6 && run.code == "store" && run.err.contains("cannot be locked"), "\(run.err)")
      }
      #expect(try await home.run(["token", fake.url], through: tracer).status == 0)
      #expect(home.snapshot() == before.0)
      #expect(
        fake.count(.token) == before.1 && fake.count(.authorize) == before.2 && fake.count(.revoke) == 0)
    }
  }

  @Test("a logout needs no room on the disk")
  func fullLogout() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      let run = try await home.run(
        ["logout", fake.url], through: ["sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"])
      #expect(run.status == 0 && home.session() == nil, "\(run.err)")
    }
  }

  @Test(
    "a clock that was set back or forward by a day costs a refresh and loses nothing",
    arguments: [86_400, -86_400])
  func clock(jump: Int64) async throws {
    let (home, fake) = try await Self.signedIn()
    // What a session looks like that was kept before somebody set the clock.
    try home.edit { session in
      var tokens = session["tokens"]?.object ?? [:]
      for name in ["received_at", "expires_at"] {
        tokens[name] = tokens[name]?.integer.map { JSONValue($0 - jump) }
      }
      session["tokens"] = .object(tokens)
    }
    for _ in 0..<2 {
      let run = try await home.run(["token", fake.url])
      #expect(run.status == 0 && fake.isValid(run.out), "\(run.err)")
      #expect(fake.count(.token) == 2)
    }
    #expect(try await home.run(["refresh", fake.url]).status == 0)
    #expect(fake.count(.token) == 3)
  }

  @Test("what a newer version wrote into a file of this format is kept, and one of another format left alone")
  func versions() async throws {
    let (home, fake) = try await Self.signedIn()
    try home.edit { session in
      session["label"] = ["\u{1F4BE}": [1, nil]]
      for name in ["tokens", "client"] {
        var child = session[name]?.object ?? [:]
        child["newer"] = .string(name)
        session[name] = .object(child)
      }
      session["switches"] = ["lenient": ["from-the-future"], "newer": true]
    }
    #expect(try await home.run(["refresh", fake.url]).status == 0)
    fake.change([.token: .error("invalid_grant")])
    #expect(try await home.run(["refresh", fake.url]).status == 4)
    let text = try #require(home.session().flatMap { home.read($0) })
    let session = try JSONValue(parsing: text)
    #expect(session["label"] == ["\u{1F4BE}": [1, nil]])
    #expect(session["tokens"]?["newer"] == "tokens" && session["client"]?["newer"] == "client")
    #expect(session["switches"] == ["lenient": ["from-the-future"], "newer": true])
    let clients = home.store + "/" + (try #require(home.stored.first { $0.hasPrefix("clients/") }))
    try await home.sh("sed -i 's/\"version\": 1/\"version\": 1, \"newer\": {\"a\": 1}/' \(clients)")
    #expect(try await home.run(["client", "add", fake.base, "--client-id", "other"]).status == 0)
    #expect(try JSONValue(parsing: home.read(clients) ?? "")["newer"] == ["a": 1])
    try home.edit { $0["version"] = 2 }
    let before = home.snapshot()
    for words in [["token"], ["refresh"], ["logout"], ["login", "--force"]] {
      let run = try await home.run(words + [fake.url])
      #expect(run.status == 6 && run.code == "store-damaged" && run.err.contains("format 2"), "\(run.err)")
    }
    #expect(home.snapshot() == before)
  }

  @Test("what killed runs left behind goes with the next one that writes, and what a live one holds stays")
  func litter() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      try await home.sh(
        "cd \(home.store)/tmp; umask 077; for i in 1 2 3; do head -c 65536 /dev/zero > 99999-$i; done")
      #expect(try await home.run(["token", fake.url]).status == 0)
      #expect(home.stored.count { $0.hasPrefix("tmp/") } == 3)
      fake.change([.token: .silent])
      async let live = home.run(["refresh", fake.url], limit: 4)
      while fake.count(.token) < 2 { try await Task.sleep(for: .milliseconds(20)) }
      let held = home.stored.filter { $0.hasPrefix("tmp/") }
      #expect(held.count == 1)
      fake.change([.token: .edit { _, _ in }])
      #expect(try await home.run(["login", "--profile", "other", fake.url]).status == 0)
      #expect(home.stored.filter { $0.hasPrefix("tmp/") } == held)
      #expect(try await live.isStuck)
      #expect(try await home.run(["login", "--profile", "third", fake.url]).status == 0)
      #expect(!home.stored.contains { $0.hasPrefix("tmp/") })
    }
  }

  @Test("what a server needs always is kept with its session, shown, and used again")
  func kept() async throws {
    let (home, fake) = try await Self.signedIn()
    let fields = try home.write("fields", "X-Gateway: yes\n")
    let login = try await home.run(
      [
        "login", "--force", "--scope", "write", "--header-file", fields, "--lenient", "resource-slash",
        fake.url,
      ])
    #expect(login.status == 0, "\(login.err)")
    let status = try await home.run(["status", fake.url])
    #expect(status.out.contains("--header-file \(fields)") && status.out.contains("--lenient resource-slash"))
    #expect(status.out.contains("write"))
    let document = try JSONValue(parsing: try await home.run(["status", "--json", fake.url]).out)
    #expect(document["requested_scope"] == "write")
    #expect(document["switches"] == JSONValue(["--lenient resource-slash", "--header-file \(fields)"]))
    #expect(try await home.run(["login", "--force", fake.url]).status == 0)
    #expect(fake.requests(.authorize).last?.query["scope"] == "write")
    #expect(fake.requests(.mcp).last?.headers["X-Gateway"] == "yes")
    #expect(try await home.run(["login", "--force", "--scope", "read", fake.url]).status == 0)
    #expect(fake.requests(.authorize).last?.query["scope"] == "read")
    #expect(try await home.run(["discover", fake.url]).status == 0)
    #expect(fake.requests(.mcp).last?.headers["X-Gateway"] == "yes")
    // Another account has its own.
    #expect(try await home.run(["login", "--profile", "other", fake.url]).status == 0)
    #expect(fake.requests(.mcp).last?.headers["X-Gateway"] == nil)
    #expect(fake.requests(.authorize).last?.query["scope"] != "read")
  }
}
