import HTTP
import Serving
import TestSupport
import Testing

/// Files, pipes and devices that an option names, and how long they are waited for.
@Suite struct InputRows {
  /// How a command ends that reads something.
  struct Reading: Sendable, CustomTestStringConvertible {
    let words: [String]
    var input = Run.Input.empty
    let status: Int32
    var code: String?

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let secret = ["login", "--client-id", "me", "--client-secret-file"]
  private static let add = ["client", "add", "BASE", "--client-id", "me", "--client-secret-file"]
  private static let call = ["call", "URL", "echo", "--arguments"]

  private static let machine = [
    "token", "--client-credentials", "--client-id", "me", "--token-endpoint", "BASE/token",
  ]

  /// HOME/fifo is a pipe without a writer, HOME/text a file with one line.
  static let readings: [Reading] = {
    let silent = [
      secret + ["HOME/fifo", "URL"], secret + ["-", "URL"], secret + ["/dev/stdin", "URL"],
      ["login", "--initial-token-file", "HOME/fifo", "URL"], ["login", "--initial-token-file", "-", "URL"],
      ["login", "--header-file", "HOME/fifo", "URL"], ["discover", "--header-file", "-", "URL"],
      ["client", "register", "--initial-token-file", "-", "URL"], add + ["-"], add + ["HOME/fifo"],
      call + ["-"], call + ["@HOME/fifo"], ["call", "URL", "--list", "--header-file", "HOME/fifo"],
      machine + ["--private-key", "HOME/fifo"], machine + ["--client-secret-stdin"],
      machine + ["--private-key", "HOME/text", "--passphrase-file", "HOME/fifo"],
      ["token", "URL", "--client-id", "me", "--assertion-file", "HOME/fifo"],
      ["token", "URL", "--client-id", "me", "--subject-token-file", "-"],
      ["import", "-", "--passphrase-file", "HOME/text"],
      ["import", "HOME/fifo", "--private-key", "HOME/text"],
    ].map { Reading(words: $0 + ["--timeout", "1"], input: .silence, status: 5, code: "timed-out") }
    let unusable = [
      secret + ["/dev/zero", "URL"], secret + ["HOME", "URL"], secret + ["HOME/none", "URL"],
      secret + ["/dev/null", "URL"], ["login", "--header-file", "/dev/zero", "URL"],
      ["login", "--header-file", "HOME", "URL"], ["login", "--ca", "HOME/fifo", "URL"],
      ["login", "--ca", "/dev/zero", "URL"], ["login", "--ca", "HOME", "URL"],
      ["login", "--ca", "HOME/none", "URL"], add + ["/dev/zero"], call + ["@/dev/zero"], call + ["@HOME"],
    ].map { Reading(words: $0, status: 6, code: "file-unreadable") }
    let twice = [
      secret + ["-", "--header-file", "-", "URL"], secret + ["-", "--header-file", "/dev/stdin", "URL"],
      secret + ["-", "--initial-token-file", "-", "URL"],
      ["client", "register", "--initial-token-file", "-", "--header-file", "-", "URL"],
      call + ["-", "--header-file", "-"],
    ].map { Reading(words: $0, input: .silence, status: 64, code: "usage") }
    return silent + unusable + twice + [
      Reading(words: secret + ["-", "URL"], input: .text("s\n"), status: 0),
      Reading(words: ["login", "--header-file", "-", "URL"], input: .text("X-A: b\n"), status: 0),
      Reading(words: add + ["HOME/text"], status: 0),
    ]
  }()

  @Test("what an option names is read within the time of the command", arguments: readings)
  func read(reading: Reading) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start()
      try home.write("text", "one line\n")
      #expect(try await home.status("mkfifo fifo") == 0)
      let words = reading.words.map {
        $0.replacing("URL", with: fake.url).replacing("BASE", with: fake.base).replacing(
          "HOME", with: home.path)
      }
      let run = try await home.run(words, input: reading.input, limit: 12)
      #expect(!run.isStuck && run.status == reading.status, "\(run.err)")
      #expect(run.peak <= 128 << 20)
      if reading.status != 0 { #expect(run.code == reading.code && home.session() == nil, "\(run.err)") }
    }
  }

  @Test("a secret comes through a pipe that is opened late")
  func late() async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let printed = try await home.sh(
        """
        mkfifo fifo; (sleep 0.5; echo MARK > fifo) &
        HOME=\(home.path) \(Sandbox.program) client add http://127.0.0.1:1 --client-id me \
        --client-secret-file fifo --timeout 10 --json
        """)
      #expect(printed.contains("\"secret\": true"))
    }
  }

  @Test("header fields out of a pipe are used for one sign-in and not kept")
  func fleeting() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let run = try await home.run(["login", "--header-file", "-", fake.url], input: .text("X-A: b\n"))
    #expect(run.status == 0 && run.err.contains("not kept"), "\(run.err)")
    #expect(fake.requests(.mcp).allSatisfy { $0.headers["X-A"] == "b" })
    #expect(try await home.run(["refresh", fake.url]).status == 0)
  }

  @Test("an output that nobody reads is waited for within the time of the command")
  func unread() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      let text = String(repeating: "x", count: 200_000)
      fake.change([
        .mcp: .answer { request, fake in
          let isCall = String(decoding: request.body, as: UTF8.self).contains("tools/call")
          let result = "{\"content\": [{\"type\": \"text\", \"text\": \"\(text)\"}]}"
          return isCall
            ? ServerResponse(
              200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\(result)}", type: "application/json")
            : fake.rpc(request)
        }
      ])
      let printed = try await home.sh(
        "(HOME=\(home.path) \(Sandbox.program) call --timeout 1 \(fake.url) echo 2> err; echo $? > status) | sleep 5; cat status err"
      )
      #expect(printed.hasPrefix("5\n") && printed.contains("mcpauth: timed-out: nobody read"), "\(printed)")
    }
  }
}
