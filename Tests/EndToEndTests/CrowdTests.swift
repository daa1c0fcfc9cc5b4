import Foundation
import JSON
import Serving
import TestSupport
import Testing

/// Many processes at one session; `make soak` does the same with more of them.
@Suite(.serialized) struct CrowdTests {
  /// The first request is not looked at, and whoever sent it dies; then everything is as it should be.
  private static func killingHolder(of home: Sandbox) -> FakeServer.Change {
    let isFirst = Shared(true)
    return .answer { _, _ in
      guard isFirst.exchange(false) else { return nil }
      if let pid = home.holder() { kill(pid, SIGKILL) }
      try? await Task.sleep(for: .milliseconds(300))
      return ServerResponse(504)
    }
  }

  private static func crowd(_ home: Sandbox, _ commands: [[String]]) async throws -> [Run] {
    try await withThrowingTaskGroup(of: Run.self) { group in
      for command in commands { group.addTask { try await home.run(command, limit: 60, atOnce: true) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("in every round one refresh is sent and everybody gets its token", arguments: ["token", "refresh"])
  func rounds(command: String) async throws {
    let (home, fake) = try await StoreTests.signedIn()
    for round in 1...3 {
      try home.edit { session in
        session["tokens"] = session["tokens"].map { Sandbox.expired($0) }
      }
      // Refreshes that begin after another one has ended are not the same.
      fake.change([
        .token: .answer { _, _ in
          try? await Task.sleep(for: .seconds(command == "refresh" ? 6 : 0))
          return nil
        }
      ])
      let runs = try await Self.crowd(home, Array(repeating: [command, fake.url], count: 50))
      #expect(runs.allSatisfy { $0.status == 0 }, "\(Set(runs.map(\.err)))")
      #expect(fake.count(.token) == round + 1)
      guard command == "token" else { continue }
      #expect(Set(runs.map(\.out)).count == 1 && fake.isValid(runs[0].out))
    }
    #expect(!home.stored.contains { $0.hasPrefix("tmp/") })
  }

  @Test("two profiles are two sessions: each is renewed once")
  func profiles() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start([.token: .members(["expires_in": 0])])
    for profile in ["a", "b"] {
      #expect(try await home.run(["login", "--profile", profile, fake.url]).status == 0)
    }
    fake.change([.token: .members(["expires_in": 3_600])])
    let runs = try await Self.crowd(
      home, (0..<40).map { ["token", "--profile", $0 % 2 == 0 ? "a" : "b", fake.url] })
    #expect(runs.allSatisfy { $0.status == 0 }, "\(Set(runs.map(\.err)))")
    #expect(Set(runs.map(\.out)).count == 2 && fake.count(.token) == 4)
  }

  @Test("where the one with the lock dies before the server has seen its request, the next one sends it")
  func killedHolder() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn([.token: .members(["expires_in": 0])])
      fake.change([.token: Self.killingHolder(of: home)])
      let runs = try await Self.crowd(home, Array(repeating: ["token", fake.url], count: 20))
      #expect(runs.count { $0.status == 128 + 9 } == 1)
      let others = runs.filter { $0.status != 128 + 9 }
      #expect(others.allSatisfy { $0.status == 0 }, "\(Set(others.map(\.err)))")
      #expect(Set(others.map(\.out)).count == 1 && fake.isValid(others[0].out))
      // The sign-in, the one that was never looked at, and the one that counts.
      #expect(fake.count(.token) == 3)
      #expect(home.unanswered == false && !home.stored.contains { $0.hasPrefix("tmp/") })
    }
  }

  @Test("a lock that is held ends with its holder's number within the time that is given")
  func held() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      let isOver = Shared(false)
      fake.change([.token: .waiting { isOver.value }])
      async let first = home.run(["refresh", "--request-timeout", "60", fake.url], limit: 60)
      while fake.count(.token) < 2 { try await Task.sleep(for: .milliseconds(20)) }
      let holder = try #require(home.holder())
      for (words, seconds) in [(["--wait", "0"], 0.0), (["--wait", "1"], 1), (["--timeout", "1"], 1)] {
        let run = try await home.run(["refresh", fake.url] + words)
        #expect(run.status == 6 && run.code == "lock-held", "\(run.err)")
        #expect(
          run.lastLine.contains("process \(holder) ") && run.seconds >= seconds && run.seconds < seconds + 8)
      }
      // A good token is nobody's to wait for.
      #expect(try await home.run(["token", fake.url]).status == 0)
      // A sign-in has a lock of its own, and its session stays whatever becomes of the refresh.
      fake.change([.token: .edit { _, _ in }])
      let login = try await home.run(["login", "--force", fake.url])
      #expect(login.status == 0, "\(login.err)")
      let session = home.session().flatMap { home.read($0) }
      isOver.value = true
      let renewed = try await first
      #expect(renewed.status == 0, "\(renewed.err)")
      #expect(home.session().flatMap { home.read($0) } == session)
      #expect(fake.count(.token) == 3)
    }
  }

  @Test("who waits for a refresh that hangs takes the session of a sign-in in between")
  func signInWhileWaiting() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn([.token: .members(["expires_in": 0])])
      let isOver = Shared(false)
      fake.change([.token: .waiting { isOver.value }])
      async let first = home.run(["token", "--request-timeout", "60", fake.url], limit: 60)
      while fake.count(.token) < 2 { try await Task.sleep(for: .milliseconds(20)) }
      async let second = home.run(["token", fake.url], limit: 60)
      try await Task.sleep(for: .milliseconds(500))
      fake.change([.token: .members(["expires_in": 3_600])])
      #expect(try await home.run(["login", "--force", fake.url]).status == 0)
      let run = try await second
      #expect(run.status == 0 && fake.isValid(run.out), "\(run.err)")
      isOver.value = true
      #expect(try await first.out == run.out)
    }
  }

  @Test("two sign-ins at once both end well, and neither waits for the other's person")
  func twoSignIns() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      let page = Shared<String?>(nil)
      let redirect = Shared<String?>(nil)
      // The first one's person comes back when the second one is through.
      async let first = home.run(
        ["login", "--force", "--no-browser", fake.url],
        input: .pipe { err in
          page.value = Run.printedURL(in: err)
          return redirect.value.map { $0 + "\n" }
        }, limit: 60)
      while page.value == nil { try await Task.sleep(for: .milliseconds(20)) }
      let token = try await home.run(["token", fake.url])
      #expect(token.status == 0)
      let second = try await home.run(["login", "--force", fake.url])
      #expect(second.status == 0, "\(second.err)")
      let used = try await home.run(["token", fake.url])
      #expect(fake.isValid(used.out))
      let back = await fake.redirect(from: page.value ?? "")
      redirect.value = back
      let run = try await first
      #expect(run.status == 0, "\(run.err)")
      let last = try await home.run(["token", fake.url])
      #expect(fake.isValid(last.out) && last.out != used.out)
    }
  }
}

extension Sandbox {
  /// Changes the file of the only session, as another program may.
  func edit(_ change: (inout JSONObject) -> Void) throws {
    let file = try #require(session())
    var object = try #require(try JSONValue(parsing: read(file) ?? "").object)
    change(&object)
    try write(String(file.dropFirst(path.count + 1)), JSONValue.object(object).text(.pretty))
  }

  /// Tokens whose end is long past.
  static func expired(_ tokens: JSONValue) -> JSONValue {
    var tokens = tokens.object ?? [:]
    tokens["expires_at"] = 1_000_000_000
    tokens["received_at"] = 999_996_400
    return .object(tokens)
  }

  /// Who wrote their number into the lock of the only session.
  func holder() -> pid_t? {
    let folder = store + "/locks"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let texts = names.filter { $0.hasPrefix("sessions-") }.compactMap { read(folder + "/" + $0) }
    return texts.first.flatMap { pid_t($0.filter(\.isNumber)) }
  }

  /// Whether the only session has the mark of a refresh.
  var unanswered: Bool {
    let text = session().flatMap { read($0) } ?? ""
    return (try? JSONValue(parsing: text))?["unanswered_refresh"] != nil
  }
}
