import HTTP
import JSON
import OAuth
import TestSupport
import Testing

@Suite("Sessions, their files and their renewal")
struct SessionTests {
  static let now: Int64 = 1_800_000_000
  private static let token = Chain.issuer + "/token"

  static func session(
    refresh: String? = "ref", expires: Int64? = 3_600, received: Int64 = 0, scope: String? = "a b", client: Client? = nil, revocation: Bool = true
  ) throws -> Session {
    Session(
      key: SessionKey(try Location(Chain.mcp)), endpoint: try Location(Chain.mcp), issuer: Chain.issuer, client: client ?? ClientTests.client(.dynamic, "c"),
      tokenEndpoint: try Location(token), revocationEndpoint: revocation ? try Location(Chain.issuer + "/revoke") : nil, introspectionEndpoint: nil,
      resource: Chain.mcp, requestedScope: "a b",
      tokens: Session.Tokens(
        access: Secret("old"), type: "Bearer", expiresAt: expires.map { now + $0 }, receivedAt: now + received, refresh: refresh.map { Secret($0) }, scope: scope),
      switches: Switches(), createdAt: now)
  }

  // MARK: Files

  @Test("a session comes back from its file as it was, full or bare")
  func roundTrip() throws {
    var full = try Self.session(client: ClientTests.client(.preregistered, "\u{212A}", secret: "s", expires: 5))
    full.profile = "work"
    full.introspectionEndpoint = try Location(Chain.issuer + "/i")
    full.client.scope = "x"
    full.client.management = Client.Management(uri: try Location(Chain.issuer + "/r"), token: Secret("reg"))
    full.switches = Switches(leniencies: [.issuerSlash, .privateHTTP], allowsPrivate: true, resolve: ["h:443:1.2.3.4"], caFile: "/ca", headerFile: "/h")
    let bare = try Self.session(refresh: nil, expires: nil, scope: nil, revocation: false)
    for session in [full, bare] {
      #expect(try Session(stored: session.json.bytes()) == session)
      #expect(try Session(stored: session.json.bytes(.pretty)) == session)
    }
    #expect(full.json["version"] == 1)
    let clients = [full.client, bare.client]
    #expect(try Client.read(file: Client.file(clients, issuer: Chain.issuer).bytes()) == clients)
  }

