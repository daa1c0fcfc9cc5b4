import HTTP
import JSON
@testable import OAuth
import Synchronization
import TestSupport
import Testing

/// Sections 6 to 11 from a finished discovery to a stored session.
@Suite("Signing in")
struct LoginFlowTests {
  private static let register = Chain.issuer + "/register"
  private static let token = Chain.issuer + "/token"
  private static let redirect = "http://127.0.0.1:50000/callback"

  private static let registered: Answer = .json(["client_id": "new", "redirect_uris": [.string(redirect)], "token_endpoint_auth_method": "none"], status: 201)
  private static let granted: Answer = .json(["access_token": "tok", "token_type": "Bearer", "expires_in": 60, "refresh_token": "ref"])
  private static let forgotten: Answer = .json(["error": "invalid_client"], status: 401)

  /// What the browser brings back when everything is right.
  private static let consent: FakePerson.Browser = { asked in [FormBody([("code", "c-\(asked["client_id"] ?? "")"), ("state", asked["state"] ?? "")])] }

  private final class Events: Sendable {
    private let all = Mutex<[String]>([])
    var names: [String] { all.withLock { $0 } }

    func tell(_ event: LoginEvent) {
      let name: String? =
        switch event {
        case .discovered, .willAsk, .waiting: nil
        case .usingClient(let client): "using \(client.id)"
        case .registered(let client): "registered \(client.id)"
        case .portTaken(let port): "taken \(port)"
        case .listening(let uri, let host): "listening \(uri) \(host)"
        case .ignored: "ignored"
        case .clientForgotten(let id): "forgotten \(id)"
        }
      if let name { all.withLock { $0.append(name) } }
    }
  }

  private struct House {
    let network: FakeTransport
    let store: any SessionStore
    let person: FakePerson
    let events = Events()
    var options = LoginOptions()
    var deadline = Deadline.none
    var server: JSONObject = [:]
    var mode = Discovered.Mode.resourceMetadata
    var previous: Session?

    init(_ stubs: [FakeTransport.Stub], _ person: FakePerson = FakePerson(browser: consent), store: any SessionStore = MemoryStore()) {
      network = FakeTransport(stubs)
      self.store = store
      self.person = person
    }

    func run() async throws -> Session {
      let url = try Location(Chain.mcp)
      let document = try #require(Chain.server(with: server).object)
      let metadata = try ServerMetadata(document, expected: ExpectedIssuer(Chain.issuer, toleratesSlash: false), policy: URLPolicy())
      let discovered = Discovered(
        mode: mode, revision: .newest, typed: url, endpoint: url, report: ProbeReport(endpoint: url), attempts: [],
        resource: try ResourceMetadata(try #require(Chain.resource(with: ["scopes_supported": ["a", "b"]]).object), expected: .endpoint(url, [])), server: metadata,
        otherIssuers: [])
      let flow = LoginFlow(
        options: options, key: SessionKey(url), transport: try Chain.guarded(network), store: store, clock: FixedClock(), random: CountingRandom(),
        listen: person.listen, userAgent: person, deadline: deadline, tell: { [events] in events.tell($0) })
      return try await flow.run(discovered, replacing: previous)
    }

    /// The error, in a word; everything that was opened has to be closed.
    func failure() async throws -> String {
      do {
        let session = try await run()
        return "signed in as \(session.client.id)"
      } catch let error as OAuthError {
        #expect(network.troubles == [])
        switch error {
        case .discovery: return "discovery"
        case .client(.noWay): return "noWay"
        case .client: return "client"
        case .registration: return "registration"
        case .request(.ownedParameter(let name)): return "owned \(name)"
        case .request: return "request"
        case .listener(.portTaken(let port)): return "portTaken \(port)"
        case .listener: return "listener"
        case .authorization(.refused(let refusal), _, _): return "refused \(refusal.code)"
        case .authorization(.issuerWrong(_, let got), _, _): return "issuerWrong \(got)"
        case .authorization(.issuerMissing, _, _): return "issuerMissing"
        case .authorization(.repeated(let name), _, _): return "repeated \(name)"
        case .authorization(.codeMissing, _, _): return "codeMissing"
        case .authorization: return "authorization"
        case .nobodyCame(let seconds, let uri, let client): return "nobodyCame \(seconds) \(uri) \(client.id)"
        case .token(.refused(let refusal)): return "token \(refusal.code)"
        case .token: return "token"
        case .refresh: return "refresh"
        case .session: return "session"
        case .store: return "store"
        case .redirectMismatch: return "redirectMismatch"
        }
      }
    }

    func expectRest() throws {
      #expect(network.troubles == [])
      #expect(person.closed >= person.opened.count - 1)
    }
  }

