import Foundation
import JSON
import TestSupport
import Testing

/// `exec URL -- CMD`: the command's environment, streams, signals and end.
@Suite struct ExecTests {
  private static func signedIn() async throws -> (Sandbox, FakeServer) {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    try await SignedIn.prepare(home, fake)
    return (home, fake)
  }

  @Test(
    "it ends as its command ends",
    arguments: [
      (["true"], 0, nil), (["sh", "-c", "exit 7"], 7, nil), (["sh", "-c", "exit 125"], 125, nil),
      (["sh", "-c", "kill -TERM $$"], 143, nil), (["sh", "-c", "kill -KILL $$"], 137, nil),
      (["sh", "-c", "kill -INT $$"], 130, nil), (["sh", "-c", "kill -SEGV $$"], 139, nil),
      (["no-such-command"], 127, "command-not-found"), (["/no/such"], 127, "command-not-found"),
      ([""], 127, "command-not-found"), (["/etc/passwd/x"], 127, "command-not-found"),
      (["HOME"], 126, "not-executable"), (["HOME/plain"], 126, "not-executable"),
      (["HOME/script", "a", "b c"], 3, nil), (["--", "true"], 127, "command-not-found"),
    ] as [([String], Int32, String?)])
  func status(words: [String], status: Int32, code: String?) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      try home.write("plain", "echo\n")
      try home.write("script", "echo \"$#\"; exit 3\n", mode: 0o700)
      let words = words.map { $0.replacing("HOME", with: home.path) }
      let run = try await home.run(["exec", fake.url, "--"] + words)
      #expect(run.status == status && run.code == code && !run.isStuck, "\(run.err)")
      if words[0].hasSuffix("/script") { #expect(run.out == "2\n") }
      if code == nil { #expect(run.err.isEmpty, "\(run.err)") }
    }
  }

