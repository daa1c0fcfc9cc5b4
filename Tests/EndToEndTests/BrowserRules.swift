import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// When a browser is opened, when a person is asked, and when neither may be.
@Suite struct BrowserRules {
  struct Rule: Sendable, CustomTestStringConvertible {
    let what: String
    var options: [String] = []
    /// BROWSER is the scripted browser unless it is changed here; HOME stands for the home folder.
    var environment: [String: String?] = [:]
    var input = Run.Input.empty
    let status: Int32
    var code: String?
    /// Whether the scripted browser was started.
    var opens = false

    var testDescription: String { what }
  }

  @Test("who is asked and how", arguments: rules)
  func rule(rule: Rule) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let words = ["login"] + rule.options.map { $0.replacing("HOME", with: home.path) } + [fake.url]
      let environment = rule.environment.mapValues { $0?.replacing("HOME", with: home.path) }
      let run = try await home.run(words, environment, input: rule.input, limit: 10)
      #expect(!run.isStuck && run.status == rule.status, "\(run.err)")
      if rule.status != 0 { #expect(run.code == rule.code, "\(run.err)") }
      #expect((home.read("browser.arguments") != nil) == rule.opens)
      #expect(fake.count(.token) == (rule.status == 0 || rule.code == "token-refused" ? 1 : 0))
      if rule.status == 64 { #expect(fake.total == 0) }
    }
  }

  /// What a person does with the printed URL: visits it elsewhere and pastes where they ended up.
  private static func paste(_ change: @escaping @Sendable (String) -> String = { $0 })
    -> @Sendable (String) -> String?
  {
    { err in Run.printedURL(in: err).flatMap(redirect).map { change($0) + "\n" } }
  }

  /// The redirect as a browser would be sent there; the fake server's codes need not be known to it beforehand.
  private static func redirect(_ url: String) -> String? {
    guard let location = try? Location(url) else { return nil }
    let query = FormBody(parsing: location.query ?? "")
    guard let target = query["redirect_uri"], let state = query["state"] else { return nil }
    return "\(target)?code=pasted&state=\(FormBody.encode(state))&iss=\(FormBody.encode(location.origin))"
  }

  private static let ci = ["CI": "true"] as [String: String?]
  private static let nobody: [String: String?] = ["BROWSER": nil, "PATH": "/nowhere"]

