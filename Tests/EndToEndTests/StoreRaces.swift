import JSON
import Serving
import TestSupport
import Testing

/// Several processes at one store, and one that dies in the middle.
@Suite struct StoreRaces {
  @Test("a program killed in the middle of a refresh leaves the old session and no litter for ever")
  func killed() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      let before = home.settled()
      fake.change([.token: .silent])
      let run = try await home.run(["refresh", fake.url], limit: 4)
      #expect(run.isStuck)
      #expect(home.settled() == before)
      #expect(home.stored.contains { $0.hasPrefix("tmp/") })
      fake.change([.token: .edit { _, _ in }])
      #expect(try await home.run(["refresh", fake.url]).status == 0)
      #expect(!home.stored.contains { $0.hasPrefix("tmp/") })
    }
  }

  @Test("of many at once only one refreshes, and all get the new token")
  func together() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start([.token: .members(["expires_in": 0])])
    #expect(try await home.run(["login", fake.url]).status == 0)
    fake.change([
      .token: .answer { _, _ in
        try? await Task.sleep(for: .milliseconds(200))
        return nil
      }
    ])
    let runs = try await withThrowingTaskGroup(of: Run.self) { group in
      for _ in 0..<8 { group.addTask { try await home.run(["token", fake.url]) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.err))")
    #expect(Set(runs.map(\.out)).count == 1)
    #expect(fake.count(.token) == 2)
  }

  @Test("sessions of different servers are written at once without losing any")
  func crowd() async throws {
    let home = try Sandbox()
    let fake = try await FakeServer.start()
    let runs = try await withThrowingTaskGroup(of: Run.self) { group in
      for index in 0..<12 {
        group.addTask { try await home.run(["login", "--profile", "p\(index)", fake.url]) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.allSatisfy { $0.status == 0 }, "\(runs.map(\.lastLine))")
    #expect(home.stored.count { $0.hasPrefix("sessions/") } == 12)
    #expect(!home.stored.contains { $0.hasPrefix("tmp/") })
  }

  @Test("a sweep by another process spares a file that was created a moment ago")
  func sweep() async throws {
    try await Turns.shared.run {
      let (home, fake) = try await StoreTests.signedIn()
      guard try await home.status("strace -V > /dev/null") == 0 else { return }
      let slow = [
        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e",
        "inject=flock:delay_enter=300000",
      ]
      async let first = home.run(["refresh", fake.url], through: slow)
      for index in 0..<12 {
        let run = try await home.run(["login", "--profile", "p\(index)", fake.url])
        #expect(run.status == 0, "\(run.err)")
      }
      let run = try await first
      #expect(run.status == 0, "\(run.err)")
    }
  }

}
