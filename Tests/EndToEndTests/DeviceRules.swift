import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// When a code is shown, and when nobody may be asked for one.
@Suite struct DeviceRules {
  struct Rule: Sendable, CustomTestStringConvertible {
    let what: String
    var command = ["login", "--device"]
    var environment: [String: String?] = [:]
    var changes: [FakeServer.Route: FakeServer.Change] = [:]
    let status: Int32
    var code: String?
    /// How many codes the server makes.
    var codes = 0
    /// What is said at last.
    var advice: String?

    var testDescription: String { what }
  }

  @Test("who is shown a code", arguments: rules)
  func rule(rule: Rule) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start(rule.changes)
      let words = rule.command.map { $0.replacing("BASE", with: fake.base) } + [fake.url]
      let run = try await home.run(words, rule.environment, input: .closed, limit: 15)
      #expect(!run.isStuck && run.status == rule.status, "\(run.err)")
      if rule.status != 0 { #expect(run.code == rule.code, "\(run.err)") }
      if let advice = rule.advice { #expect(run.err.contains(advice), "\(run.err)") }
      #expect(fake.count(.device) == rule.codes && fake.count(.authorize) == 0)
      #expect(home.read("browser.arguments") == nil)
      #expect(run.err.contains("WDJB-MJHT") == (rule.codes == 1))
      if rule.status == 64 { #expect(fake.total == 0) }
    }
  }

  private static let alone: [String: String?] = ["CI": "true", "BROWSER": nil]
  private static let lacking: [FakeServer.Route: FakeServer.Change] = [
    .server: .without("device_authorization_endpoint")
  ]

  static let rules: [Rule] =
    [
      Rule(what: "--device wins over $BROWSER", status: 0, codes: 1),
      Rule(what: "--device with CI", environment: alone, status: 0, codes: 1),
      Rule(
        what: "--non-interactive wins over --device", command: ["login", "--device", "--non-interactive"],
        status: 4, code: "login-required", advice: "mcpauth login --device http"),
      Rule(
        what: "CI without --device", command: ["login"], environment: alone, status: 4,
        code: "login-required", advice: "mcpauth login --device http"),
      Rule(
        what: "CI without --device where there are no codes", command: ["login"], environment: alone,
        changes: lacking, status: 4, code: "login-required"),
      Rule(
        what: "an endpoint without --device",
        command: ["login", "--device-authorization-endpoint", "BASE/device_authorization"], status: 64,
        code: "usage"),
      Rule(
        what: "an endpoint that is none",
        command: ["login", "--device", "--device-authorization-endpoint", "there"], status: 64, code: "usage"),
      Rule(
        what: "no endpoint in the metadata", changes: lacking, status: 3, code: "endpoint-missing",
        advice: "--device-authorization-endpoint URL"),
      Rule(
        what: "an endpoint that was typed",
        command: [
          "login", "--device", "--device-authorization-endpoint", "BASE/device_authorization",
        ], changes: lacking, status: 0, codes: 1),
      Rule(
        what: "all endpoints typed",
        command: [
          "login", "--device", "--skip-discovery", "--token-endpoint", "BASE/token",
          "--registration-endpoint", "BASE/register", "--device-authorization-endpoint",
          "BASE/device_authorization",
        ], status: 0, codes: 1),
      Rule(
        what: "one endpoint too few",
        command: ["login", "--device", "--skip-discovery", "--token-endpoint", "BASE/token"], status: 64,
        code: "usage"),
      Rule(
        what: "a server that knows nothing but devices",
        changes: [
          .server: .edit { object, _ in
            object["grant_types_supported"] = ["urn:ietf:params:oauth:grant-type:device_code"]
            for name in ["authorization_endpoint", "response_types_supported"] { object[name] = nil }
          }
        ], status: 0, codes: 1),
      Rule(
        what: "the same with a browser", command: ["login"],
        changes: [
          .server: .members([
            "grant_types_supported": ["urn:ietf:params:oauth:grant-type:device_code"]
          ])
        ], status: 3, code: "grant-unsupported", advice: "mcpauth login --device http"),
    ]
    + [
      ["--browser", "x"], ["--no-browser"], ["--callback-host", "127.0.0.1"], ["--callback-port", "5000"],
      ["--redirect-uri", "http://127.0.0.1/callback"], ["--par"],
    ].map {
      Rule(what: "--device and \($0[0])", command: ["login", "--device"] + $0, status: 64, code: "usage")
    }

  @Test("an interruption while a person is awaited ends with 130 and nothing half done")
  func interrupted() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      fake.change([.token: .error("authorization_pending")])
      let before = home.snapshot(without: "clients")
      // ^C comes when the person is awaited, however long that takes on a busy machine.
      let status = try await home.sh(
        """
        exec bash -c 'set -m; HOME=\(home.path) \(Sandbox.program) login --device --force \(fake.url) 2> err & pid=$!
        for n in $(seq 900); do grep -q Waiting err && break; sleep 0.02; done; kill -INT $pid; wait $pid; echo $?'
        """)
      let err = home.read("err") ?? ""
      #expect(status == "130\n", "\(err)")
      #expect(err.split(separator: "\n").last?.hasPrefix("mcpauth: interrupted: ") == true, "\(err)")
      #expect(err.contains("WDJB-MJHT") && home.snapshot(without: "clients") == before)
    }
  }

  @Test("a session of a device says so, and a new sign-in is suggested in its own way")
  func told() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let login = try await home.run(["login", "--device", "--json", "--profile", "tv", fake.url])
      #expect(login.status == 0, "\(login.err)")
      #expect(try JSONValue(parsing: login.out)["grant"] == "device_code")
      let status = try await home.run(["status", "--profile", "tv", fake.url])
      #expect(status.out.contains("on another device"))
      let short = try await home.run(["token", "--profile", "tv", "--scope", "more", fake.url])
      #expect(
        short.status == 4 && short.err.contains("mcpauth login --profile tv --device "), "\(short.err)")
      fake.change([.token: .error("invalid_grant")])
      let refresh = try await home.run(["refresh", "--profile", "tv", fake.url])
      #expect(
        refresh.status == 4 && refresh.err.contains("mcpauth login --profile tv --device "), "\(refresh.err)")
    }
  }

  @Test("discover tells where device codes are to be had")
  func discovered() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let text = try await home.run(["discover", fake.url])
    #expect(text.out.contains("at \(fake.base)/device_authorization"), "\(text.out)")
    let json = try await home.run(["discover", "--json", fake.url])
    #expect(
      try JSONValue(parsing: json.out)["device_authorization_endpoint"]
        == .string(fake.base + "/device_authorization"))
  }

  @Test("the playground's own device codes end in a session")
  func playground() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let script = """
        "$0" playground --auto-consent --device-interval 1 --device-polls 1 > "$HOME/ready" 2> "$HOME/log" &
        while ! url=$(grep -o 'http://[^"]*/mcp' "$HOME/ready"); do sleep 0.1; done
        "$0" login --device --json "${url%%[[:space:]]*}"; status=$?
        "$0" call "${url%%[[:space:]]*}" whoami >&2 || status=$?
        kill $!; wait $!
        exit $status
        """
      let path = try home.write("story", script)
      let run = try await Run.watch(
        ["sh", "-c", ". \(path)", Sandbox.program],
        environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"], input: .empty, limit: 30)
      #expect(run.status == 0, "\(run.err)\(home.read("log") ?? "")")
      #expect(try JSONValue(parsing: run.out)["grant"] == "device_code")
    }
  }
}
