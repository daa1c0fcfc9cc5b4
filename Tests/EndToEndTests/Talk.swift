import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// What a person is told on the way, and what commands make of what is kept.
@Suite struct Talk {
  @Test("the URL to open is said once, last, behind where the browser comes back to and how long is waited")
  func order() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let run = try await home.run(
        ["login", "--no-browser", "--timeout", "1", fake.url], ["SSH_CONNECTION": "a 1 b 2"], input: .silence)
      let lines = run.err.split(separator: "\n").map(String.init)
      let signs = [
        "come back to http://127.0.0.1:", "Waiting for you", "ssh -L ", "paste", "  http://127.0.0.1:",
      ]
      let places = signs.compactMap { sign in lines.firstIndex { $0.contains(sign) } }
      #expect(places.count == signs.count && places == places.sorted(), "\(run.err)")
      #expect(Set(lines).count == lines.count, "\(run.err)")
      #expect(lines.last?.hasPrefix("mcpauth: nobody-came: ") == true)
    }
  }

  @Test(
    "the forwarded port is that of the address listened on",
    arguments: [
      (["--callback-host", "::1"], "ssh -L \\[::1\\]:[0-9]+:\\[::1\\]:[0-9]+ "),
      (["--callback-host", "0.0.0.0"], "ssh -L [0-9]+:127.0.0.1:[0-9]+ "),
      (["--redirect-uri", "http://localhost:4321/callback"], "ssh -L 4321:127.0.0.1:[0-9]+ "),
    ])
  func forward(options: [String], pattern: String) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let run = try await home.run(
        ["login", "--no-browser", "--timeout", "1", fake.url] + options, ["SSH_CONNECTION": "a 1 b 2"],
        input: .silence)
      // Where the machine has no IPv6 there is nothing to listen on.
      if run.code == "listener-failed" { return }
      #expect(try run.err.contains(Regex(pattern)), "\(run.err)")
    }
  }

  @Test("a client that was kept by hand goes before others, and that is said with the way to another")
  func preferred() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    #expect(try await home.run(["client", "add", fake.base, "--client-id", "by hand"]).status == 0)
    let run = try await home.run(["login", "--force", fake.url])
    #expect(run.status == 0, "\(run.err)")
    #expect(
      run.err.contains(
        "The client by hand, kept by hand, goes before others. To choose one: --client-id client-1, --registration dcr\n"
      ),
      "\(run.err)")
    for options in [
      ["--registration", "dcr"], ["--client-id", "by hand"], ["--registration", "preregistered"],
    ] {
      let run = try await home.run(["login", "--force", fake.url] + options)
      #expect(run.status == 0 && !run.err.contains("goes before"), "\(run.err)")
    }
  }

  // MARK: What is kept

  @Test("discover shows what it found and ends with 6 where a sign-in could not use the store")
  func looseStore() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    try await home.sh("chmod 755 \(home.store)")
    let run = try await home.run(["discover", fake.url])
    #expect(run.status == 6 && run.code == "store" && run.out.contains("would register"), "\(run.err)")
    let document = try JSONValue(parsing: try await home.run(["discover", "--json", fake.url]).out)
    #expect(document["error"]?["code"] == "store" && document["issuer"]?.string == fake.base)
    let blind = try await home.run(["discover", "--no-store", fake.url])
    #expect(blind.status == 0, "\(blind.err)")
  }

  @Test("discover warns where there is no store, and damaged clients are no less than missing ones")
  func otherStores() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    let homeless = try await home.run(["discover", fake.url], ["HOME": nil])
    #expect(homeless.status == 0 && homeless.err.contains("warning: "), "\(homeless.err)")
    try await home.sh("for file in .config/mcpauth/clients/*; do echo '{' > $file; done")
    let damaged = try await home.run(["discover", fake.url])
    #expect(damaged.status == 6 && damaged.code == "store-damaged", "\(damaged.err)")
  }

  @Test("discover takes up what the session of the profile needs")
  func profile() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start([
      .mcp: .answer { request, _ in request.headers["X-Key"] == "k" ? nil : ServerResponse(403) }
    ])
    let headers = try home.write("headers", "X-Key: k\n")
    let login = try await home.run(["login", "--profile", "work", "--header-file", headers, fake.url])
    #expect(login.status == 0, "\(login.err)")
    #expect(try await home.run(["discover", fake.url]).status == 3)
    #expect(try await home.run(["discover", "--profile", "work", fake.url]).status == 0)
    #expect(try await home.run(["discover", fake.url], ["MCPAUTH_PROFILE": "work"]).status == 0)
  }

  @Test(
    "a client is kept only for a server that could be talked to",
    arguments: [
      ("http://as.example", [], 3, "insecure-url"), ("http://8.8.8.8", [], 3, "insecure-url"),
      ("http://10.0.0.1", [], 3, "insecure-url"), ("http://10.0.0.1", ["--lenient", "private-http"], 0, nil),
      ("http://8.8.8.8", ["--lenient", "private-http"], 3, "insecure-url"),
      ("http://127.0.0.1:8080", [], 0, nil), ("http://localhost:8080", [], 0, nil),
      ("https://10.0.0.1", [], 0, nil), ("https://as.example/t", [], 0, nil),
      ("https://as.example?t=1", [], 64, "usage"), ("https://as.example/#t", [], 64, "usage"),
      ("https://0x7f.1", [], 64, "usage"), ("as.example", [], 64, "usage"),
    ] as [(String, [String], Int32, String?)])
  func issuers(issuer: String, options: [String], status: Int32, code: String?) async throws {
    let home = try Sandbox()
    let run = try await home.run(["client", "add", issuer, "--client-id", "me"] + options)
    #expect(run.status == status, "\(run.err)")
    if let code { #expect(run.code == code && home.stored.isEmpty, "\(run.err)") }
  }

  @Test(
    "commands that are about the store have no --no-store",
    arguments: [
      ["status"], ["status", "URL"], ["refresh", "URL"], ["logout", "URL"], ["logout", "--all"],
    ])
  func noStore(words: [String]) async throws {
    let (home, fake) = try await StoreTests.signedIn()
    let run = try await home.run(words.map { $0 == "URL" ? fake.url : $0 } + ["--no-store"])
    #expect(run.status == 64 && run.code == "usage", "\(run.err)")
  }

  @Test(
    "kinds of clients have one name everywhere",
    arguments: [
      ["status", "URL"], ["client", "list"], ["client", "show", "BASE"], ["login", "--force", "URL"],
    ])
  func words(words: [String]) async throws {
    let (home, fake) = try await StoreTests.signedIn()
    let run = try await home.run(
      words.map { $0.replacing("URL", with: fake.url).replacing("BASE", with: fake.base) })
    #expect(run.status == 0 && (run.out + run.err).contains("dcr"), "\(run.err)")
  }
}
