import HTTP
import JSON
import Synchronization
import TestSupport
import Testing

@testable import OAuth

/// RFC 8628 from a finished discovery to a stored session.
@Suite("Signing in on another device")
struct DeviceFlowTests {
  static let register = Chain.issuer + "/register"
  static let token = Chain.issuer + "/token"
  static let device = Chain.issuer + "/device_authorization"
  static let grant = "urn:ietf:params:oauth:grant-type:device_code"

  static let registered: Answer = .json(
    ["client_id": "new", "token_endpoint_auth_method": "none"], status: 201)
  static let granted: Answer = .json([
    "access_token": "tok", "token_type": "Bearer", "expires_in": 60, "refresh_token": "ref",
  ])
  static func refused(_ code: String, status: Int = 400) -> Answer {
    .json(["error": .string(code)], status: status)
  }
  static let pending = refused("authorization_pending")

  static func codes(without: [String] = [], with more: JSONObject = [:]) -> Answer {
    var document: JSONObject = [
      "device_code": "dev-1", "user_code": "WDJB-MJHT", "verification_uri": "https://as.example/device",
      "verification_uri_complete": "https://as.example/device?user_code=WDJB-MJHT", "expires_in": 600,
    ]
    for member in more.members { document[member.name] = member.value }
    for name in without { document[name] = nil }
    return .json(.object(document))
  }

  struct House {
    let network: FakeTransport
    let store: any SessionStore
    var stopwatch = FakeStopwatch()
    let events = LoginFlowTests.Events()
    var options = LoginOptions()
    var deadline = Deadline.none
    var server: JSONObject = [:]
    var without: [String] = ["authorization_endpoint"]
    var dpop: DPoPProver?
    var previous: Session?

    init(_ stubs: [FakeTransport.Stub], store: any SessionStore = MemoryStore()) {
      network = FakeTransport(stubs)
      self.store = store
    }

    func run() async throws -> Session {
      let url = try Location(Chain.mcp)
      var members: JSONObject = ["device_authorization_endpoint": .string(device)]
      for member in server.members { members[member.name] = member.value }
      let document = try #require(Chain.server(without: without, with: members).object)
      let metadata = try ServerMetadata(
        document, expected: ExpectedIssuer(Chain.issuer, toleratesSlash: false), policy: URLPolicy())
      let discovered = Discovered(
        mode: .resourceMetadata, revision: .newest, typed: url, endpoint: url,
        report: ProbeReport(endpoint: url), attempts: [],
        resource: try ResourceMetadata(
          try #require(Chain.resource(with: ["scopes_supported": ["a", "b"]]).object),
          expected: .endpoint(url, [])), server: metadata, otherIssuers: [])
      let flow = DeviceFlow(
        options: options, key: SessionKey(url), transport: try Chain.guarded(network), store: store,
        clock: FixedClock(), stopwatch: stopwatch, prove: { _ in .fixed }, dpop: dpop,
        freePort: { 50_000 }, deadline: deadline, tell: { [events] in events.tell($0) })
      return try await flow.run(discovered, replacing: previous)
    }

    /// The client that is signed in, or the error in a word.
    func outcome() async throws -> String {
      do {
        let session = try await run()
        return "signed in as \(session.client.id)"
      } catch let error as OAuthError {
        #expect(try store.session(SessionKey(try Location(Chain.mcp))) == previous)
        switch error {
        case .device(.request(.refused(let refusal))): return "request \(refusal.code)"
        case .device(.request(let fault)): return "request \(Self.word(fault))"
        case .device(.pageRefused(let fault, let exchange)): return "page \(fault.url.text) #\(exchange)"
        case .device(.refused(let refusal)): return "refused \(refusal.code)"
        case .device(.nobodyCame(let seconds, let exchange)): return "nobody \(seconds) #\(exchange)"
        case .token(.refused(let refusal)): return "token \(refusal.code)"
        case .token(let fault): return "token \(Self.word(fault))"
        case .discovery(let error):
          if case .endpointMissing(let name) = error.reason { return "missing \(name)" }
          return "discovery"
        case .store(let error): return "store \(error)"
        default: return "\(error)"
        }
      }
    }

