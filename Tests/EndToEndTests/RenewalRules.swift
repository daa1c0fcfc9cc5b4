import HTTP
import JSON
import Serving
import TestSupport
import Testing

/// What a renewal does when the server is slow, busy, silent or gone.
@Suite struct RenewalRules {
  @Test("a server that asks to wait is waited for, and a wait that is too long is told at once")
  func busy() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      let answers = Shared<[(Int, String?)]>([(429, "1"), (503, "0")])
      fake.change([
        .token: .answer { _, _ in
          guard let (status, wish) = answers.next() else { return nil }
          return ServerResponse(
            status, #"{"error": "slow_down", "error_description": "one a minute"}"#, type: "application/json",
            headers: wish.map { ["Retry-After": $0] } ?? [:])
        }
      ])
      let run = try await home.run(["refresh", fake.url])
      #expect(run.status == 0 && fake.count(.token) == 4 && run.seconds >= 2, "\(run.err)")
      #expect(run.err.contains("The server asks to wait 1 s."))
      for (wish, words, waits) in [
        ("3600", [], 0), ("21", [], 0), ("5", ["--timeout", "3"], 0), ("-1", [], 2), ("soon", [], 2),
        ("Thu, 01 Jan 1970 00:00:00 GMT", [], 2), ("Fri, 31 Dec 9999 23:59:59 GMT", [], 0),
      ] as [(String, [String], Int)] {
        answers.value = Array(repeating: (429, wish), count: 5)
        let before = fake.count(.token)
        let run = try await home.run(["refresh", "--json", fake.url] + words)
        #expect(run.status == 3 && run.code == "rate-limited", "\(wish): \(run.err)")
        #expect(fake.count(.token) - before == waits + 1 && run.seconds < Double(waits) + 3, "\(wish)")
        #expect(run.lastLine.contains("slow_down: one a minute") && run.lastLine.contains("come back in"))
        let document = try JSONValue(parsing: run.out)
        #expect(document["error"]?["code"] == "rate-limited" && document["retry_at"]?.integer != nil)
        #expect(!home.unanswered)
      }
      answers.value = []
      #expect(try await home.run(["refresh", fake.url]).status == 0)
    }
  }

  @Test("a refresh without an answer leaves a mark, and the next run sends the same token once more")
  func unanswered() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      fake.change([.token: .silent])
      let token = { fake.requests(.token).last?.form["refresh_token"] }
      for _ in 0..<2 {
        let run = try await home.run(["refresh", "--request-timeout", "1", fake.url])
        #expect(run.status == 5 && run.code == "timed-out", "\(run.err)")
        #expect(home.unanswered)
      }
      #expect(fake.count(.token) == 3)
      let first = token()
      let status = try await home.run(["status", "--json", fake.url])
      #expect(try JSONValue(parsing: status.out)["refresh_unanswered"] == true)
      fake.change([.token: .edit { _, _ in }])
      #expect(try await home.run(["refresh", fake.url]).status == 0)
      #expect(token() == first && !home.unanswered)
      #expect(try await home.run(["refresh", fake.url]).status == 0)
      #expect(token() != first)
    }
  }

  @Test(
    "where the server took the token and its answer was lost, that is said, and the token is not sent again")
  func lost() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    try home.edit { $0["tokens"] = $0["tokens"].map { Sandbox.expired($0) } }
    fake.change([
      .token: .edit { object, _ in
        // As a gateway does that gives up in the middle.
        object = [:]
      }
    ])
    #expect(try await home.run(["token", fake.url]).status == 3)
    #expect(home.unanswered)
    fake.change([.token: .edit { _, _ in }])
    let run = try await home.run(["token", fake.url])
    #expect(run.status == 4 && run.code == "refresh-answer-lost", "\(run.err)")
    #expect(run.err.contains("mcpauth login "))
    #expect(!home.unanswered && home.session().flatMap { home.read($0) }?.contains("refresh_token") == false)
    let sent = fake.count(.token)
    #expect(try await home.run(["token", fake.url]).code == "token-expired")
    #expect(try await home.run(["refresh", fake.url]).code == "no-refresh-token")
    #expect(fake.count(.token) == sent)
  }

  @Test("a failure before anything was sent leaves no mark")
  func unsent() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    await fake.stop()
    #expect(try await home.run(["refresh", fake.url]).status == 5)
    #expect(!home.unanswered)
  }

  @Test("--min-ttl renews early, and says where tokens do not live that long")
  func life() async throws {
    let (home, fake) = try await StoreTests.signedIn()
    let first = try await home.run(["token", "--min-ttl", "3000", fake.url])
    #expect(first.status == 0 && first.err.isEmpty && fake.count(.token) == 1)
    let early = try await home.run(["token", "--min-ttl", "3700", fake.url])
    #expect(early.status == 0 && fake.count(.token) == 2 && early.out != first.out)
    #expect(early.err.contains("warning: ") && early.err.contains("--min-ttl") && fake.isValid(early.out))
    for wrong in ["-1", "nan", "inf", "x", ""] {
      #expect(try await home.run(["token", "--min-ttl=\(wrong)", fake.url]).status == 64, "\(wrong)")
    }
    #expect(try await home.run(["token", "--min-ttl", "0.5", fake.url]).status == 0)
    #expect(fake.count(.token) == 2)
    // Without a way to renew it, the newest is the one that there is.
    try home.edit { session in
      var tokens = session["tokens"]?.object ?? [:]
      tokens["refresh_token"] = nil
      session["tokens"] = .object(tokens)
    }
    let fixed = try await home.run(["token", "--min-ttl", "99999999999999999999", fake.url])
    #expect(
      fixed.status == 0 && fixed.out == early.out && fixed.err.contains("no refresh token"), "\(fixed.err)")
    #expect(fake.count(.token) == 2)
  }

  @Test("a call does not send the refresh token twice, and takes the token of another process")
  func call() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      fake.expireAccess()
      try home.edit { session in
        var tokens = session["tokens"]?.object ?? [:]
        // Good for a few seconds more, so due for renewal.
        tokens["received_at"] = .init(Self.now - 3_590)
        tokens["expires_at"] = .init(Self.now + 15)
        session["tokens"] = .object(tokens)
      }
      fake.change([.token: .silent])
      let run = try await home.run(["call", "--list", "--request-timeout", "1", fake.url])
      #expect(run.status == 5 && run.code == "refresh-unanswered", "\(run.err)")
      #expect(fake.count(.token) == 2)
      fake.change([.token: .edit { _, _ in }])
      let next = try await home.run(["call", "--list", fake.url])
      #expect(next.status == 0 && fake.count(.token) == 3, "\(next.err)")
    }
  }

  private static var now: Int64 { SystemTime.seconds }
}
