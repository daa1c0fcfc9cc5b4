import HTTP
import JSON
import Synchronization
import TestSupport
import Testing

@testable import OAuth

extension LoginFlowTests {
  /// A store that is full from the nth look on.
  struct FullStore: SessionStore {
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
    func withTurn<T: Sendable>(
      _ key: SessionKey, unless isEnough: @Sendable (Session) -> Bool,
      _ body: @Sendable (any SessionTurn) async throws(OAuthError) -> T
    ) async throws(OAuthError) -> T? { try await inner.withTurn(key, unless: isEnough, body) }
    func withSignIn(
      _ key: SessionKey, _ body: @Sendable () async throws(OAuthError) -> Session
    ) async throws(OAuthError) -> Session {
      // Like the store on disk, which makes sure of room before it runs the body.
      if looks.next() >= fullFrom { throw .store(.full("/x")) }
      return try await inner.withSignIn(key, body)
    }
    func sessions() throws(StoreError) -> (sessions: [Session], faults: [StoreError]) { try inner.sessions() }
    func clients(of issuer: String) throws(StoreError) -> [Client] { try inner.clients(of: issuer) }
    func withClients<T: Sendable>(
      of issuer: String, _ body: @Sendable (inout [Client]) async throws(OAuthError) -> T
    ) async throws(OAuthError) -> T { try await inner.withClients(of: issuer, body) }
    func document(_ name: DocumentName) -> [UInt8]? { inner.document(name) }
    func keep(_ bytes: [UInt8]?, _ name: DocumentName) { inner.keep(bytes, name) }
    func allClients() throws(StoreError) -> (clients: [Client], faults: [StoreError]) {
      try inner.allClients()
    }
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
    for answer in [
      Answer.html(), .status(500), .json(["error": "invalid_grant"], status: 400),
      .failure(.connectionLost("x")), .redirect(307, "https://evil.example/"),
    ] {
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
      (nil, 0, nil, "http://127.0.0.1:50000/callback", "/callback"),
      (nil, 7_777, nil, "http://127.0.0.1:7777/callback", "/callback"),
      ("localhost", 0, nil, "http://localhost:50000/callback", "/callback"),
      ("[::1]", 0, nil, "http://[::1]:50000/callback", "/callback"),
      ("127.0.0.2", 0, nil, "http://127.0.0.2:50000/callback", "/callback"),
      ("10.0.0.1", 0, nil, "http://127.0.0.1:50000/callback", "/callback"),
      (nil, 8_080, "https://dev.example/cb?x=1", "https://dev.example/cb?x=1", "/cb"),
      (nil, 0, "http://localhost:1", "http://localhost:1", "/"),
    ] as [(String?, UInt16, String?, String, String)])
  func listener(host: String?, port: UInt16, uri: String?, expected: String, path: String) throws {
    let options = ListenerOptions(
      host: try host.map { try Location("http://\($0)/").host }, port: port,
      redirectURI: try uri.map { try Location($0) })
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
    #expect(
      registration.json["client_name"] == "Name" && registration.json["logo_uri"] == "https://l/"
        && registration.json["scope"] == "z y")
    #expect(registration.headers["Authorization"] == "Bearer first")
    let asked = FormBody(parsing: house.person.visits.first?.query ?? "")
    #expect(asked["scope"] == "z y" && asked["resource"] == "X y" && asked["prompt"] == "consent")
    #expect(
      house.network.requests.last?.form["resource"] == "X y" && session.resource == "X y"
        && session.requestedScope == "z y")
  }
}
