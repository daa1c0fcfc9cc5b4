import HTTP
import JSON
import OAuth
import Synchronization
import TestSupport
import Testing

/// A clock that a test moves.
private final class MovedClock: WallClock {
  private let time: Mutex<Double>

  init(_ time: Double) { self.time = Mutex(time) }

  var now: Double { time.withLock(\.self) }

  func set(_ now: Double) { time.withLock { $0 = now } }
}

extension SessionTests {
  private static func stored(_ session: Session) async throws -> (MemoryStore, SessionKey) {
    let store = MemoryStore()
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { (stored) throws(OAuthError) in stored = session }
    return (store, key)
  }

  struct Demand: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let demand: TokenDemand
    /// Seconds that are left, and from the run's begin to the token's coming.
    let left: Int64?
    var came = -100.0
    var seen: String?
    let isMet: Bool

    init(
      _ name: String, _ demand: TokenDemand, left: Int64?, came: Double = -100, seen: String? = nil,
      _ isMet: Bool
    ) {
      (testDescription, self.demand, self.left, self.came, self.seen, self.isMet) = (
        name, demand, left, came, seen, isMet
      )
    }
  }

  @Test(
    "a token is renewed early, but never one that came after the run began",
    arguments: [
      Demand("good", .good, left: 3_000, true), Demand("stale", .good, left: 1, false),
      Demand("lasts", .lasting(600), left: 600, true),
      Demand("does not last", .lasting(600), left: 599, false),
      Demand("without an end", .lasting(600), left: nil, true),
      Demand("beyond all measure", .lasting(.max), left: 3_000, false),
      Demand("came after the begin", .lasting(600), left: 100, came: 0.000_1, true),
      Demand("came at the begin", .lasting(600), left: 100, came: 0, true),
      Demand("came just before", .lasting(600), left: 100, came: -0.000_1, false),
      Demand("came while waiting", .lasting(600), left: 100, seen: "older", true),
      Demand("came and is stale", .lasting(600), left: 0, came: 0.5, false),
      Demand("came in the future", .new, left: 3_000, came: 50, false),
      Demand("forced", .new, left: 3_000, false),
      Demand("forced and shared", .new, left: 3_000, came: 0.5, true),
      Demand("forced and seen", .new, left: 3_000, seen: "old", false),
      Demand("refused by the server", .other(than: Secret("old")), left: 3_000, came: 0.5, false),
      Demand("another than the refused one", .other(than: Secret("older")), left: 3_000, true),
    ] as [Demand])
  func demands(row: Demand) throws {
    let began = Double(Self.now)
    let came = began + row.came
    let whole = came.rounded(.down)
    let tokens = Session.Tokens(
      access: Secret("old"), type: "Bearer", expiresAt: row.left.map { Self.now + 1 + $0 },
      receivedAt: Int64(whole), receivedMicros: Int64(((came - whole) * 1e6).rounded()), refresh: nil,
      scope: nil)
    let run = ProgramRun(id: "2-2", began: began)
    #expect(
      row.demand.isMet(by: tokens, at: began + 1, run, seen: row.seen.map { Secret($0) }) == row.isMet)
  }

  @Test("a refresh without an answer is not sent again by the same run, and once by the next")
  func sameRun() async throws {
    let (store, key) = try await Self.stored(try Self.session(expires: -1, received: -3_600))
    let network = FakeTransport([
      .post(Self.token, .failure(.connectionLost("x"))), .post(Self.token, .failure(.timedOut(seconds: 1))),
      .post(Self.token, Self.good(["refresh_token": "ref2"])),
    ])
    let clock = FixedClock(Double(Self.now))
    var outcomes: [String] = []
    for run in ["a", "a", "b", "b", "c"] {
      let flow = TokenFlow(key: key, store: store, clock: clock, run: ProgramRun(id: run, began: clock.now))
      do throws(OAuthError) {
        outcomes.append(try await flow.renew(network, .fixed).session.tokens.refresh?.reveal() ?? "-")
      } catch {
        switch error {
        case .refresh: outcomes.append("unanswered")
        case .session(.refreshUnanswered): outcomes.append("not sent")
        default: outcomes.append("\(error)")
        }
      }
    }
    #expect(outcomes == ["unanswered", "not sent", "unanswered", "not sent", "ref2"])
    #expect(network.requests.allSatisfy { $0.form["refresh_token"] == "ref" } && network.troubles == [])
  }

  @Test("the mark is there while the request is under way, and room and mark come before it")
  func mark() async throws {
    let (store, key) = try await Self.stored(try Self.session(expires: -1, received: -3_600))
    let clock = FixedClock(Double(Self.now))
    struct Watch: HTTPTransport {
      let store: MemoryStore
      let key: SessionKey
      func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
        let mark = try? store.session(key)?.unanswered
        #expect(mark?.isAbout(Secret("ref")) == true && mark?.isAbout(Secret("ref2")) == false)
        #expect(mark?.run == "7-7" && mark?.sentAt == SessionTests.now)
        return try await FakeTransport([.post(SessionTests.token, SessionTests.good())]).open(
          request, for: step)
      }
    }
    let run = ProgramRun(id: "7-7", began: clock.now)
    let flow = TokenFlow(key: key, store: store, clock: clock, run: run)
    let result = try await flow.renew(Watch(store: store, key: key), .fixed)
    #expect(result.session.unanswered == nil)
    #expect(try store.session(key) == result.session)
  }

  @Test("a mark of another refresh token says nothing")
  func foreignMark() async throws {
    var session = try Self.session(expires: -1, received: -3_600)
    session.unanswered = UnansweredRefresh(
      Secret("older"), run: ProgramRun(id: "a", began: 0), now: Self.now)
    let (store, key) = try await Self.stored(session)
    let run = ProgramRun(id: "a", began: Double(Self.now))
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)), run: run)
    await #expect(throws: OAuthError.self) {
      try await flow.renew(FakeTransport([.post(Self.token, Self.refusal("invalid_grant"))]), .fixed)
    }
    #expect(try store.session(key)?.tokens.refresh == nil)
  }

  @Test("a sign-in in the middle of a refresh stays, and its token is taken", arguments: [true, false])
  func signInBetween(isAnswered: Bool) async throws {
    let (store, key) = try await Self.stored(try Self.session(expires: -1, received: -3_600))
    var fresh = try Self.session(refresh: "signed-in")
    fresh.tokens.access = Secret("fresh")
    struct Busy: HTTPTransport {
      let store: MemoryStore
      let key: SessionKey
      let fresh: Session
      let answer: Answer
      func open(_ request: HTTPRequest, for step: Step) async throws(TransportError) -> HTTPStream {
        let session = fresh
        _ = try? await store.withSignIn(key) { session }
        return try await FakeTransport([.post(SessionTests.token, answer)]).open(request, for: step)
      }
    }
    let answer = isAnswered ? Self.good(["refresh_token": "ref2"]) : Self.refusal("invalid_grant")
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)))
    let result = try await flow.renew(Busy(store: store, key: key, fresh: fresh, answer: answer), .fixed)
    #expect(result.session.tokens.access == Secret("fresh"))
    #expect(try store.session(key) == fresh)
  }

  @Test(
    "a clock that is set back or forward by a day costs a refresh and nothing else",
    arguments: [86_400.0, -86_400])
  func clock(jump: Double) async throws {
    let (store, key) = try await Self.stored(try Self.session(expires: 3_000, received: -600))
    let clock = MovedClock(Double(Self.now))
    let network = FakeTransport([
      .post(Self.token, Self.good(["access_token": "1", "refresh_token": "r1", "expires_in": 3_600])),
      .post(Self.token, Self.good(["access_token": "2", "refresh_token": "r2", "expires_in": 3_600])),
    ])
    var tokens: [String] = []
    for offset in [0, jump, jump + 60, 120, 180] {
      clock.set(Double(Self.now) + offset)
      let flow = TokenFlow(key: key, store: store, clock: clock)
      let prover = ClientProver(clock: clock, random: CountingRandom())
      tokens.append(try await flow.renew(network, prover).session.tokens.access.reveal())
    }
    #expect(tokens == ["old", "1", "1", "2", "2"] && network.troubles == [])
  }

  @Test("where the clock cannot be right and nothing can be renewed, the token is given out")
  func clockWithoutRefresh() async throws {
    let (store, key) = try await Self.stored(
      try Self.session(refresh: nil, expires: 90_000, received: 86_400))
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)))
    #expect(try await flow.renew(FakeTransport([]), .fixed).session.tokens.access == Secret("old"))
  }

  @Test("members that a newer version wrote are kept in their place and order")
  func others() throws {
    var full = try Self.session(client: ClientTests.client(.preregistered, "c", secret: "s"))
    full.profile = "work"
    full.unanswered = UnansweredRefresh(Secret("ref"), run: ProgramRun(id: "1-1", began: 0), now: 5)
    full.switches = Switches(
      leniencies: [.privateHTTP], allowsPrivate: true, resolve: ["h:443:1.2.3.4"], typed: ["https://i"],
      scope: "a", caFile: "/ca", headerFile: "/h")
    let known = try Session(stored: full.json.bytes())
    #expect(known == full && known.others.isEmpty && known.tokens.others.isEmpty)
    #expect(known.client.others.isEmpty && known.switches.others.isEmpty)
    var text = try #require(full.json.object)
    text["label"] = try JSONValue(parsing: Array(#"{"a":[1,2.50]}"#.utf8))
    text["\u{212A}"] = "x"
    for name in ["tokens", "client", "switches"] {
      var child = try #require(text[name]?.object)
      child["newer"] = ["k": nil]
      text[name] = .object(child)
    }
    var switches = try #require(text["switches"]?.object)
    switches["lenient"] = ["private-http", "from-the-future"]
    text["switches"] = .object(switches)
    let read = try Session(stored: JSONValue.object(text).bytes())
    #expect(read.json == JSONValue.object(text))
    let response = try TokenResponse(
      HTTPReply(
        head: HTTPHead(status: 200), body: Array(#"{"access_token":"n","token_type":"Bearer"}"#.utf8)),
      now: Self.now)
    #expect(read.tokens.renewed(by: response, now: Self.now).others == read.tokens.others)
    #expect(read.switches.adding(Switches(allowsPrivate: true)) == read.switches)
    let clients = Array(#"{"version":1,"issuer":"i","clients":[],"x":{"y":1}}"#.utf8)
    #expect(Client.others(file: clients) == ["x": ["y": 1]])
    #expect(Client.file([], issuer: "i", others: Client.others(file: clients)).bytes() == clients)
  }
}