  private static func keep(_ clients: Client...) async throws -> MemoryStore {
    let store = MemoryStore()
    try await store.withClients(of: Chain.issuer) { (stored) throws(OAuthError) in stored = clients }
    return store
  }

  private static func stored(_ id: String, port: UInt16 = 40_000, kind: Client.Kind = .dynamic, at registered: Int64 = 1) -> Client {
    Client(kind: kind, issuer: Chain.issuer, id: id, authentication: .none, redirectURI: "http://127.0.0.1:\(port)/callback", registeredAt: registered)
  }

  // MARK: The straight way

  @Test("a first sign-in registers, asks, exchanges and stores")
  func first() async throws {
    let house = House([.post(Self.register, Self.registered), .post(Self.token, Self.granted)])
    let session = try await house.run()
    #expect(house.network.troubles == [])
    #expect(house.network.steps == [.registration, .token])
    #expect(house.network.requests.first?.json["redirect_uris"] == [.string(Self.redirect)])
    #expect(house.network.requests.first?.json["scope"] == "a b")
    let asked = FormBody(parsing: try #require(house.person.visits.first?.query))
    #expect(asked.fields.map(\.name) == ["response_type", "client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state", "scope", "resource"])
    #expect(asked["redirect_uri"] == Self.redirect && asked["client_id"] == "new" && asked["scope"] == "a b" && asked["resource"] == Chain.mcp)
    let form = try #require(house.network.requests.last).form
    #expect(form["code"] == "c-new" && form["redirect_uri"] == Self.redirect && form["client_id"] == "new" && form["resource"] == Chain.mcp)
    let verifier = try #require(form["code_verifier"])
    #expect(CodeVerifier(FixedRandom([UInt8](repeating: 1, count: 32))).reveal().reveal() == verifier)
    #expect(CodeVerifier(FixedRandom([UInt8](repeating: 1, count: 32))).challenge == asked["code_challenge"])
    #expect(session.tokens.access == Secret("tok") && session.tokens.refresh == Secret("ref") && session.tokens.scope == "a b")
    #expect(session.tokens.expiresAt == 1_800_000_060 && session.createdAt == 1_800_000_000)
    #expect(session.revocationEndpoint?.text == Chain.issuer + "/revoke")
    #expect(try house.store.session(SessionKey(try Location(Chain.mcp))) == session)
    #expect(try house.store.clients(of: Chain.issuer).map(\.id) == ["new"])
    #expect(house.events.names == ["registered new", "listening \(Self.redirect) as.example"])
    #expect(house.person.closed == 1)
    guard case .accept(let page) = house.person.verdicts.last else {
      Issue.record("no page")
      return
    }
    #expect(page.isSuccess)
  }

  @Test("a stored client is used again with the port that it was registered for (LB-3)")
  func storedClient() async throws {
    let house = House([.post(Self.token, Self.granted)], store: try await Self.keep(Self.stored("dyn")))
    let session = try await house.run()
    #expect(house.network.troubles == [])
    #expect(house.person.opened.map(\.port) == [40_000])
    #expect(session.client.id == "dyn" && session.client.redirectURI == "http://127.0.0.1:40000/callback")
    #expect(house.events.names == ["using dyn", "listening http://127.0.0.1:40000/callback as.example"])
  }

  @Test("when that port is taken a dynamic client is registered anew and the old one stays; any other ends")
  func portTaken() async throws {
    let person = { FakePerson(takenPorts: [40_000], browser: Self.consent) }
    let house = House([.post(Self.register, Self.registered), .post(Self.token, Self.granted)], person(), store: try await Self.keep(Self.stored("dyn")))
    #expect(try await house.run().client.id == "new")
    #expect(house.network.troubles == [])
    #expect(house.events.names.prefix(2) == ["taken 40000", "registered new"])
    #expect(try house.store.clients(of: Chain.issuer).map(\.id).sorted() == ["dyn", "new"])
    for kind in [Client.Kind.preregistered, .document] {
      var other = House([], person(), store: try await Self.keep(Self.stored("https://c.example/x", kind: kind)))
      other.server = ["client_id_metadata_document_supported": true]
      #expect(try await other.failure() == "portTaken 40000")
    }
    var typed = House([], person(), store: try await Self.keep(Self.stored("dyn")))
    typed.options.listener.port = 40_000
    #expect(try await typed.failure() == "portTaken 40000")
    #expect(typed.person.visits.isEmpty)
  }

  // MARK: invalid_client (DCR-10)

  @Test("a client that the server forgot is dropped and registered anew, once")
  func forgotten() async throws {
    let house = House(
      [.post(Self.token, Self.forgotten), .post(Self.register, Self.registered), .post(Self.token, Self.granted)], store: try await Self.keep(Self.stored("dyn")))
    #expect(try await house.run().client.id == "new")
    #expect(house.network.troubles == [])
    #expect(try house.store.clients(of: Chain.issuer).map(\.id) == ["new"])
    #expect(house.events.names.contains("forgotten dyn"))
    // AZ-8a: state and verifier are fresh.
    let asked = house.person.visits.map { FormBody(parsing: $0.query ?? "") }
    #expect(asked.count == 2 && asked[0]["state"] != asked[1]["state"] && asked[0]["code_challenge"] != asked[1]["code_challenge"])
    #expect(house.person.closed == 2)
  }

  @Test("an older stored client is no registration anew")
  func severalForgotten() async throws {
    let store = try await Self.keep(Self.stored("old", at: 1), Self.stored("newer", at: 2))
    let house = House([.post(Self.token, Self.forgotten), .post(Self.register, Self.registered), .post(Self.token, Self.granted)], store: store)
    #expect(try await house.run().client.id == "new")
    #expect(house.network.troubles == [])
  }

  @Test("a client that was just registered is not registered again, and no other is dropped for it")
  func newForgotten() async throws {
    let house = House([.post(Self.register, Self.registered), .post(Self.token, Self.forgotten)])
    #expect(try await house.failure() == "token invalid_client")
    let taken = House(
      [.post(Self.register, Self.registered), .post(Self.token, Self.forgotten)], FakePerson(takenPorts: [40_000], browser: Self.consent),
      store: try await Self.keep(Self.stored("dyn")))
    #expect(try await taken.failure() == "token invalid_client")
    #expect(try taken.store.clients(of: Chain.issuer).map(\.id).contains("dyn"))
  }

  @Test("a pre-registered client is never registered", arguments: [Client.Kind.preregistered, .document])
  func preregisteredForgotten(kind: Client.Kind) async throws {
    var house = House([.post(Self.token, Self.forgotten)], store: try await Self.keep(Self.stored("https://c.example/x", kind: kind)))
    house.server = ["client_id_metadata_document_supported": true]
    #expect(try await house.failure() == "token invalid_client")
    #expect(try house.store.clients(of: Chain.issuer).count == 1)
  }

  // MARK: What the browser brings

  struct Return: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var server: JSONObject = [:]
    /// `{}` stands for the right state.
    let queries: [String]
    let outcome: String
    var ignored = 0
  }

