import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// Ports, proxies, signals, and how much is sent.
@Suite struct NetworkTests {
  @Test("a cold sign-in sends five requests beside the browser's")
  func cold() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    #expect(fake.total == 6)
    for route in [FakeServer.Route.mcp, .resource, .server, .register, .authorize, .token] {
      #expect(fake.count(route) == 1)
    }
    let again = try await home.run(["login", fake.url])
    #expect(again.status == 0 && fake.total == 6, "\(again.err)")
  }

  // MARK: Ports

  /// Holds the port of the redirect URI that the session's client is registered for.
  private static func hold(_ home: Sandbox, _ address: IPAddress = .loopback4) async throws -> HTTPServer {
    let session = try JSONValue(parsing: home.read(home.session() ?? "") ?? "")
    let redirect = try Location(session["client"]?["redirect_uri"]?.string ?? "")
    return try await HTTPServer.start(on: [Bind(address, port: redirect.port)]) { _ in ServerResponse(404) }
  }

  @Test(
    "a dynamic client whose port is taken is registered anew, and the old one stays",
    arguments: [IPAddress.loopback4, .loopback6])
  func dynamicPort(address: IPAddress) async throws {
    let (home, fake) = try await StoreTests.signedIn()
    guard let holder = try? await Self.hold(home, address) else { return }
    let run = try await home.run(["login", "--force", fake.url])
    await holder.stop()
    #expect(run.status == 0 && fake.count(.register) == 2, "\(run.err)")
    let clients = try JSONValue(parsing: try await home.run(["client", "list", "--json"]).out)
    #expect(clients["clients"]?.array?.count == 2)
    let third = try await home.run(["login", "--force", fake.url])
    #expect(third.status == 0 && fake.count(.register) == 2, "\(third.err)")
  }

  @Test(
    "any other client whose port is taken ends with 6",
    arguments: [
      ["login", "URL"], ["login", "--client-id", "me", "--callback-port", "PORT", "URL"],
      ["login", "--callback-port", "PORT", "--profile", "new", "URL"],
    ])
  func fixedPort(words: [String]) async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let holder = try await HTTPServer.start(on: Bind.loopback()) { _ in ServerResponse(404) }
    let added = try await home.run([
      "client", "add", fake.base, "--client-id", "me", "--callback-port", "\(holder.port)",
    ])
    #expect(added.status == 0 && added.out.hasSuffix(":\(holder.port)/callback\n"), "\(added.out)")
    let run = try await home.run(
      words.map { $0.replacing("URL", with: fake.url).replacing("PORT", with: "\(holder.port)") })
    await holder.stop()
    #expect(run.status == 6 && run.code == "port-taken" && fake.count(.token) == 0, "\(run.err)")
  }

  // MARK: Proxies

  struct Way: Sendable, CustomTestStringConvertible {
    let what: String
    /// PROXY stands for the proxy's authority, PORT for the server's port.
    var environment: [String: String?] = [:]
    var words: [String] = []
    let proxied: Bool
    var code = "proxy-failed"

    var testDescription: String { what }
  }

  @Test(
    "proxies are used for every host but loopback, and passed by --resolve",
    arguments: [
      Way(what: "https_proxy", environment: ["https_proxy": "http://PROXY"], proxied: true),
      Way(what: "HTTPS_PROXY", environment: ["HTTPS_PROXY": "http://PROXY"], proxied: true),
      Way(what: "HTTPS_PROXY without a scheme", environment: ["HTTPS_PROXY": "PROXY"], proxied: true),
      Way(what: "ALL_PROXY", environment: ["ALL_PROXY": "http://PROXY"], proxied: true),
      Way(what: "with a password", environment: ["https_proxy": "http://user:SHOWN@PROXY"], proxied: true),
      Way(
        what: "NO_PROXY", environment: ["https_proxy": "http://PROXY", "NO_PROXY": "mcp.example"],
        proxied: false, code: "name-not-found"),
      Way(
        what: "NO_PROXY with a domain", environment: ["https_proxy": "http://PROXY", "no_proxy": ".example"],
        proxied: false, code: "name-not-found"),
      Way(
        what: "another NO_PROXY", environment: ["https_proxy": "http://PROXY", "NO_PROXY": "cp.example"],
        proxied: true),
      Way(
        what: "only http_proxy", environment: ["http_proxy": "http://PROXY"], proxied: false,
        code: "name-not-found"),
      Way(
        what: "--resolve", environment: ["https_proxy": "http://PROXY"],
        words: ["--resolve", "mcp.example:PORT:127.0.0.1"], proxied: false,
        code: "tls-failed"),
      Way(
        what: "--resolve for another port", environment: ["https_proxy": "http://PROXY"],
        words: ["--resolve", "mcp.example:1:127.0.0.1"],
        proxied: true),
    ])
  func proxy(way: Way) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let proxy = try RawServer([.readHead, .send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")])
      let server = try RawServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n")])
      let words =
        ["discover"] + way.words.map { $0.replacing("PORT", with: "\(server.port)") } + [
          "https://mcp.example:\(server.port)/mcp"
        ]
      let run = try await home.run(
        words + ["-v"], way.environment.mapValues { $0?.replacing("PROXY", with: "127.0.0.1:\(proxy.port)") })
      #expect(run.status == 5 && run.code == way.code, "\(run.err)")
      #expect(proxy.allReceived.hasPrefix("CONNECT mcp.example:\(server.port) ") == way.proxied)
      #expect((server.connectionCount > 0) == (way.code == "tls-failed"))
      #expect(!run.err.contains("SHOWN"), "\(run.err)")
    }
  }

  @Test("loopback is never asked for through a proxy")
  func loopback() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let dead: [String: String?] = [
      "http_proxy": "http://127.0.0.1:1", "https_proxy": "http://127.0.0.1:1",
      "all_proxy": "http://127.0.0.1:1",
    ]
    // The browser of the test is curl, which would take them too.
    let run = try await home.run(
      ["login", "--browser", "curl -gsL --noproxy * -o \(home.path)/page", fake.url], dead)
    #expect(run.status == 0, "\(run.err)")
  }

  // MARK: Signals

  @Test(
    "an interruption ends with 130, the hint on a stale registration, and nothing half done",
    arguments: ["INT", "TERM"])
  func interrupted(signal: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      let before = home.snapshot()
      let run = try await home.run(
        ["login", "--force", "--no-browser", fake.url], input: .silence, limit: 8,
        through: ["timeout", "--foreground", "--preserve-status", "-s", signal, "2"])
      #expect(run.status == 130 && run.code == "interrupted", "\(run.err)")
      #expect(run.err.contains("--registration dcr"), "\(run.err)")
      #expect(home.snapshot() == before)
    }
  }

  // MARK: Servers that go away or keep a stream open

  @Test("a discovery does not wait for a stream that an open server keeps open")
  func openStream() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start([
        .mcp: .answer { request, fake in
          guard request.method == "GET" else { return fake.rpc(request) }
          return ServerResponse(
            200, headers: ["Content-Type": "text/event-stream"],
            body: .stream { writer in
              try await writer.write(": hello\n\n")
              try await Task.sleep(for: .seconds(40))
            })
        }, .resource: .status(404),
      ])
      let run = try await home.run(["discover", "--json", fake.url], limit: 12)
      #expect(!run.isStuck && run.status == 0, "\(run.err)")
    }
  }

  @Test(
    "between two steps a server can go away at any of them",
    arguments: [FakeServer.Route.server, .register, .token])
  func vanish(route: FakeServer.Route) async throws {
    let home = try Sandbox()
    let dead = try await FakeServer.start()
    await dead.stop()
    let port = dead.port
    let member = [.register: "registration_endpoint", .token: "token_endpoint"][route] ?? ""
    let change: [FakeServer.Route: FakeServer.Change] =
      route == .server
      ? [.resource: .members(["authorization_servers": [.string("http://127.0.0.1:\(port)")]])]
      : [.server: .members([member: .string("http://127.0.0.1:\(port)/x")])]
    let fake = try await FakeServer.start(change)
    let run = try await home.run(["login", fake.url])
    #expect(run.status == 5 && run.code == "connection-failed" && home.session() == nil, "\(run.err)")
  }

  @Test("a token that the server no longer takes is renewed once in a call")
  func renewed() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    fake.expireAccess()
    let run = try await home.run(["call", fake.url, "echo", "--arguments", "{\"text\": \"hi\"}"])
    #expect(run.status == 0 && run.out == "hi\n" && fake.count(.token) == 2, "\(run.err)")
  }

  @Test("a client that the server forgot is registered anew, once")
  func forgotten() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    fake.change([
      .token: .answer { request, fake in
        request.form["client_id"] == "client-1"
          ? ServerResponse(401, "{\"error\": \"invalid_client\"}", type: "application/json") : nil
      }
    ])
    let run = try await home.run(["login", "--force", fake.url])
    #expect(run.status == 0 && fake.count(.register) == 2, "\(run.err)")
  }

  @Test("a path with a final slash is followed to where the endpoint is")
  func redirectedEndpoint() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    fake.change([
      .mcp: .answer { request, fake in
        request.path == "/mcp/" ? ServerResponse(307, headers: ["Location": fake.url]) : nil
      }
    ])
    let run = try await home.run(["login", fake.url + "/"])
    #expect(run.status == 0 && run.err.contains("redirected to \(fake.url)"), "\(run.err)")
    #expect(try await home.run(["call", fake.url + "/", "--list"]).status == 0)
    #expect(try await home.run(["token", fake.url]).status == 4)
  }
}