  @Test(
    "what mcpauth itself fails at before is 125, and what it is not asked for properly is 64",
    arguments: [
      (["exec", "--profile", "x", "URL", "--", "touch", "HOME/began"], 125, "token-missing"),
      (["exec", "--scope", "zz", "URL", "--", "touch", "HOME/began"], 125, "scope-short"),
      (["exec", "--trace", "/no/such/t", "URL", "--", "touch", "HOME/began"], 125, "output-failed"),
      (["exec", "--no-store", "URL", "--", "touch", "HOME/began"], 125, "token-missing"),
      (["exec", "ftp://x", "--", "touch", "HOME/began"], 64, "usage"),
      (["exec", "URL", "touch", "HOME/began"], 64, "usage"), (["exec", "URL"], 64, "usage"),
      (["exec", "URL", "--"], 64, "usage"), (["exec", "--timeout", "0", "URL", "--", "true"], 64, "usage"),
    ] as [([String], Int32, String)])
  func failedBefore(words: [String], status: Int32, code: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      let words = words.map { $0.replacing("URL", with: fake.url).replacing("HOME", with: home.path) }
      let run = try await home.run(words)
      #expect(run.status == status && run.code == code && run.out.isEmpty, "\(run.err)")
      let json = try await home.run([words[0], "--json"] + words.dropFirst())
      #expect(json.out.contains("\"exit_status\": \(status)") && json.status == status, "\(json.out)")
      #expect(home.read("began") == nil)
    }
  }

  @Test("a refused refresh is 125, and the command never begins")
  func refused() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start([.token: .members(["expires_in": 0])])
    #expect(try await home.run(["login", fake.url]).status == 0)
    fake.change([.token: .error("invalid_grant")])
    let run = try await home.run(["exec", fake.url, "--", "touch", home.path + "/began"])
    #expect(run.status == 125 && run.code == "refresh-refused" && home.read("began") == nil, "\(run.err)")
  }

  @Test("the token is in the environment alone, and a client secret is not")
  func environment() async throws {
    let (home, fake) = try await Self.signedIn()
    let token = try await home.run(["token", fake.url]).out.dropLast()
    let run = try await home.run(
      [
        "exec", fake.url, "--", "sh", "-c",
        "env; tr '\\0' ' ' < /proc/$PPID/cmdline; tr '\\0' ' ' < /proc/$$/cmdline",
      ],
      ["MCPAUTH_CLIENT_SECRET": "MARK", "MCPAUTH_TOKEN": "old", "MCPAUTH_TOKENS": "kept"])
    let lines = run.out.split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("MCPAUTH_") }.sorted() == ["MCPAUTH_TOKEN=\(token)", "MCPAUTH_TOKENS=kept"])
    #expect(run.out.ranges(of: token).count == 1 && !run.out.contains("MARK"), "\(run.out)")
  }

  @Test("bytes that are no text arrive as they are")
  func bytes() async throws {
    let (home, fake) = try await Self.signedIn()
    let dump = try await home.sh(
      """
      cd \(home.path); printf 'printf %%s "$X$1" | od -An -tx1' > "$(printf 'c\\351')"; chmod 700 c?
      HOME=\(home.path) X="$(printf 'a\\377')" \(Sandbox.program) exec \(fake.url) -- ./"$(printf 'c\\351')" "$(printf '\\376b')"
      """)
    #expect(dump.split(separator: " ").joined() == "61fffe62\n", "\(dump)")
  }

  @Test("what was inherited is passed on, and nothing else")
  func descriptors() async throws {
    let (home, fake) = try await Self.signedIn()
    fake.change([.token: .members(["expires_in": 3_600])])
    let program = "HOME=\(home.path) \(Sandbox.program)"
    // A refresh before it opens all that there is to open: sockets, the library, the store.
    try await home.sh("sed -i 's/\"expires_at\": [0-9]*/\"expires_at\": 5/' \(home.session() ?? "")")
    let difference = try await home.sh(
      """
      exec 7< /dev/null; ls /proc/self/fd > plain
      \(program) exec --trace t.har \(fake.url) -- ls /proc/self/fd > listed; diff plain listed; grep -c '^7$' listed
      """)
    #expect(fake.count(.token) == 1 && difference == "1\n", "\(difference)")
    #expect(try await home.sh("\(program) exec \(fake.url) -- cat /dev/fd/5 5< t.har") == home.read("t.har"))
    let closed = "sh -c '[ ! -e /proc/$$/fd/0 ] && [ ! -e /proc/$$/fd/1 ]'"
    #expect(try await home.status("\(program) exec \(fake.url) -- \(closed) <&- >&-") == 0)
  }

  @Test("streams are the command's own")
  func streams() async throws {
    let (home, fake) = try await Self.signedIn()
    let run = try await home.run(
      ["exec", "-v", "--json", fake.url, "--", "sh", "-c", "cat; echo told >&2"], input: .text("asked"))
    #expect(run.status == 0 && run.out == "asked" && run.err == "told\n")
  }

  @Test("a reader that went away ends the command as it would without mcpauth")
  func brokenPipe() async throws {
    let (home, fake) = try await Self.signedIn()
    let status = try await home.sh(
      "exec 3>&1; { HOME=\(home.path) \(Sandbox.program) exec \(fake.url) -- sh -c 'while echo; do :; done' 2> /dev/null; echo $? >&3; } | true"
    )
    #expect(status == "141\n", "\(status)")
  }

  @Test(
    "signals are passed on, once",
    arguments: ["INT", "TERM", "HUP", "QUIT", "USR1", "USR2", "WINCH", "ALRM", "CONT", "RTMIN+2"])
  func signal(name: String) async throws {
    try await Turns.shared.run {
      let (home, fake) = try await Self.signedIn()
      let handler =
        "trap 'echo \(name)' \(name); trap 'exit 9' USR1; echo > ready; while :; do sleep 0.02; done"
      let own = name == "USR1" ? handler.replacing("trap 'echo USR1' USR1; ", with: "") : handler
      try home.write("child", own)
      // Without job control a shell would have its background ignore INT and QUIT.
      let run = try await home.sh(
        """
        exec bash -c 'set -m; HOME=\(home.path) \(Sandbox.program) exec \(fake.url) -- bash child > out & pid=$!
        until [ -e ready ]; do sleep 0.02; done
        kill -\(name) $pid; \(name == "USR1" ? "" : "until [ -s out ]; do sleep 0.02; done; kill -USR1 $pid;") wait $pid
        echo $?; cat out'
        """)
      #expect(run == (name == "USR1" ? "9\n" : "9\n\(name)\n"), "\(run)")
    }
  }

  @Test("a signal that came ignored stays ignored")
  func ignored() async throws {
    let (home, fake) = try await Self.signedIn()
    let run = try await home.sh(
      """
      trap '' HUP; HOME=\(home.path) \(Sandbox.program) exec \(fake.url) -- sh -c 'kill -HUP $$ $PPID; echo on'
      """)
    #expect(run == "on\n")
  }

  @Test("--timeout ends when the command begins")
  func timeout() async throws {
    let (home, fake) = try await Self.signedIn()
    let run = try await home.run([
      "exec", "--timeout", "0.2", fake.url, "--", "sh", "-c", "sleep 0.5; echo on",
    ])
    #expect(run.status == 0 && run.out == "on\n", "\(run.err)")
  }

  @Test("at a terminal it is one job with its command")
  func jobs() async throws {
    guard try await Sandbox().status("script --version > /dev/null 2>&1") == 0 else { return }
    let (home, fake) = try await Self.signedIn()
    let exec = "HOME=\(home.path) \(Sandbox.program) exec \(fake.url) --"
    // The child stops itself as ^Z does, and is told by ^C when it goes on.
    try home.write(
      "child",
      "count=0; trap 'count=$((count + 1)); echo > told' INT; kill -TSTP $$; echo > ready; "
        + "until [ -e done ]; do sleep 0.02; done; echo INT=$count; exit 5")
    try home.write(
      "job", "set -m; \(exec) bash child; echo stopped=$?; jobs -s | grep -c exec; fg > /dev/null; echo rc=$?"
    )
    let out = try await home.sh(
      """
      cd \(home.path)
      { until [ -e ready ]; do sleep 0.02; done; printf '\\003'; until [ -e told ]; do sleep 0.02; done
        sleep 0.1; echo > done; until [ -e end ]; do sleep 0.02; done; } |
        script -qec 'bash job; echo > end' /dev/null
      """)
    let lines = out.split(whereSeparator: \.isNewline).map { $0.filter { $0 != "^" && $0 != "C" } }
    for line in ["stopped=148", "1", "INT=1", "rc=5"] { #expect(lines.contains(line), "\(out)") }
  }
}