  @Test(
    "only the answer to this sign-in ends the wait, and it is judged before any token request (AZ-5, ISS-2)",
    arguments: [
      Return(testDescription: "wrong, missing and repeated states first", queries: ["state=x&code=evil", "code=evil", "state={}&state={}&code=evil", "state={}&code=c"], outcome: "signed in as new", ignored: 3),
      Return(testDescription: "an error under a wrong state", queries: ["state=x&error=access_denied", "state={}&code=c"], outcome: "signed in as new", ignored: 1),
      Return(testDescription: "refused", queries: ["state={}&error=access_denied"], outcome: "refused access_denied"),
      Return(testDescription: "wrong iss", queries: ["state={}&code=c&iss=https://evil"], outcome: "issuerWrong https://evil"),
      Return(testDescription: "right iss", server: ["authorization_response_iss_parameter_supported": true], queries: ["state={}&code=c&iss=https://as.example"], outcome: "signed in as new"),
      Return(testDescription: "promised iss missing", server: ["authorization_response_iss_parameter_supported": true], queries: ["state={}&code=c"], outcome: "issuerMissing"),
      Return(testDescription: "an error without the promised iss", server: ["authorization_response_iss_parameter_supported": true], queries: ["state={}&error=x"], outcome: "issuerMissing"),
      Return(testDescription: "two codes", queries: ["state={}&code=a&code=b"], outcome: "repeated code"), Return(testDescription: "no code", queries: ["state={}"], outcome: "codeMissing"),
      Return(testDescription: "nobody", queries: [], outcome: "nobodyCame 300.0 \(redirect) new"), Return(testDescription: "nobody of ours", queries: ["state=x&code=c"], outcome: "nobodyCame 300.0 \(redirect) new", ignored: 1),
    ] as [Return])
  func returns(row: Return) async throws {
    let person = FakePerson(browser: { asked in row.queries.map { FormBody(parsing: Self.filled($0, asked)) } })
    let signsIn = row.outcome.hasPrefix("signed in")
    var house = House([.post(Self.register, Self.registered)] + (signsIn ? [.post(Self.token, Self.granted)] : []), person)
    house.server = row.server
    #expect(try await house.failure() == row.outcome)
    #expect(house.events.names.filter { $0 == "ignored" }.count == row.ignored)
    #expect(house.network.troubles == [])
    #expect(person.closed == 1)
    #expect(try (house.store.session(SessionKey(try Location(Chain.mcp))) != nil) == signsIn)
    if let verdict = person.verdicts.last, case .accept(let page) = verdict {
      #expect(page.isSuccess == signsIn)
      // ISS-4
      #expect(!page.detail.contains("evil"))
    }
  }

