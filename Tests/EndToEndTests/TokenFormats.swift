import HTTP
import JSON
import TestSupport
import Testing

/// The forms in which `token` prints.
@Suite struct TokenFormats {
  private static let forms = [
    ["--header"], ["--curl-config"], ["--env", "T"], ["--json"], ["--expires"], ["--headers-json"],
  ]

  /// A home with a session that is the same as after a sign-in, with `change` made to its file.
  private static func signedIn(_ change: (String) -> String = { $0 }) async throws -> (Sandbox, FakeServer) {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    try await SignedIn.prepare(home, fake)
    let file = try #require(home.session())
    let name = String(file.dropFirst(home.path.count + 1))
    try home.write(name, change(try #require(home.read(file))))
    return (home, fake)
  }

  @Test(
    "one form at a time",
    arguments: forms.flatMap { one in forms.filter { $0 != one }.map { one + $0 } })
  func exclusive(options: [String]) async throws {
    let run = try await Sandbox().run(["token", "https://mcp.example/mcp"] + options)
    #expect(run.status == 64 && run.code == "usage", "\(run.err)")
  }

  @Test(
    "a variable has a name that shells take",
    arguments: [
      ("TOKEN", true), ("_", true), ("a1_B", true), ("", false), ("1A", false), ("A-B", false),
      ("A B", false),
      ("A;id", false), ("A=1", false), ("$(id)", false), ("É", false), ("A\n", false), ("A.B", false),
    ])
  func name(name: String, isGood: Bool) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      let run = try await home.run(["token", fake.url, "--env=\(name)"])
      #expect(run.status == (isGood ? 0 : 64) && run.out.isEmpty == !isGood, "\(run.err)")
      if !isGood { #expect(run.code == "usage") }
    }
  }

  @Test("a shell takes the line and holds the token", arguments: ["sh", "bash", "zsh", "fish"])
  func shells(shell: String) async throws {
    for token in ["~root", "a.b_c~d+e/f==", "-n"] {
      let (home, fake) = try await Self.signedIn { text in
        text.replacing(/"access_token": "[^"]*"/, with: "\"access_token\": \"\(token)\"")
      }
      let line = try await home.run(["token", "--env", "T", fake.url])
      #expect(line.out.hasPrefix("export T=") && line.out.hasSuffix("\n"), "\(line.out)\(line.err)")
      let run = try await Run.watch(
        [shell, "-c", line.out + "env"], environment: ["PATH": "/usr/bin:/bin"], input: .empty, limit: 20)
      #expect(run.out.contains("\nT=\(token)\n") || run.out.hasPrefix("T=\(token)\n"), "\(run.out)\(run.err)")
    }
  }

  @Test(
    "the type of the token is its scheme",
    arguments: [("DPoP", "DPoP"), ("dpop", "DPoP"), ("bearer", "Bearer")])
  func scheme(type: String, scheme: String) async throws {
    let (home, fake) = try await Self.signedIn { text in
      text.replacing(/"token_type": "[^"]*"/, with: "\"token_type\": \"\(type)\"")
    }
    let token = try await home.run(["token", fake.url]).out.dropLast()
    #expect(try await home.run(["token", "--header", fake.url]).out == "Authorization: \(scheme) \(token)\n")
    #expect(
      try await home.run(["token", "--curl-config", fake.url]).out
        == "header = \"Authorization: \(scheme) \(token)\"\n")
    #expect(
      try await home.run(["token", "--headers-json", fake.url]).out
        == "{\"Authorization\":\"\(scheme) \(token)\"}\n")
  }

  @Test("the moment of the end is a number, or there is none")
  func expires() async throws {
    let (home, fake) = try await Self.signedIn()
    let document = try JSONValue(parsing: try await home.run(["token", "--json", fake.url]).out)
    let run = try await home.run(["token", "--expires", fake.url])
    #expect(run.status == 0 && Int64(run.out.dropLast()) == document["expires_at"]?.integer)
    let (other, silent) = try await Self.signedIn { $0.replacing(/"expires_at": [0-9]+,/, with: "") }
    let unknown = try await other.run(["token", "--expires", silent.url])
    #expect(unknown.status == 1 && unknown.out.isEmpty && unknown.code == "expiry-unknown", "\(unknown.err)")
    #expect(try await other.run(["token", silent.url]).status == 0)
  }

  @Test("all header fields that the server needs are one object")
  func headers() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let file = try home.write(
      "headers", "X-Key: one\n# not this\nx-key: \"two\"\nauthorization: Basic eA==\nX-Empty:\n")
    let login = try await home.run(["login", "--header-file", file, fake.url])
    #expect(login.status == 0, "\(login.err)")
    let token = try await home.run(["token", fake.url]).out.dropLast()
    let expected = "{\"Authorization\":\"Bearer \(token)\",\"X-Key\":\"one, \\\"two\\\"\",\"X-Empty\":\"\"}\n"
    #expect(try await home.run(["token", "--headers-json", fake.url]).out == expected)
    #expect(try await home.run(["token", "--headers-json", fake.url, "--timeout", "9"]).out == expected)
    let other = try home.write("other", "X-Other: 1\n")
    #expect(
      try await home.run(["token", "--headers-json", "--header-file", other, fake.url]).out
        == "{\"Authorization\":\"Bearer \(token)\",\"X-Other\":\"1\"}\n")
    try await home.sh("rm \(file)")
    let gone = try await home.run(["token", "--headers-json", fake.url])
    #expect(gone.status == 6 && gone.code == "file-unreadable" && gone.out.isEmpty, "\(gone.err)")
  }

  @Test(
    "--non-interactive is taken by every command and changes nothing where nobody is needed",
    arguments: [
      (["token", "URL"], 0), (["refresh", "URL"], 0), (["status", "URL"], 0), (["login", "URL"], 0),
      (["call", "URL", "--list"], 0), (["logout", "URL"], 0), (["token", "--profile", "x", "URL"], 4),
      (["login", "--profile", "x", "URL"], 4),
    ] as [([String], Int32)])
  func nonInteractive(words: [String], status: Int32) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      let run = try await home.run(words.map { $0 == "URL" ? fake.url : $0 } + ["--non-interactive"])
      #expect(run.status == status, "\(run.err)")
      if status == 4 { #expect(run.err.contains("mcpauth login --profile x \(fake.url)"), "\(run.err)") }
      #expect(home.read("browser.arguments") == nil)
    }
  }
}
