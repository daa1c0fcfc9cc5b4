import Foundation
import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// No secret in outputs, traces, arguments of children or the environment of a browser.
@Suite struct Secrets {
  /// One flow: the words, and what the servers do to it.
  struct Flow: Sendable, CustomTestStringConvertible {
    let what: String
    var words: [String]
    var changes: [FakeServer.Route: FakeServer.Change] = [:]

    var testDescription: String { what }
  }

  private static let own = [
    "MARK-client-secret", "MARK-initial-token", "MARK-header-value", "MARK-env-secret",
  ]

  @Test(
    "every flow and every failure keeps secrets to itself", arguments: flows, [["-v"], ["--json", "-v"]])
  func kept(flow: Flow, options: [String]) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start([
        .server: .members(["token_endpoint_auth_methods_supported": ["client_secret_post"]])
      ])
      try home.write("secret", "MARK-client-secret\n")
      try home.write("initial", "MARK-initial-token\n")
      try home.write("headers", "X-Api-Key: MARK-header-value\n")
      if flow.words.first != "login" {
        let login = try await home.run(["login", "--header-file", home.path + "/headers", fake.url])
        try #require(login.status == 0, "\(login.err)")
      }
      fake.change(flow.changes)
      let words = flow.words.map {
        $0.replacing("URL", with: fake.url).replacing("BASE", with: fake.base).replacing(
          "HOME", with: home.path)
      }
      let trace = home.path + "/trace.har"
      let run = try await home.run(
        words + options + ["--trace", trace], ["MCPAUTH_CLIENT_SECRET": "MARK-env-secret"])
      #expect(!run.isStuck)
      let secrets = fake.secrets + Self.own
      #expect(secrets.count >= 4)
      let places = [
        ("stdout", run.out), ("stderr", run.err), ("trace", home.read("trace.har")),
        ("arguments", home.read("browser.arguments")), ("environment", home.read("browser.environment")),
        ("page", home.read("browser.page")),
      ]
      for (place, text) in places {
        let readable = text ?? ""
        let plain = FormBody.decode(readable.replacing("\\/", with: "/"))
        for secret in secrets {
          #expect(!readable.contains(secret) && !plain.contains(secret), "\(secret) is in \(place)")
          let hidden = Data(secret.utf8).base64EncodedString().prefix { $0 != "=" }.dropLast(2)
          #expect(!readable.contains(hidden), "\(secret) is in \(place) as Base64")
        }
      }
      // The trace is there, whole, and shows that something was sent.
      if run.code != "usage", fake.total > 0, flow.words.first != "status",
        !["list", "add"].contains(flow.words[1])
      {
        let har = try JSONValue(parsing: home.read("trace.har") ?? "")
        #expect(har["log"]?["entries"]?.array?.isEmpty == false)
      }
      if options.contains("--json") { #expect(throws: Never.self) { try JSONValue(parsing: run.out) } }
    }
  }

  static let flows: [Flow] = {
    let login = ["login", "URL"]
    let echo: FakeServer.Change = .answer { request, _ in
      // A careless server that repeats all it was sent.
      let text =
        String(decoding: request.body, as: UTF8.self) + " " + (request.headers["Authorization"] ?? "")
      let object: JSONObject = ["error": "invalid_grant", "error_description": .string(text)]
      return ServerResponse(400, JSONValue.object(object).text(), type: "application/json")
    }
    let html: FakeServer.Change = .answer { request, _ in
      ServerResponse(
        500,
        "<p>" + String(decoding: request.body, as: UTF8.self) + " \(request.headers["Authorization"] ?? "")",
        type: "text/html")
    }
    return [
      Flow(what: "login", words: login),
      Flow(
        what: "login with a secret",
        words: login + ["--client-id", "me", "--client-secret-file", "HOME/secret"]),
      Flow(what: "login with a secret in the environment", words: login + ["--client-id", "me"]),
      Flow(what: "login with an initial token", words: login + ["--initial-token-file", "HOME/initial"]),
      Flow(what: "login with header fields", words: login + ["--header-file", "HOME/headers"]),
      Flow(what: "login, echoed at the token endpoint", words: login, changes: [.token: echo]),
      Flow(what: "login, echoed as HTML", words: login, changes: [.token: html]),
      Flow(
        what: "login, echoed at registration", words: login + ["--initial-token-file", "HOME/initial"],
        changes: [.register: echo]),
      Flow(
        what: "login, a token that is none", words: login, changes: [.token: .members(["token_type": "mac"])]),
      Flow(what: "refresh", words: ["refresh", "URL"]),
      Flow(what: "refresh, echoed", words: ["refresh", "URL"], changes: [.token: echo]),
      Flow(what: "refresh, echoed as HTML", words: ["refresh", "URL"], changes: [.token: html]),
      Flow(what: "refresh, cut short", words: ["refresh", "URL"], changes: [.token: .cut]),
      Flow(what: "call", words: ["call", "URL", "echo", "--arguments", "{\"text\": \"hi\"}"]),
      Flow(what: "call, echoed", words: ["call", "URL", "--list"], changes: [.mcp: echo]),
      Flow(what: "call, 401", words: ["call", "URL", "--list"], changes: [.mcp: .status(401)]),
      Flow(what: "status", words: ["status", "URL"]),
      Flow(what: "client list", words: ["client", "list"]),
      Flow(what: "client show", words: ["client", "show", "BASE"]),
      Flow(what: "client update", words: ["client", "update", "BASE", "--set", "client_name=x"]),
      Flow(what: "client show, echoed", words: ["client", "show", "BASE"], changes: [.manage: echo]),
      Flow(what: "client delete", words: ["client", "delete", "BASE"]),
      Flow(
        what: "client register", words: ["client", "register", "--initial-token-file", "HOME/initial", "URL"]),
      Flow(
        what: "client add",
        words: ["client", "add", "BASE", "--client-id", "me", "--client-secret-file", "HOME/secret"]),
      Flow(what: "logout", words: ["logout", "--delete-client", "URL"]),
      Flow(
        what: "logout, echoed", words: ["logout", "--delete-client", "URL"],
        changes: [.revoke: echo, .manage: echo]),
    ]
  }()

  @Test(
    "token shows the access token and nothing else",
    arguments: [[], ["--json"], ["--header"], ["--curl-config"]])
  func token(options: [String]) async throws {
    let (home, fake) = try await StoreTests.signedIn()
    let run = try await home.run(["token", fake.url] + options)
    let shown = fake.secrets.filter { run.out.contains($0) }
    #expect(run.status == 0 && run.err.isEmpty && shown.count == 1 && shown[0].hasPrefix("access-"))
    if options.isEmpty { #expect(run.out == shown[0] + "\n") }
  }

  @Test("header fields of the user go to the MCP server's origin only")
  func headerFile() async throws {
    let home = try Sandbox()
    let issuer = try await FakeServer.start()
    let fake = try await FakeServer.start([
      .resource: .members(["authorization_servers": [.string(issuer.base)]])
    ])
    try home.write("headers", "X-Api-Key: MARK\n")
    let run = try await home.run(["login", "--header-file", home.path + "/headers", fake.url])
    #expect(run.status == 0, "\(run.err)")
    #expect(fake.requests(.mcp).allSatisfy { $0.headers["X-Api-Key"] == "MARK" })
    for route in FakeServer.Route.allCases {
      #expect(issuer.requests(route).allSatisfy { $0.headers["X-Api-Key"] == nil })
    }
    #expect(home.read(home.session() ?? "")?.contains("MARK") == false)
  }
}
