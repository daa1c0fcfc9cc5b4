import HTTP
import JSON
import TestSupport
import Testing

/// Shell characters in URLs reach no shell.
@Suite struct Shells {
  @Test(
    "an authorization endpoint is one argument of the browser, whatever it contains",
    arguments: [
      "/authorize?x='$(touch${IFS}HOME/owned)'", "/authorize?x=`touch${IFS}HOME/owned`",
      "/authorize?x=;touch${IFS}HOME/owned;",
      "/authorize?x=|touch${IFS}HOME/owned&y=&&touch", "/authorize?--help", "/authorize?a=%s%s%n",
      "/authorize#;touch${IFS}HOME/owned",
    ])
  func one(endpoint: String) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let path = endpoint.replacing("HOME", with: home.path)
      fake.change([
        .server: .edit { object, fake in object["authorization_endpoint"] = .string(fake.base + path) }
      ])
      let run = try await home.run(["login", fake.url])
      #expect(run.status == 0, "\(run.err)")
      #expect(home.read("owned") == nil)
      let arguments = try #require(home.read("browser.arguments")).split(separator: "\n")
      #expect(arguments.count == 1 && arguments[0].hasPrefix(fake.base + path.prefix { $0 != "#" }))
    }
  }

  @Test(
    "an authorization endpoint that is no URL is refused",
    arguments: [
      "/authorize?\"x", "/authorize x", "/authorize\nx", "/authorize\\x", "/authorize<x>", "/authörize",
      "/authorize\u{0}", " ",
    ])
  func refused(endpoint: String) async throws {
    try await Row(
      endpoint,
      [.server: .edit { object, fake in object["authorization_endpoint"] = .string(fake.base + endpoint) }],
      ends: 3,
      "server-metadata-broken"
    ).play()
  }

  @Test("what a server calls things is shown without its escapes")
  func escapes() async throws {
    let bad: JSONValue = "x\u{1b}]0;y\u{7}\u{9b}2J\u{202e}\r\nmcpauth: z"
    let home = try Sandbox()
    let fake = try await FakeServer.start([
      .resource: .edit { object, fake in
        object["scopes_supported"] = [bad]
        object["authorization_servers"] = [.string(fake.base), bad]
      }, .register: .members(["client_id": bad, "scope": bad]),
      .token: .members(["scope": bad, "token_type": "bearer"]),
      .mcp: .edit { object, _ in object["x"] = bad },
    ])
    let commands = [
      ["discover", fake.url], ["login", fake.url], ["login", fake.url], ["status"], ["client", "list"],
      ["client", "show", fake.base],
      ["token", "--scope", "none", fake.url], ["refresh", fake.url], ["call", fake.url, "--list"],
      ["logout", "--delete-client", fake.url],
    ]
    for command in commands {
      for options in [[], ["--json"], ["-v", "--trace", home.path + "/trace.har"]] {
        let run = try await home.run(command + options)
        let text = run.out + run.err + (home.read("trace.har") ?? "")
        #expect(
          !text.unicodeScalars.contains {
            $0 != "\n" && $0 != "\t" && $0.value < 0x20 || [0x7F, 0x9B, 0x202E].contains($0.value)
          }, "\(command): \(text)")
        #expect(!(run.err.split(separator: "\n").contains { $0 == "mcpauth: z" }))
        if options == ["--json"] { #expect(throws: Never.self) { try JSONValue(parsing: run.out) } }
      }
    }
  }
}
