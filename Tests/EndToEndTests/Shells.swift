import HTTP
import JSON
import TestSupport
import Testing

/// Shell characters in URLs reach no shell.
@Suite struct Shells {
  @Test("an authorization endpoint is one argument of the browser, whatever it contains", arguments: [
    "/authorize?x='$(touch${IFS}HOME/owned)'", "/authorize?x=`touch${IFS}HOME/owned`", "/authorize?x=;touch${IFS}HOME/owned;",
    "/authorize?x=|touch${IFS}HOME/owned&y=&&touch", "/authorize?--help", "/authorize?a=%s%s%n", "/authorize#;touch${IFS}HOME/owned",
  ])
  func one(endpoint: String) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let path = endpoint.replacing("HOME", with: home.path)
      fake.change([.server: .edit { object, fake in object["authorization_endpoint"] = .string(fake.base + path) }])
      let run = try await home.run(["login", fake.url])
      #expect(run.status == 0, "\(run.err)")
      #expect(home.read("owned") == nil)
      let arguments = try #require(home.read("browser.arguments")).split(separator: "\n")
      #expect(arguments.count == 1 && arguments[0].hasPrefix(fake.base + path.prefix { $0 != "#" }))
    }
  }

  @Test("an authorization endpoint that is no URL is refused", arguments: [
    "/authorize?\"x", "/authorize x", "/authorize\nx", "/authorize\\x", "/authorize<x>", "/authörize", "/authorize\u{0}", " ",
  ])
  func refused(endpoint: String) async throws {
    try await Row(
      endpoint, [.server: .edit { object, fake in object["authorization_endpoint"] = .string(fake.base + endpoint) }], ends: 3,
      "server-metadata-broken"
    ).play()
  }
}
