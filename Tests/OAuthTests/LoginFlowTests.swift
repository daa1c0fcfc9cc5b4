import HTTP
import JSON
import Synchronization
import TestSupport
import Testing

@testable import OAuth

/// Sections 6 to 11 from a finished discovery to a stored session.
@Suite("Signing in")
struct LoginFlowTests {
  static let register = Chain.issuer + "/register"
  static let token = Chain.issuer + "/token"
  static let redirect = "http://127.0.0.1:50000/callback"

  static let registered: Answer = .json(
    ["client_id": "new", "redirect_uris": [.string(redirect)], "token_endpoint_auth_method": "none"],
    status: 201)
  static let granted: Answer = .json([
    "access_token": "tok", "token_type": "Bearer", "expires_in": 60, "refresh_token": "ref",
  ])
  static let forgotten: Answer = .json(["error": "invalid_client"], status: 401)

  /// What the browser brings back when everything is right.
  static let consent: FakePerson.Browser = { asked in
    [FormBody([("code", "c-\(asked["client_id"] ?? "")"), ("state", asked["state"] ?? "")])]
  }

  final class Events: Sendable {
    private let all = Mutex<[String]>([])
    var names: [String] { all.withLock { $0 } }

    func tell(_ event: LoginEvent) {
      let name: String? =
        switch event {
        case .discovered, .willAsk, .waiting, .preferred: nil
        case .usingClient(let client): "using \(client.id)"
        case .registered(let client): "registered \(client.id)"
        case .portTaken(let port): "taken \(port)"
        case .listening(let uri, let host): "listening \(uri) \(host)"
        case .pushed(let life): "pushed \(life)"
        case .ignored: "ignored"
        case .clientForgotten(let id): "forgotten \(id)"
        case .clientUnfit(let id): "unfit \(id)"
        case .device(let answer): "device \(answer.userCode)"
        case .pollFailed: "failed"
        }
      if let name { all.withLock { $0.append(name) } }
    }
  }

  struct House {
    let network: FakeTransport
    let store: any SessionStore
    let person: FakePerson
    let events = Events()
    var options = LoginOptions()
    var deadline = Deadline.none
    var server: JSONObject = [:]
    var mode = Discovered.Mode.resourceMetadata
    var previous: Session?

    init(
      _ stubs: [FakeTransport.Stub], _ person: FakePerson = FakePerson(browser: consent),
      store: any SessionStore = MemoryStore()
    ) {
      network = FakeTransport(stubs)
      self.store = store
      self.person = person
    }