  @Test(
    "a damaged or newer file is named and nothing in it is guessed",
    arguments: [
      ("", "no JSON at all at byte 0"), ("[]", "its member version is missing or wrong"), ("{}", "its member version is missing or wrong"), (#"{"version":2}"#, "it was written by a newer mcpauth (format 2)"),
      (#"{"version":9223372036854775807}"#, "it was written by a newer mcpauth (format 9223372036854775807)"), (#"{"version":"1"}"#, "its member version is missing or wrong"),
      (#"{"version":0}"#, "its member version is missing or wrong"), (#"{"version":-1}"#, "its member version is missing or wrong"), (#"{"version":1}"#, "its member server is missing or wrong"), ("{\"version\":1", "the JSON is cut short at byte 12"),
      ("-server", "its member server is missing or wrong"), ("-endpoint", "its member endpoint is missing or wrong"), ("-issuer", "its member issuer is missing or wrong"), ("-client", "its member client is missing or wrong"),
      ("-token_endpoint", "its member token_endpoint is missing or wrong"), ("-tokens", "its member tokens is missing or wrong"), ("endpoint=no URL", "its member endpoint is missing or wrong"),
      ("revocation_endpoint=no URL", "its member revocation_endpoint is missing or wrong"), ("resource#", "its member resource is missing or wrong"), ("requested_scope#", "its member requested_scope is missing or wrong"),
      ("profile#", "its member profile is missing or wrong"), ("switches#", "its member switches is missing or wrong"), ("created_at=x", "its member created_at is missing or wrong"),
    ] as [(String, String)])
  func damaged(text: String, fault: String) throws {
    var bytes = Array(text.utf8)
    if let first = text.first, first != "{", first != "[" {
      var object = try #require(try Self.session().json.object)
      if first == "-" { object[String(text.dropFirst())] = nil }
      if text.hasSuffix("#") { object[String(text.dropLast())] = 5 }
      if let equals = text.firstIndex(of: "=") { object[String(text[..<equals])] = .string(String(text[text.index(after: equals)...])) }
      bytes = JSONValue.object(object).bytes()
    }
    do throws(StoredFault) {
      _ = try Session(stored: bytes)
      Issue.record("read")
    } catch { #expect("\(error)" == fault) }
  }

  @Test(
    "times in a file cannot trap",
    arguments: [(Int64.min, Int64.max), (.max, .min), (.min, .min), (.max, .max), (0, .min), (.min, 0)])
  func times(expires: Int64, received: Int64) throws {
    let tokens = Session.Tokens(access: Secret("a"), type: "Bearer", expiresAt: expires, receivedAt: received, refresh: nil, scope: nil)
    #expect(tokens.isStale(at: Self.now) == (expires <= Self.now))
    #expect(tokens.isExpired(at: Self.now) == (expires <= Self.now))
  }

  @Test(
    "one session has one name, and another one another",
    arguments: [
      ("https://h/mcp", "HTTPS://H:443/mcp", "", "", true), ("https://h", "https://h/", "", "", true), ("https://h/a#x", "https://h/a", "", "", true), ("https://h/a", "https://h/A", "", "", false),
      ("https://h/a", "https://h/a/", "", "", false), ("https://h/a", "https://h/a?", "", "", false), ("https://h/a", "http://h/a", "", "", false), ("https://h/a", "https://h/a", "", "w", false),
      ("https://h/a", "https://h:8443/a", "", "", false),
    ] as [(String, String, String, String, Bool)])
  func names(one: String, other: String, profile: String, otherProfile: String, isSame: Bool) throws {
    let first = SessionKey(try Location(one), profile: profile)
    let second = SessionKey(try Location(other), profile: otherProfile)
    #expect((first == second) == isSame)
    #expect((first.fileName == second.fileName) == isSame)
    #expect(first.fileName.hasPrefix("h-"))
  }

  @Test(
    "a file's name is harmless whatever the host",
    arguments: [("Example.COM", "example.com-"), ("[::1]", "---1--"), ("../../x", "..-..-x-"), (String(repeating: "a", count: 200), String(repeating: "a", count: 60) + "-")])
  func fileNames(host: String, prefix: String) {
    let name = StoredName.make(host: host, of: "text")
    #expect(name.hasPrefix(prefix))
    #expect(name.utf8.count == prefix.utf8.count + 24)
    #expect(!name.contains("/"))
  }

  // MARK: Freshness

  @Test(
    "a token is stale with less than 30 s or a tenth of its life left",
    arguments: [
      (3_600, 31, false), (3_600, 30, true), (3_600, 0, true), (3_600, -1, true), (300, 31, false), (300, 30, true), (100, 11, false), (100, 10, true), (10, 2, false), (10, 1, true),
      (5, 1, false), (5, 0, true), (0, 0, true),
    ] as [(Int64, Int64, Bool)])
  func staleness(life: Int64, left: Int64, isStale: Bool) {
    let tokens = Session.Tokens(access: Secret("a"), type: "Bearer", expiresAt: Self.now + left, receivedAt: Self.now + left - life, refresh: nil, scope: nil)
    #expect(tokens.isStale(at: Self.now) == isStale)
    #expect(tokens.isExpired(at: Self.now) == (left <= 0))
  }

  @Test("a grant covers what it was granted, and an unknown one is taken at its word", arguments: [("a b", "b", true), ("a", "a b", false), (nil, "z", true), ("", "a", false), ("K", "\u{212A}", false)] as [(String?, String, Bool)])
  func covers(granted: String?, wanted: String, isCovered: Bool) throws { #expect(try Self.session(scope: granted).covers(Scope(wanted)) == isCovered) }

  // MARK: Renewal

  struct Renewal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var left: Int64? = 10
    var refresh: String? = "ref"
    var force = false
    var answer: Answer?
    let outcome: String
    /// The refresh token that is stored afterwards.
    let kept: String?

    init(_ name: String, left: Int64? = 10, refresh: String? = "ref", force: Bool = false, _ answer: Answer?, _ outcome: String, kept: String? = "ref") {
      testDescription = name
      self.left = left
      self.refresh = refresh
      self.force = force
      self.answer = answer
      self.outcome = outcome
      self.kept = kept
    }
  }

  private static func good(_ more: JSONObject = [:]) -> Answer {
    var document: JSONObject = ["access_token": "new", "token_type": "Bearer", "expires_in": 60]
    for member in more.members { document[member.name] = member.value }
    return .json(.object(document))
  }

  private static func refusal(_ code: String, _ status: Int = 400) -> Answer { .json(["error": .string(code)], status: status) }

  @Test(
    "a token is renewed when it must be, and a refresh token is given up for invalid_grant alone (RT-5 to RT-8)",
    arguments: [
      Renewal("fresh: no network", left: 3_600, nil, "cached old"), Renewal("without an end", left: nil, nil, "cached old"), Renewal("stale", good(), "refreshed new"),
      Renewal("RT-6: a new refresh token replaces", good(["refresh_token": "ref2"]), "refreshed new", kept: "ref2"), Renewal("RT-6: an empty one does not", good(["refresh_token": ""]), "refreshed new"),
      Renewal("expired", left: -100, good(), "refreshed new"), Renewal("forced", left: 3_600, force: true, good(), "refreshed new"),
      Renewal("stale, no refresh token", refresh: nil, nil, "cached old", kept: nil), Renewal("expired, no refresh token", left: -1, refresh: nil, nil, "expired", kept: nil),
      Renewal("forced, no refresh token", left: 3_600, refresh: nil, force: true, nil, "noRefreshToken", kept: nil),
      // RT-8
      Renewal("invalid_grant", refusal("invalid_grant"), "refreshRefused", kept: nil), Renewal("invalid_grant with 401", left: -1, refusal("invalid_grant", 401), "refreshRefused", kept: nil),
      Renewal("invalid_grant with 200", left: -1, refusal("invalid_grant", 200), "refreshRefused", kept: nil), Renewal("invalid_grant with 500", left: -1, refusal("invalid_grant", 500), "refresh"),
      Renewal("invalid_grant with 429", left: -1, refusal("invalid_grant", 429), "refresh"), Renewal("Invalid_Grant is another code", left: -1, refusal("Invalid_Grant"), "refresh"),
      // DCR-10
      Renewal("invalid_client", left: -1, refusal("invalid_client", 401), "clientGone c"), Renewal("invalid_client with 400", left: -1, refusal("invalid_client"), "clientGone c"),
      Renewal("unauthorized_client", left: -1, refusal("unauthorized_client"), "clientGone c"),
      // whatever else keeps it
      Renewal("500", left: -1, .status(500), "refresh"), Renewal("HTML", left: -1, .html(), "refresh"), Renewal("HTML with 400", left: -1, .html(400), "refresh"), Renewal("429", left: -1, .status(429), "refresh"),
      Renewal("503", left: -1, .status(503), "refresh"), Renewal("lost", left: -1, .failure(.connectionLost("x")), "refresh"), Renewal("timed out", left: -1, .failure(.timedOut(seconds: 1)), "refresh"),
      Renewal("a redirect", left: -1, .redirect(302, "https://x/"), "refresh"), Renewal("another refusal", left: -1, refusal("invalid_scope"), "refresh"), Renewal("another type", left: -1, good(["token_type": "DPoP"]), "refresh"),
      Renewal("no header could carry it", left: -1, good(["access_token": "a b"]), "refresh"), Renewal("empty", left: -1, .status(200), "refresh"),
      // while the old one lives
      Renewal("stale and 500", .status(500), "cachedAfter old"), Renewal("stale and lost", .failure(.connectionLost("x")), "cachedAfter old"), Renewal("stale and 429", .status(429), "cachedAfter old"),
      Renewal("stale and HTML", .html(), "cachedAfter old"), Renewal("stale and another refusal", refusal("temporarily_unavailable"), "cachedAfter old"), Renewal("forced and 500", left: 3_600, force: true, .status(500), "refresh"),
      Renewal("forced and another refusal", left: 3_600, force: true, refusal("invalid_scope"), "refresh"),
    ] as [Renewal])
  func renewal(row: Renewal) async throws {
    let store = MemoryStore()
    let session = try Self.session(refresh: row.refresh, expires: row.left, received: -3_600)
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { (stored) throws(OAuthError) in stored = session }
    let network = FakeTransport(row.answer.map { [.post(Self.token, $0)] } ?? [])
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)))
    var outcome: String
    var renewed: Session?
    do throws(OAuthError) {
      let result = try await flow.renew(network, force: row.force)
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
    #expect(stored.tokens.access.reveal() == (outcome.hasPrefix("refreshed") ? "new" : "old"))
    if let sent = network.requests.first {
      #expect(sent.form.fields.map(\.name) == ["grant_type", "refresh_token", "resource", "client_id"])
      #expect(sent.form["refresh_token"] == "ref" && sent.form["resource"] == Chain.mcp)
    }
  }

  @Test("a renewed grant keeps its scope where the server says none, and takes the server's where it does", arguments: [(nil, "a b"), ("a", "a")] as [(String?, String)])
  func renewedScope(said: String?, kept: String) throws {
    let response = try TokenResponse(
      HTTPReply(head: HTTPHead(status: 200), body: JSONValue.object(["access_token": "n", "token_type": "Bearer", "scope": JSONValue(said)]).bytes()), now: Self.now)
    let renewed = try Self.session().tokens.renewed(by: response, now: Self.now)
    #expect(renewed.scope == kept)
    #expect(renewed.expiresAt == nil && renewed.receivedAt == Self.now && renewed.refresh == Secret("ref"))
  }

  @Test("without a session there is nothing to renew")
  func missing() async throws {
    let flow = TokenFlow(key: SessionKey(try Location(Chain.mcp)), store: MemoryStore(), clock: FixedClock())
    for act in 0..<2 {
      do throws(OAuthError) {
        _ = act == 0 ? try flow.stored() : try await flow.renew(FakeTransport([])).session
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
    let network = FakeTransport([.post(Self.token, Self.good(["refresh_token": "ref2", "expires_in": 3_600]))])
    let flow = TokenFlow(key: key, store: store, clock: FixedClock(Double(Self.now)))
    let tokens = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try await flow.renew(network).session.tokens.access.reveal() } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(tokens == ["new"])
    #expect(network.troubles == [])
  }

  // MARK: Logout

  struct Logout: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var refresh: String? = "ref"
    var revocable = true
    var kind = Client.Kind.dynamic
    var deletes = false
    var isManaged = true
    var isStored = true
    var others: [String] = []
    let stubs: [FakeTransport.Stub]
    let remnants: [String]
    var keepsClient = true
  }

  private static func revoke(_ answers: Answer...) -> [FakeTransport.Stub] { answers.map { .post(Chain.issuer + "/revoke", $0) } }
  private static let place = Chain.issuer + "/register/c"

  @Test(
    "the session goes whatever the server says, and what remains is told (RT-10)",
    arguments: [
      Logout(testDescription: "refresh token first", stubs: revoke(.status(200), .status(200)), remnants: []),
      Logout(testDescription: "no refresh token", refresh: nil, stubs: revoke(.status(200)), remnants: []),
      Logout(testDescription: "no revocation offered", revocable: false, stubs: [], remnants: ["notRevocable 1800003600"]),
      Logout(testDescription: "refused", stubs: revoke(.status(500), .json(["error": "x"], status: 400)), remnants: ["notRevoked refresh_token", "notRevoked access_token"]),
      Logout(testDescription: "lost", stubs: revoke(.failure(.connectionLost("x")), .status(200)), remnants: ["notRevoked refresh_token"]),
      Logout(testDescription: "the client too", deletes: true, stubs: revoke(.status(200), .status(200)) + [.delete(place, .status(204))], remnants: [], keepsClient: false),
      Logout(testDescription: "a client that was forgotten here", deletes: true, isStored: false, stubs: revoke(.status(200), .status(200)) + [.delete(place, .status(204))], remnants: [], keepsClient: false),
      Logout(testDescription: "used by others", deletes: true, others: ["https://other.example/"], stubs: revoke(.status(200), .status(200)), remnants: ["registrationKept https://other.example/"]),
      Logout(testDescription: "the server keeps it", deletes: true, stubs: revoke(.status(200), .status(200)) + [.delete(place, .status(403))], remnants: ["registrationNotDeleted"]),
      Logout(testDescription: "not managed", deletes: true, isManaged: false, stubs: revoke(.status(200), .status(200)), remnants: ["registrationNotManaged"]),
      Logout(testDescription: "a pre-registered client stays", kind: .preregistered, deletes: true, stubs: revoke(.status(200), .status(200)), remnants: []),
      Logout(testDescription: "a document's client stays", kind: .document, deletes: true, stubs: revoke(.status(200), .status(200)), remnants: []),
    ] as [Logout])
  func logout(row: Logout) async throws {
    let store = MemoryStore()
    var client = ClientTests.client(row.kind, "c")
    if row.isManaged { client.management = Client.Management(uri: try Location(Self.place), token: Secret("reg")) }
    let session = try Self.session(refresh: row.refresh, client: client, revocation: row.revocable)
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { (stored) throws(OAuthError) in stored = session }
    for other in row.others {
      let place = SessionKey(try Location(other))
      var second = session
      second.server = place.server
      try await store.withSession(place) { [second] (stored) throws(OAuthError) in stored = second }
    }
    if row.isStored { try await store.withClients(of: Chain.issuer) { [client] (clients) throws(OAuthError) in clients = [client] } }
    let network = FakeTransport(row.stubs)
    let remnants = try await LogoutFlow(transport: network, store: store).run(session, key: key, deleteClient: row.deletes)
    let seen = remnants.map { remnant in
      switch remnant {
      case .notRevocable(let time): "notRevocable \(time.map { "\($0)" } ?? "nil")"
      case .notRevoked(let hint, _): "notRevoked \(hint.rawValue)"
      case .registrationKept(_, let users): "registrationKept \(users.joined(separator: " "))"
      case .registrationNotDeleted: "registrationNotDeleted"
      case .registrationNotManaged: "registrationNotManaged"
      }
    }
    #expect(seen == row.remnants)
    #expect(network.troubles == [])
    #expect(try store.session(key) == nil)
    #expect(try store.clients(of: Chain.issuer).isEmpty == !row.keepsClient)
    let sent = network.requests(for: .revocation).map { $0.form["token"] }
    #expect(sent == (row.revocable ? (row.refresh == nil ? ["old"] : ["ref", "old"]) : []))
  }

  @Test("stores tell issuers and clients apart by bytes")
  func issuersByBytes() async throws {
    let store = MemoryStore()
    try await store.withClients(of: "https://as/K") { (clients) throws(OAuthError) in clients = [ClientTests.client(.dynamic, "a")] }
    #expect(try store.clients(of: "https://as/\u{212A}") == [])
  }
}