    private static func word(_ fault: TokenFault) -> String {
      switch fault {
      case .transport: "transport"
      case .answer(let fault): "\(fault)"
      case .rateLimited: "rate"
      default: "\(fault)"
      }
    }
  }

  // MARK: The straight way

  @Test("a first sign-in registers for both grants, asks, polls and stores")
  func first() async throws {
    var house = House([
      .post(Self.register, Self.registered), .post(Self.device, Self.codes()),
      .post(Self.token, Self.pending), .post(Self.token, Self.granted),
    ])
    house.without = []
    let session = try await house.run()
    #expect(house.network.troubles == [])
    #expect(house.network.steps == [.registration, .deviceAuthorization, .token, .token])
    let registration = try #require(house.network.requests.first).json
    #expect(registration["grant_types"] == ["authorization_code", "refresh_token", .string(Self.grant)])
    #expect(
      registration["response_types"] == ["code"]
        && registration["redirect_uris"] == ["http://127.0.0.1:50000/callback"])
    #expect(
      house.network.requests[1].form.fields
        == FormBody([("scope", "a b"), ("resource", Chain.mcp), ("client_id", "new")]).fields)
    let poll = FormBody([
      ("grant_type", Self.grant), ("device_code", "dev-1"), ("resource", Chain.mcp), ("client_id", "new"),
    ])
    #expect(house.network.requests[2].form == poll && house.network.requests[3].form == poll)
    #expect(house.stopwatch.sleeps == [5, 5])
    #expect(
      session.tokens.access == Secret("tok") && session.tokens.refresh == Secret("ref")
        && session.tokens.scope == "a b" && session.grant == .deviceCode)
    #expect(session.client.redirectURI == "http://127.0.0.1:50000/callback")
    #expect(try house.store.session(SessionKey(try Location(Chain.mcp))) == session)
    #expect(try Session(stored: session.json.bytes()) == session)
    #expect(house.events.names == ["registered new", "device WDJB-MJHT"])
  }

  @Test("a server without a code flow registers a client for device codes alone (ASM-8)")
  func deviceOnly() async throws {
    let house = House([
      .post(
        Self.register,
        .json(["client_id": "new", "token_endpoint_auth_method": "none", "redirect_uris": []], status: 201)),
      .post(Self.device, Self.codes()), .post(Self.token, Self.granted),
    ])
    let session = try await house.run()
    let registration = try #require(house.network.requests.first).json
    #expect(registration["grant_types"] == ["refresh_token", .string(Self.grant)])
    #expect(registration["response_types"] == [])
    #expect(session.client.redirectURI == nil)
  }

  @Test("scopes, resource, parameters and a secret reach the server as they were given")
  func asked() async throws {
    var house = House([.post(Self.device, Self.codes()), .post(Self.token, Self.granted)])
    house.options.client = ClientOptions(id: "typed", secret: Secret("s3cret"))
    house.options.client.authentication = .post
    house.options.scope = Scope("x y")
    house.options.resource = .omitted
    house.options.authParameters = [("audience", "https://api.example")]
    let session = try await house.run()
    #expect(
      house.network.requests[0].form.fields
        == FormBody([
          ("scope", "x y"), ("audience", "https://api.example"), ("client_id", "typed"),
          ("client_secret", "s3cret"),
        ]).fields)
    #expect(house.network.requests[1].form["client_secret"] == "s3cret")
    #expect(session.requestedScope == "x y" && session.resource == nil)
    #expect(try house.store.clients(of: Chain.issuer).map(\.id) == ["typed"])
  }

  @Test("a certificate is shown at the endpoint that is made for it (RFC 8705)")
  func certificate() async throws {
    let alias = "https://mtls.as.example/device"
    var house = House([
      .post(alias, Self.codes()), .post("https://mtls.as.example/token", Self.granted),
    ])
    house.server = [
      "mtls_endpoint_aliases": [
        "device_authorization_endpoint": .string(alias),
        "token_endpoint": "https://mtls.as.example/token",
      ], "token_endpoint_auth_methods_supported": ["tls_client_auth"],
    ]
    house.options.client = ClientOptions(id: "typed")
    house.options.client.files.certificate = "/c.pem"
    #expect(try await house.outcome() == "signed in as typed")
    #expect(house.network.requests.allSatisfy { $0.showsCertificate })
  }

  @Test("proofs of possession go along, with the nonce that each endpoint asks for (RFC 9449)")
  func dpop() async throws {
    let nonce = Self.refused("use_dpop_nonce").field("DPoP-Nonce", "n1")
    var house = House([
      .post(Self.register, Self.registered), .post(Self.device, nonce), .post(Self.device, Self.codes()),
      .post(
        Self.token, .json(["access_token": "tok", "token_type": "DPoP", "expires_in": 60])),
    ])
    house.dpop = try DPoPProver.generate(isDemanded: true)
    let session = try await house.run()
    #expect(house.network.troubles == [])
    #expect(house.network.requests.dropFirst().allSatisfy { $0.headers["DPoP"] != nil })
    #expect(session.boundKey?.nonces == [Chain.issuer: "n1"])
  }

  // MARK: Clients (DCR-10)

  struct Refusal: Sendable, CustomTestStringConvertible {
    let code: String
    /// Whether the device endpoint refuses, or only the token endpoint.
    let isEarly: Bool
    let kept: [String]
    let event: String

    var testDescription: String { "\(code), \(isEarly ? "at once" : "at the first poll")" }
  }

  @Test(
    "a stored client that is refused is replaced by a new one, once",
    arguments: [
      Refusal(code: "invalid_client", isEarly: true, kept: ["new"], event: "forgotten dyn"),
      Refusal(code: "invalid_client", isEarly: false, kept: ["new"], event: "forgotten dyn"),
      Refusal(code: "unauthorized_client", isEarly: true, kept: ["dyn", "new"], event: "unfit dyn"),
      Refusal(code: "unauthorized_client", isEarly: false, kept: ["dyn", "new"], event: "unfit dyn"),
    ])
  func replaced(row: Refusal) async throws {
    let store = try await LoginFlowTests.keep(LoginFlowTests.stored("dyn"))
    let first: [FakeTransport.Stub] =
      row.isEarly
      ? [.post(Self.device, Self.refused(row.code))]
      : [.post(Self.device, Self.codes()), .post(Self.token, Self.refused(row.code))]
    let house = House(
      first + [
        .post(Self.register, Self.registered), .post(Self.device, Self.codes()),
        .post(Self.token, Self.granted),
      ], store: store)
    #expect(try await house.outcome() == "signed in as new")
    #expect(house.network.troubles == [])
    #expect(try store.clients(of: Chain.issuer).map(\.id).sorted() == row.kept)
    #expect(house.events.names.contains(row.event))
  }

  @Test("a new client and one that somebody registered are refused for good")
  func refusedForGood() async throws {
    let refusal: [FakeTransport.Stub] = [.post(Self.device, Self.refused("unauthorized_client"))]
    let new = House([.post(Self.register, Self.registered)] + refusal)
    #expect(try await new.outcome() == "request unauthorized_client")
    let kept = try await LoginFlowTests.keep(LoginFlowTests.stored("pre", kind: .preregistered))
    let known = House(refusal, store: kept)
    #expect(try await known.outcome() == "request unauthorized_client")
    #expect(try kept.clients(of: Chain.issuer).map(\.id) == ["pre"])
  }

  // MARK: The store

  @Test("room is made sure of before a person is bothered and before every poll")
  func room() async throws {
    let before = House([], store: LoginFlowTests.FullStore(fullFrom: 1))
    #expect(try await before.outcome().hasPrefix("store"))
    let between = House(
      [
        .post(Self.register, Self.registered), .post(Self.device, Self.codes()),
        .post(Self.token, Self.pending),
      ], store: LoginFlowTests.FullStore(fullFrom: 3))
    #expect(try await between.outcome().hasPrefix("store"))
    #expect(between.network.troubles == [])
  }

  @Test("nothing is locked while the person is awaited")
  func unlocked() async throws {
    let store = MemoryStore()
    var house = House(
      [
        .post(Self.register, Self.registered), .post(Self.device, Self.codes()),
        .post(Self.token, Self.pending), .post(Self.token, Self.granted),
      ], store: store)
    let key = SessionKey(try Location(Chain.mcp))
    house.stopwatch = FakeStopwatch {
      _ = try? await store.withSession(key) { (session) throws(OAuthError) in session == nil }
    }
    #expect(try await house.outcome() == "signed in as new")
  }
}
