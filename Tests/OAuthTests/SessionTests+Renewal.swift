import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension SessionTests {
  struct Renewal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var left: Int64? = 10
    var refresh: String? = "ref"
    var force = false
    var answer: Answer?
    let outcome: String
    /// The refresh token that is stored afterwards.
    let kept: String?
    /// Whether the mark of the refresh stays.
    let isMarked: Bool
    /// Whether an earlier run left its mark.
    let wasMarked: Bool

    init(
      _ name: String, left: Int64? = 10, refresh: String? = "ref", force: Bool = false, after: Bool = false,
      _ answer: Answer?, _ outcome: String, kept: String? = "ref", marked: Bool = false
    ) {
      wasMarked = after
      isMarked = marked
      testDescription = name
      self.left = left
      self.refresh = refresh
      self.force = force
      self.answer = answer
      self.outcome = outcome
      self.kept = kept
    }
  }

  static func good(_ more: JSONObject = [:]) -> Answer {
    var document: JSONObject = ["access_token": "new", "token_type": "Bearer", "expires_in": 60]
    for member in more.members { document[member.name] = member.value }
    return .json(.object(document))
  }

  static func refusal(_ code: String, _ status: Int = 400) -> Answer {
    .json(["error": .string(code)], status: status)
  }

  @Test(
    "a token is renewed when it must be, and a refresh token is given up for invalid_grant alone (RT-5 to RT-8)",
    arguments: [
      Renewal("fresh: no network", left: 3_600, nil, "cached old"),
      Renewal("without an end", left: nil, nil, "cached old"), Renewal("stale", good(), "refreshed new"),
      Renewal(
        "RT-6: a new refresh token replaces", good(["refresh_token": "ref2"]), "refreshed new", kept: "ref2"),
      Renewal("RT-6: an empty one does not", good(["refresh_token": ""]), "refreshed new"),
      Renewal("expired", left: -100, good(), "refreshed new"),
      Renewal("forced", left: 3_600, force: true, good(), "refreshed new"),
      Renewal("stale, no refresh token", refresh: nil, nil, "cached old", kept: nil),
      Renewal("expired, no refresh token", left: -1, refresh: nil, nil, "expired", kept: nil),
      Renewal(
        "forced, no refresh token", left: 3_600, refresh: nil, force: true, nil, "noRefreshToken", kept: nil),
      // RT-8
      Renewal("invalid_grant", left: -1, refusal("invalid_grant"), "refreshRefused", kept: nil),
      Renewal("invalid_grant while the token lives", refusal("invalid_grant"), "cachedAfter old", kept: nil),
      Renewal("invalid_grant with 401", left: -1, refusal("invalid_grant", 401), "refreshRefused", kept: nil),
      Renewal("invalid_grant with 200", left: -1, refusal("invalid_grant", 200), "refreshRefused", kept: nil),
      Renewal("invalid_grant with 500", left: -1, refusal("invalid_grant", 500), "refresh", marked: true),
      Renewal("invalid_grant with 429", left: -1, refusal("invalid_grant", 429), "refresh"),
      Renewal("Invalid_Grant is another code", left: -1, refusal("Invalid_Grant"), "refresh"),
      // DCR-10
      Renewal("invalid_client", left: -1, refusal("invalid_client", 401), "clientGone c"),
      Renewal("invalid_client with 400", left: -1, refusal("invalid_client"), "clientGone c"),
      Renewal("unauthorized_client", left: -1, refusal("unauthorized_client"), "refresh"),
      // whatever else keeps it
      Renewal("500", left: -1, .status(500), "refresh", marked: true),
      Renewal("HTML", left: -1, .html(), "refresh", marked: true),
      Renewal("HTML with 400", left: -1, .html(400), "refresh", marked: true),
      Renewal("429", left: -1, .status(429), "refresh"),
      Renewal("503", left: -1, .status(503), "refresh", marked: true),
      Renewal("503 with a time", left: -1, .status(503, ["Retry-After": "9"]), "refresh"),
      Renewal("lost", left: -1, .failure(.connectionLost("x")), "refresh", marked: true),
      Renewal("timed out", left: -1, .failure(.timedOut(seconds: 1)), "refresh", marked: true),
      Renewal("not sent", left: -1, .unsent(.notConnected("x")), "refresh"),
      Renewal("a redirect", left: -1, .redirect(302, "https://x/"), "refresh", marked: true),
      Renewal("another refusal", left: -1, refusal("invalid_scope"), "refresh"),
      Renewal("another type", left: -1, good(["token_type": "DPoP"]), "refresh", marked: true),
      Renewal("no header could carry it", left: -1, good(["access_token": "a b"]), "refresh", marked: true),
      Renewal("empty", left: -1, .status(200), "refresh", marked: true),
      // what is used up is known to be
      Renewal(
        "another type, rotated", left: -1, good(["token_type": "DPoP", "refresh_token": "ref2"]), "refresh",
        kept: "ref2"),
      Renewal(
        "no header could carry it, rotated", left: -1, good(["access_token": "", "refresh_token": "ref2"]),
        "refresh", kept: "ref2"),
      Renewal(
        "a refusal brings no token", left: -1,
        .json(["error": "invalid_scope", "refresh_token": "ref2"]), "refresh"),
      // after a run that did not live to see its answer
      Renewal(
        "sent once more", left: -1, after: true, good(["refresh_token": "ref2"]), "refreshed new",
        kept: "ref2"),
      Renewal(
        "refused after that", left: -1, after: true, refusal("invalid_grant"), "refreshAnswerLost", kept: nil),
      Renewal(
        "refused after that while the token lives", after: true, refusal("invalid_grant"), "cachedAfter old",
        kept: nil),
      Renewal(
        "lost again", left: -1, after: true, .failure(.connectionLost("x")), "refresh", marked: true),
      Renewal("not sent again", left: -1, after: true, .unsent(.notConnected("x")), "refresh", marked: true),
      Renewal("429 says nothing of it", left: -1, after: true, .status(429), "refresh", marked: true),
      Renewal(
        "another refusal says nothing of it", left: -1, after: true, refusal("invalid_client", 401),
        "clientGone c",
        marked: true),
      // while the old one lives
      Renewal("stale and 500", .status(500), "cachedAfter old", marked: true),
      Renewal("stale and lost", .failure(.connectionLost("x")), "cachedAfter old", marked: true),
      Renewal("stale and 429", .status(429), "cachedAfter old"),
      Renewal("stale and HTML", .html(), "cachedAfter old", marked: true),
      Renewal("stale and another refusal", refusal("temporarily_unavailable"), "cachedAfter old"),
      Renewal("forced and 500", left: 3_600, force: true, .status(500), "refresh", marked: true),
      Renewal("forced and another refusal", left: 3_600, force: true, refusal("invalid_scope"), "refresh"),
    ] as [Renewal])
  func renewal(row: Renewal) async throws {
    let store = MemoryStore()
    var session = try Self.session(refresh: row.refresh, expires: row.left, received: -3_600)
    if row.wasMarked {
      let earlier = ProgramRun(id: "1-1", began: 0)
      session.unanswered = UnansweredRefresh(Secret("ref"), run: earlier, now: Self.now - 60)
    }
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { [session] (stored) throws(OAuthError) in stored = session }
    let network = FakeTransport(row.answer.map { [.post(Self.token, $0)] } ?? [])
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)))
    var outcome: String
    var renewed: Session?
    do throws(OAuthError) {
      let result = try await flow.renew(network, .fixed, for: row.force ? .new : .good)
      let source =
        switch result.source {
        case .cached: "cached"
        case .refreshed: "refreshed"
        case .cachedAfter: "cachedAfter"
        }
      outcome = "\(source) \(result.session.tokens.access.reveal())"
      renewed = result.session
    } catch {
      switch error {
      case .session(.expired): outcome = "expired"
      case .session(.noRefreshToken): outcome = "noRefreshToken"
      case .session(.refreshRefused): outcome = "refreshRefused"
      case .session(.refreshAnswerLost): outcome = "refreshAnswerLost"
      case .session(.clientGone(_, let id)): outcome = "clientGone \(id)"
      case .refresh: outcome = "refresh"
      default: outcome = "\(error)"
      }
    }
    #expect(outcome == row.outcome)
    #expect(network.troubles == [])
    let stored = try #require(try store.session(key))
    #expect(renewed == nil || renewed == stored)
    #expect(stored.tokens.refresh?.reveal() == row.kept)
    #expect((stored.unanswered != nil) == row.isMarked)
    #expect(stored.tokens.access.reveal() == (outcome.hasPrefix("refreshed") ? "new" : "old"))
    if let sent = network.requests.first {
      #expect(sent.form.fields.map(\.name) == ["grant_type", "refresh_token", "resource", "client_id"])
      #expect(sent.form["refresh_token"] == "ref" && sent.form["resource"] == Chain.mcp)
    }
  }

  @Test(
    "a renewed grant keeps its scope where the server says none, and takes the server's where it does",
    arguments: [(nil, "a b"), ("a", "a")] as [(String?, String)])
  func renewedScope(said: String?, kept: String) throws {
    let response = try TokenResponse(
      HTTPReply(
        head: HTTPHead(status: 200),
        body: JSONValue.object(["access_token": "n", "token_type": "Bearer", "scope": JSONValue(said)])
          .bytes()), now: Self.now)
    let renewed = try Self.session().tokens.renewed(by: response, now: Self.now)
    #expect(renewed.scope == kept)
    #expect(renewed.expiresAt == nil && renewed.receivedAt == Self.now && renewed.refresh == Secret("ref"))
  }

  @Test("without a session there is nothing to renew")
  func missing() async throws {
    let flow = TokenFlow(key: SessionKey(try Location(Chain.mcp)), store: MemoryStore(), clock: FixedClock())
    for act in 0..<2 {
      do throws(OAuthError) {
        _ = act == 0 ? try flow.stored() : try await flow.renew(FakeTransport([]), .fixed).session
        Issue.record("found")
      } catch {
        guard case .session(.missing) = error else { throw error }
      }
    }
  }

  @Test("two that renew at once send one refresh (RT-7)", .timeLimit(.minutes(1)))
  func together() async throws {
    let store = MemoryStore()
    let session = try Self.session(expires: -1, received: -3_600)
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { (stored) throws(OAuthError) in stored = session }
    let network = FakeTransport([
      .post(Self.token, Self.good(["refresh_token": "ref2", "expires_in": 3_600]))
    ])
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)))
    let tokens = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask { try await flow.renew(network, .fixed).session.tokens.access.reveal() }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(tokens == ["new"])
    #expect(network.troubles == [])
  }
}
