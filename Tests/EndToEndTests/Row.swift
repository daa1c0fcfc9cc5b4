import TestSupport
import Testing

/// A server that misbehaves, a command, and how it has to end.
struct Row: Sendable, CustomTestStringConvertible {
  let what: String
  let changes: [FakeServer.Route: FakeServer.Change]
  /// URL stands for the server's own, BASE for its origin, HOME for the home folder.
  var command = ["login", "URL"]
  let status: Int32
  let code: String?
  /// Whether a session exists before the server begins to misbehave.
  var isSignedIn = false
  /// Whether the answer may have replaced the refresh token.
  var mayRotate = false
  /// What the command says once the server behaves again; nil where nobody asks.
  var afterwards: (status: Int32, code: String?)?
  /// Seconds.
  var limit = 20.0

  var testDescription: String { what }

  init(
    _ what: String, _ changes: [FakeServer.Route: FakeServer.Change], _ command: [String] = ["login", "URL"],
    after isSignedIn: Bool = false, within limit: Double = 20, ends status: Int32,
    _ code: String?
  ) {
    self.what = what
    self.changes = changes
    self.command = command
    self.isSignedIn = isSignedIn
    self.limit = limit
    self.status = status
    self.code = code
  }

  func words(_ fake: FakeServer, _ home: Sandbox) -> [String] {
    command.map {
      $0.replacing("URL", with: fake.url).replacing("BASE", with: fake.base).replacing(
        "HOME", with: home.path)
    }
  }

  /// Plays the row and judges everything that holds for every row.
  func play(_ environment: [String: String?] = [:], input: Run.Input = .empty) async throws {
    try await Turns.shared.run {
      let home = try Sandbox()
      let fake = try await FakeServer.start(isSignedIn ? [:] : changes)
      if isSignedIn {
        try await SignedIn.prepare(home, fake)
        fake.change(changes)
      }
      // A registration that succeeded stays, whatever happened after it.
      let before = home.settled(rotated: mayRotate)
      let run = try await home.run(words(fake, home), environment, input: input, limit: limit)
      #expect(run.status == status, "\(run.err)")
      judge(run)
      if status != 0 {
        #expect(home.settled(rotated: mayRotate) == before)
        #expect(!home.stored.contains { $0.hasPrefix("tmp/") })
      }
      for secret in fake.secrets where command.first != "token" {
        #expect(!run.out.contains(secret) && !run.err.contains(secret), "\(secret) is shown")
      }
      guard let afterwards else { return }
      fake.change(changes.mapValues { _ in .edit { _, _ in } })
      let next = try await home.run(words(fake, home), environment, limit: limit)
      #expect(next.status == afterwards.status && next.code == afterwards.code, "\(next.err)")
    }
  }

  private func judge(_ run: Run) {
    #expect(!run.isStuck, "it took more than \(limit) s: \(run.err)")
    #expect(run.peak <= 128 << 20)
    #expect(
      (run.out + run.err).unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !$0.isControl },
      "\(run.err)")
    #expect(!(run.out + run.err).contains("SHOWN"), "\(run.err)")
    guard status != 0 else { return }
    #expect(run.code == code, "\(run.err)")
    #expect(run.lastLine.count > "mcpauth: \(code ?? ""): ".count + 8, "\(run.err)")
  }
}

extension UnicodeScalar {
  /// What a terminal may obey, or what turns the order of text around.
  fileprivate var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