  private static func filled(_ query: String, _ asked: FormBody) -> String {
    query.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: asked["state"] ?? "")
  }

  /// The state that the first sign-in of a test makes.
  private static let state = AuthorizationRequest.freshState(FixedRandom([UInt8](repeating: 2, count: 24)))

  @Test(
    "a pasted URL is judged just the same (AZ-13)",
    arguments: [
      (["\(redirect)?state=\(state)&code=c"], "signed in as new"), (["state=\(state)&code=c"], "signed in as new"), (["?state=\(state)&code=c"], "signed in as new"),
      (["  \(redirect)?state=\(state)&code=c \r\n"], "signed in as new"), (["\(redirect)?code=c&state=\(state)#fragment"], "signed in as new"), (["\(redirect)?state=\(state)&code=c\n"], "signed in as new"),
      (["hello", "", "\(redirect)?state=wrong&code=c", "\(redirect)?state=\(state)&code=c"], "signed in as new"), (["\(redirect)?state=\(state)&error=access_denied"], "refused access_denied"),
      (["\(redirect)?state=\(state)&code=c&iss=https://evil"], "issuerWrong https://evil"), (["hello"], "nobodyCame 300.0 \(redirect) new"),
    ] as [([String], String)])
  func pasting(pastes: [String], outcome: String) async throws {
    let signsIn = outcome.hasPrefix("signed in")
    let house = House([.post(Self.register, Self.registered)] + (signsIn ? [.post(Self.token, Self.granted)] : []), FakePerson(pastes: pastes))
    #expect(try await house.failure() == outcome)
    #expect(house.network.troubles == [])
  }