  static let rules: [Rule] = [
    Rule(what: "$BROWSER", status: 0, opens: true),
    Rule(
      what: "--browser wins over $BROWSER", options: ["--browser", "sh HOME/browser"],
      environment: ["BROWSER": "false"], status: 0, opens: true),
    Rule(
      what: "--browser with %s", options: ["--browser", "sh HOME/browser %s"], environment: ["BROWSER": nil],
      status: 0, opens: true),
    Rule(
      what: "--browser with blanks", options: ["--browser", "  sh   HOME/browser  "], status: 0, opens: true),
    Rule(
      what: "$BROWSER without a terminal and with CI", environment: ci, input: .closed, status: 0, opens: true
    ),
    Rule(
      what: "--browser with CI", options: ["--browser", "sh HOME/browser"],
      environment: ["CI": "true", "BROWSER": nil], input: .closed, status: 0, opens: true),
    Rule(
      what: "no browser with CI", environment: ["CI": "true", "BROWSER": nil], status: 4,
      code: "login-required"),
    Rule(
      what: "an empty $BROWSER with CI", environment: ["CI": "1", "BROWSER": ""], status: 4,
      code: "login-required"),
    Rule(
      what: "a blank $BROWSER with CI", environment: ["CI": "1", "BROWSER": " "], status: 4,
      code: "login-required"),
    Rule(
      what: "no browser with another CI", environment: ["CI": "woodpecker", "BROWSER": nil], status: 4,
      code: "login-required"),
    Rule(
      what: "CI=0 is none", options: ["--timeout", "1"], environment: nobody.merging(["CI": "0"]) { $1 },
      status: 2, code: "nobody-came"),
    Rule(
      what: "CI=false is none", options: ["--timeout", "1"],
      environment: nobody.merging(["CI": "false"]) { $1 }, status: 2, code: "nobody-came"),
    Rule(
      what: "CI=FALSE is none", options: ["--timeout", "1"],
      environment: nobody.merging(["CI": "FALSE"]) { $1 }, status: 2, code: "nobody-came"),
    Rule(
      what: "an empty CI is none", options: ["--timeout", "1"],
      environment: nobody.merging(["CI": ""]) { $1 }, status: 2, code: "nobody-came"),
    Rule(
      what: "--non-interactive wins over $BROWSER", options: ["--non-interactive"], status: 4,
      code: "login-required"),
    Rule(
      what: "--non-interactive wins over --browser",
      options: ["--non-interactive", "--browser", "sh HOME/browser"], status: 4, code: "login-required"),
    Rule(
      what: "--non-interactive wins over --no-browser", options: ["--non-interactive", "--no-browser"],
      status: 4, code: "login-required"),
    Rule(
      what: "--browser and --no-browser", options: ["--browser", "x", "--no-browser"], status: 64,
      code: "usage"),
    Rule(what: "an empty --browser", options: ["--browser", " "], status: 64, code: "usage"),
    Rule(
      what: "a browser that is not there", options: ["--timeout", "1", "--browser", "/no/such"], status: 2,
      code: "nobody-came"),
    Rule(
      what: "a browser that fails", options: ["--timeout", "1", "--browser", "false"], status: 2,
      code: "nobody-came"),
    Rule(
      what: "a browser that lives on", options: ["--timeout", "1", "--browser", "sleep 3 %s"], status: 2,
      code: "nobody-came"),
    Rule(
      what: "--timeout with nobody", options: ["--timeout", "1", "--no-browser"], input: .silence, status: 2,
      code: "nobody-came"),
    Rule(
      what: "--no-browser with nothing to read", options: ["--timeout", "1", "--no-browser"], input: .closed,
      status: 2, code: "nobody-came"),
    Rule(
      what: "--no-browser with a pipe", options: ["--no-browser"], input: .pipe(paste()), status: 3,
      code: "token-refused"),
    Rule(
      what: "--no-browser with CI", options: ["--no-browser"], environment: ci, input: .pipe(paste()),
      status: 3, code: "token-refused"),
    Rule(
      what: "--no-browser on a terminal", options: ["--no-browser"], input: .terminal(paste()), status: 3,
      code: "token-refused"),
    Rule(
      what: "a pasted URL with blanks around", options: ["--no-browser"],
      input: .pipe(paste { "\n  \($0)  \r" }), status: 3, code: "token-refused"),
    Rule(
      what: "a pasted URL broken over lines by a terminal", options: ["--no-browser"],
      input: .terminal(paste { "what is this\n\($0)" }), status: 3, code: "token-refused"),
    Rule(
      what: "a pasted URL without a line end", options: ["--no-browser", "--timeout", "2"],
      input: .pipe(paste { "\($0)\nrest" }), status: 3, code: "token-refused"),
    Rule(
      what: "a pasted wrong state", options: ["--no-browser", "--timeout", "1"],
      input: .pipe(paste { $0.replacing("state=", with: "state=x") }), status: 2, code: "nobody-came"),
    Rule(
      what: "a pasted wrong issuer", options: ["--no-browser"], input: .pipe(paste { $0 + "x" }), status: 3,
      code: "issuer-mix-up"),
    Rule(
      what: "a wrong state, then the right one", options: ["--no-browser"],
      input: .terminal(paste { "\($0.replacing("state=", with: "state=x"))\n\($0)" }), status: 3,
      code: "token-refused"),
    Rule(
      what: "a pasted refusal", options: ["--no-browser"],
      input: .pipe(paste { $0.replacing("code=pasted", with: "error=access_denied") }), status: 2,
      code: "consent-refused"),
    Rule(
      what: "pasted rubbish of a megabyte", options: ["--no-browser", "--timeout", "2"],
      input: .text(String(repeating: "x", count: 60_000)), status: 2, code: "nobody-came"),
    Rule(
      what: "a browser that cannot start, on a terminal", options: ["--browser", "/no/such"],
      input: .terminal(paste()), status: 3, code: "token-refused"),
    Rule(
      what: "no desktop, no terminal", options: ["--timeout", "1"], environment: nobody, status: 2,
      code: "nobody-came"),
  ]

  @Test("token, refresh and status never open a browser", arguments: ["token", "refresh", "status"])
  func never(command: String) async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let run = try await home.run([command, fake.url])
    #expect(run.status == 4 && run.code == "token-missing")
    #expect(home.read("browser.arguments") == nil && fake.total == 0)
  }

  @Test("--timeout ends the waiting for a server with 5", arguments: ["login", "discover"])
  func timeout(command: String) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start([.server: .silent])
      // Far below the 30 s after which one request would end by itself.
      let run = try await home.run([command, "--timeout", "1", fake.url], limit: 15)
      #expect(run.status == 5 && run.code == "timed-out", "\(run.err)")
    }
  }

  @Test("over SSH the line for a port forward is printed")
  func forward() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      let words = ["login", "--no-browser", "--timeout", "1", fake.url]
      let run = try await home.run(words, ["SSH_CONNECTION": "a 1 b 2"], input: .silence)
      #expect(run.err.contains("ssh -L "), "\(run.err)")
    }
  }

  @Test("before the browser opens, the redirect URI and the host of the page are printed")
  func announced() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let run = try await home.run(["login", fake.url])
    #expect(
      run.err.contains("http://127.0.0.1:") && run.err.contains("/callback")
        && run.err.contains("127.0.0.1:\(fake.port)"))
  }
}