    func run() async throws -> Session {
      let url = try Location(Chain.mcp)
      let document = try #require(Chain.server(with: server).object)
      let metadata = try ServerMetadata(
        document, expected: ExpectedIssuer(Chain.issuer, toleratesSlash: false), policy: URLPolicy())
      let discovered = Discovered(
        mode: mode, revision: .newest, typed: url, endpoint: url, report: ProbeReport(endpoint: url),
        attempts: [],
        resource: try ResourceMetadata(
          try #require(Chain.resource(with: ["scopes_supported": ["a", "b"]]).object),
          expected: .endpoint(url, [])), server: metadata,
        otherIssuers: [])
      let flow = LoginFlow(
        options: options, key: SessionKey(url), transport: try Chain.guarded(network), store: store,
        clock: FixedClock(), random: CountingRandom(), prove: { _ in .fixed }, dpop: nil,
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
        case .nobodyCame(let seconds, let uri, let client):
          return "nobodyCame \(seconds) \(uri) \(client?.id ?? "(new)")"
        case .token(.refused(let refusal)): return "token \(refusal.code)"
        case .token: return "token"
        case .device: return "device"
        case .pushing: return "pushing"
        case .identityProvider: return "identityProvider"
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

  static func keep(_ clients: Client...) async throws -> MemoryStore {
    let store = MemoryStore()
    try await store.withClients(of: Chain.issuer) { (stored) throws(OAuthError) in stored = clients }
    return store
  }

  static func stored(
    _ id: String, port: UInt16 = 40_000, kind: Client.Kind = .dynamic, at registered: Int64 = 1
  ) -> Client {
    Client(
      kind: kind, issuer: Chain.issuer, id: id, authentication: .none,
      redirectURI: "http://127.0.0.1:\(port)/callback", registeredAt: registered)
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
    #expect(
      asked.fields.map(\.name) == [
        "response_type", "client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state",
        "scope", "resource",
      ])
    #expect(
      asked["redirect_uri"] == Self.redirect && asked["client_id"] == "new" && asked["scope"] == "a b"
        && asked["resource"] == Chain.mcp)
    let form = try #require(house.network.requests.last).form
    #expect(
      form["code"] == "c-new" && form["redirect_uri"] == Self.redirect && form["client_id"] == "new"
        && form["resource"] == Chain.mcp)
    let verifier = try #require(form["code_verifier"])
    #expect(CodeVerifier(FixedRandom([UInt8](repeating: 1, count: 32))).reveal().reveal() == verifier)
    #expect(CodeVerifier(FixedRandom([UInt8](repeating: 1, count: 32))).challenge == asked["code_challenge"])
    #expect(
      session.tokens.access == Secret("tok") && session.tokens.refresh == Secret("ref")
        && session.tokens.scope == "a b")
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
    let house = House(
      [.post(Self.register, Self.registered), .post(Self.token, Self.granted)], person(),
      store: try await Self.keep(Self.stored("dyn")))
    #expect(try await house.run().client.id == "new")
    #expect(house.network.troubles == [])
    #expect(house.events.names.prefix(2) == ["taken 40000", "registered new"])
    #expect(try house.store.clients(of: Chain.issuer).map(\.id).sorted() == ["dyn", "new"])
    for kind in [Client.Kind.preregistered, .document] {
      var other = House(
        [], person(), store: try await Self.keep(Self.stored("https://c.example/x", kind: kind)))
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
      [
        .post(Self.token, Self.forgotten), .post(Self.register, Self.registered),
        .post(Self.token, Self.granted),
      ], store: try await Self.keep(Self.stored("dyn")))
    #expect(try await house.run().client.id == "new")
    #expect(house.network.troubles == [])
    #expect(try house.store.clients(of: Chain.issuer).map(\.id) == ["new"])
    #expect(house.events.names.contains("forgotten dyn"))
    // AZ-8a: state and verifier are fresh.
    let asked = house.person.visits.map { FormBody(parsing: $0.query ?? "") }
    #expect(
      asked.count == 2 && asked[0]["state"] != asked[1]["state"]
        && asked[0]["code_challenge"] != asked[1]["code_challenge"])
    #expect(house.person.closed >= 2)
  }

  @Test("an older stored client is no registration anew")
  func severalForgotten() async throws {
    let store = try await Self.keep(Self.stored("old", at: 1), Self.stored("newer", at: 2))
    let house = House(
      [
        .post(Self.token, Self.forgotten), .post(Self.register, Self.registered),
        .post(Self.token, Self.granted),
      ], store: store)
    #expect(try await house.run().client.id == "new")
    #expect(house.network.troubles == [])
  }

  @Test("a client that was just registered is not registered again, and no other is dropped for it")
  func newForgotten() async throws {
    let house = House([.post(Self.register, Self.registered), .post(Self.token, Self.forgotten)])
    #expect(try await house.failure() == "token invalid_client")
    let taken = House(
      [.post(Self.register, Self.registered), .post(Self.token, Self.forgotten)],
      FakePerson(takenPorts: [40_000], browser: Self.consent),
      store: try await Self.keep(Self.stored("dyn")))
    #expect(try await taken.failure() == "token invalid_client")
    #expect(try taken.store.clients(of: Chain.issuer).map(\.id).contains("dyn"))
  }

  @Test("a pre-registered client is never registered", arguments: [Client.Kind.preregistered, .document])
  func preregisteredForgotten(kind: Client.Kind) async throws {
    var house = House(
      [.post(Self.token, Self.forgotten)],
      store: try await Self.keep(Self.stored("https://c.example/x", kind: kind)))
    house.server = ["client_id_metadata_document_supported": true]
    #expect(try await house.failure() == "token invalid_client")
    #expect(try house.store.clients(of: Chain.issuer).count == 1)
  }
}
