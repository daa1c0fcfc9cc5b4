import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension SessionTests {
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

  static func revoke(_ answers: Answer...) -> [FakeTransport.Stub] {
    answers.map { .post(Chain.issuer + "/revoke", $0) }
  }
  static let place = Chain.issuer + "/register/c"

  @Test(
    "the session goes whatever the server says, and what remains is told (RT-10)",
    arguments: [
      Logout(testDescription: "refresh token first", stubs: revoke(.status(200), .status(200)), remnants: []),
      Logout(testDescription: "no refresh token", refresh: nil, stubs: revoke(.status(200)), remnants: []),
      Logout(
        testDescription: "no revocation offered", revocable: false, stubs: [],
        remnants: ["notRevocable 1800003600"]),
      Logout(
        testDescription: "refused", stubs: revoke(.status(500), .json(["error": "x"], status: 400)),
        remnants: ["notRevoked refresh_token", "notRevoked access_token"]),
      Logout(
        testDescription: "lost", stubs: revoke(.failure(.connectionLost("x")), .status(200)),
        remnants: ["notRevoked refresh_token"]),
      Logout(
        testDescription: "the client too", deletes: true,
        stubs: revoke(.status(200), .status(200)) + [.delete(place, .status(204))], remnants: [],
        keepsClient: false),
      Logout(
        testDescription: "a client that was forgotten here", deletes: true, isStored: false,
        stubs: revoke(.status(200), .status(200)) + [.delete(place, .status(204))], remnants: [],
        keepsClient: false),
      Logout(
        testDescription: "used by others", deletes: true, others: ["https://other.example/"],
        stubs: revoke(.status(200), .status(200)), remnants: ["registrationKept https://other.example/"]),
      Logout(
        testDescription: "the server keeps it", deletes: true,
        stubs: revoke(.status(200), .status(200)) + [.delete(place, .status(403))],
        remnants: ["registrationNotDeleted"]),
      Logout(
        testDescription: "not managed", deletes: true, isManaged: false,
        stubs: revoke(.status(200), .status(200)), remnants: ["registrationNotManaged"]),
      Logout(
        testDescription: "a pre-registered client stays", kind: .preregistered, deletes: true,
        stubs: revoke(.status(200), .status(200)), remnants: ["registrationNotManaged"]),
      Logout(
        testDescription: "a document's client stays", kind: .document, deletes: true,
        stubs: revoke(.status(200), .status(200)), remnants: []),
    ] as [Logout])
  func logout(row: Logout) async throws {
    let store = MemoryStore()
    var client = ClientTests.client(row.kind, "c")
    if row.isManaged {
      client.management = Client.Management(uri: try Location(Self.place), token: Secret("reg"))
    }
    let session = try Self.session(refresh: row.refresh, client: client, revocation: row.revocable)
    let key = SessionKey(try Location(Chain.mcp))
    try await store.withSession(key) { (stored) throws(OAuthError) in stored = session }
    for other in row.others {
      let place = SessionKey(try Location(other))
      var second = session
      second.server = place.server
      try await store.withSession(place) { [second] (stored) throws(OAuthError) in stored = second }
    }
    if row.isStored {
      try await store.withClients(of: Chain.issuer) { [client] (clients) throws(OAuthError) in
        clients = [client]
      }
    }
    let network = FakeTransport(row.stubs)
    let remnants = try await LogoutFlow(transport: network, store: store, prover: .fixed).run(
      session, key: key, deleteClient: row.deletes)
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
    try await store.withClients(of: "https://as/K") { (clients) throws(OAuthError) in
      clients = [ClientTests.client(.dynamic, "a")]
    }
    #expect(try store.clients(of: "https://as/\u{212A}") == [])
  }
}