  @Test("a terminal at which nobody types does not hold up the browser", .timeLimit(.minutes(1)))
  func silentTerminal() async throws {
    let house = House([.post(Self.register, Self.registered), .post(Self.token, Self.granted)], FakePerson(isSilent: true, browser: Self.consent))
    #expect(try await house.run().client.id == "new")
  }

  @Test("a deadline that has passed ends the wait", .timeLimit(.minutes(1)))
  func deadline() async throws {
    var house = House([.post(Self.register, Self.registered)], FakePerson(isSilent: true))
    house.deadline = Deadline(seconds: 0.05)
    #expect(try await house.failure() == "nobodyCame 0.05 \(Self.redirect) new")
  }

  @Test("--timeout alone says how long a person is waited for", arguments: [(nil, 300.0), (1_000.0, 1_000.0)] as [(Double?, Double)])
  func patience(timeout: Double?, waited: Double) async throws {
    var house = House([.post(Self.register, Self.registered)], FakePerson())
    house.deadline = Deadline(seconds: timeout)
    #expect(try await house.failure() == "nobodyCame \(waited) \(Self.redirect) new")
  }

  // MARK: Failures

  /// A store that is full from the nth look on.
  private struct FullStore: SessionStore {
    let inner = MemoryStore()
    let looks = Looks()
    let fullFrom: Int

    final class Looks: Sendable {
      private let count = Mutex(0)
      func next() -> Int {
        count.withLock {
          $0 += 1
          return $0
        }
      }
    }

    func makeRoom() throws(StoreError) { if looks.next() >= fullFrom { throw .full("/x") } }
    func session(_ key: SessionKey) throws(StoreError) -> Session? { try inner.session(key) }
    func withSession<T: Sendable>(
      _ key: SessionKey, _ body: @Sendable (inout Session?) async throws(OAuthError) -> T
    ) async throws(OAuthError) -> T { try await inner.withSession(key, body) }
    func sessions() throws(StoreError) -> (sessions: [Session], faults: [StoreError]) { try inner.sessions() }
    func clients(of issuer: String) throws(StoreError) -> [Client] { try inner.clients(of: issuer) }
    func withClients<T: Sendable>(
      of issuer: String, _ body: @Sendable (inout [Client]) async throws(OAuthError) -> T
    ) async throws(OAuthError) -> T { try await inner.withClients(of: issuer, body) }
    func allClients() throws(StoreError) -> (clients: [Client], faults: [StoreError]) { try inner.allClients() }
  }

  @Test("room in the store is made sure of before a browser opens and before a token is asked for")
  func store() async throws {
    let before = House([], store: FullStore(fullFrom: 1))
    #expect(try await before.failure() == "store")
    #expect(before.person.opened.isEmpty && before.person.visits.isEmpty)
    let between = House([.post(Self.register, Self.registered)], store: FullStore(fullFrom: 2))
    #expect(try await between.failure() == "store")
    #expect(between.person.visits.count == 1)
  }

  @Test("a failure on the way closes the listener and stores nothing half done")
  func failures() async throws {
    let refused = House([.post(Self.register, .json(["error": "invalid_redirect_uri"], status: 400))])
    #expect(try await refused.failure() == "registration")
    #expect(refused.person.closed == 1 && refused.person.visits.isEmpty)
    var owned = House([.post(Self.register, Self.registered)])
    owned.options.authParameters = [("state", "x")]
    #expect(try await owned.failure() == "owned state")
    #expect(owned.person.closed == 1 && owned.person.visits.isEmpty)
    for answer in [Answer.html(), .status(500), .json(["error": "invalid_grant"], status: 400), .failure(.connectionLost("x")), .redirect(307, "https://evil.example/")] {
      let house = House([.post(Self.register, Self.registered), .post(Self.token, answer)])
      #expect(try await house.failure().hasPrefix("token"))
      #expect(house.person.closed >= 1)
      #expect(try house.store.session(SessionKey(try Location(Chain.mcp))) == nil)
    }
  }

  @Test("the former session stays until the new one is there")
  func replacing() async throws {
    let store = MemoryStore()
    let former = try SessionTests.session()
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { (stored) throws(OAuthError) in stored = former }
    var house = House([.post(Self.register, Self.registered)], FakePerson(), store: store)
    house.previous = former
    #expect(try await house.failure().hasPrefix("nobodyCame"))
    #expect(try store.session(key) == former)
  }

  // MARK: Options

  @Test("a typed client is kept with the port that worked, and told apart by bytes")
  func typedClient() async throws {
    var house = House([.post(Self.token, Self.granted)], store: try await Self.keep(Self.stored("\u{212A}")))
    house.options.client = ClientOptions(id: "K")
    let session = try await house.run()
    #expect(session.client.kind == .preregistered && session.client.redirectURI == Self.redirect)
    let kept = try house.store.clients(of: Chain.issuer)
    #expect(kept.map { Array($0.id.utf8) } == [Array("\u{212A}".utf8), Array("K".utf8)])
  }

  @Test(
    "what the user typed about the listener is what the server is told",
    arguments: [
      (nil, 0, nil, "http://127.0.0.1:50000/callback", "/callback"), (nil, 7_777, nil, "http://127.0.0.1:7777/callback", "/callback"), ("localhost", 0, nil, "http://localhost:50000/callback", "/callback"),
      ("[::1]", 0, nil, "http://[::1]:50000/callback", "/callback"), ("127.0.0.2", 0, nil, "http://127.0.0.2:50000/callback", "/callback"), ("10.0.0.1", 0, nil, "http://127.0.0.1:50000/callback", "/callback"),
      (nil, 8_080, "https://dev.example/cb?x=1", "https://dev.example/cb?x=1", "/cb"), (nil, 0, "http://localhost:1", "http://localhost:1", "/"),
    ] as [(String?, UInt16, String?, String, String)])
  func listener(host: String?, port: UInt16, uri: String?, expected: String, path: String) throws {
    let options = ListenerOptions(host: try host.map { try Location("http://\($0)/").host }, port: port, redirectURI: try uri.map { try Location($0) })
    #expect(options.redirectURI(port: port == 0 ? 50_000 : port) == expected)
    #expect(options.path == path)
  }

  @Test("--scope, --resource, --auth-param and the client's name reach the server as typed")
  func options() async throws {
    var house = House([.post(Self.register, Self.registered), .post(Self.token, Self.granted)])
    house.options.scope = Scope("z y")
    house.options.resource = .value("X y")
    house.options.authParameters = [("prompt", "consent")]
    house.options.clientName = "Name"
    house.options.registrationFields = [("logo_uri", "https://l/")]
    house.options.initialToken = Secret("first")
    let session = try await house.run()
    let registration = try #require(house.network.requests.first)
    #expect(registration.json["client_name"] == "Name" && registration.json["logo_uri"] == "https://l/" && registration.json["scope"] == "z y")
    #expect(registration.headers["Authorization"] == "Bearer first")
    let asked = FormBody(parsing: house.person.visits.first?.query ?? "")
    #expect(asked["scope"] == "z y" && asked["resource"] == "X y" && asked["prompt"] == "consent")
    #expect(house.network.requests.last?.form["resource"] == "X y" && session.resource == "X y" && session.requestedScope == "z y")
  }
}
