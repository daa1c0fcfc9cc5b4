import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension LoginFlowTests {
  struct Narrowed: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What a stored client was registered with; nil registers one.
    var stored: (asked: String?, came: String?)?
    var came: String?
    var typed: String?
    let sent: String
    let registers: Bool
  }

  @Test(
    "what a registration allows is what is asked for, unless it was typed (DCR-6)",
    arguments: [
      Narrowed(testDescription: "all", came: "a b c", sent: "a b", registers: true),
      Narrowed(testDescription: "not said", sent: "a b", registers: true),
      Narrowed(testDescription: "less", came: "a", sent: "a", registers: true),
      Narrowed(testDescription: "nothing in common", came: "x", sent: "a b", registers: true),
      Narrowed(testDescription: "less, but typed", came: "a", typed: "a b", sent: "a b", registers: true),
      Narrowed(testDescription: "stored and wide", stored: ("a b", "a b"), sent: "a b", registers: false),
      Narrowed(
        testDescription: "stored, narrowed by the server", stored: ("a b", "a"), sent: "a", registers: false),
      Narrowed(testDescription: "stored, made for less", stored: ("a", "a"), sent: "a b", registers: true),
    ])
  func scopes(row: Narrowed) async throws {
    var answer = try #require(Self.registeredMembers)
    answer.set("scope", row.came.map { .string($0) })
    var clients: [Client] = []
    if let stored = row.stored {
      var client = Self.stored("dyn")
      (client.requestedScope, client.scope) = (stored.asked, stored.came)
      clients = [client]
    }
    let store = MemoryStore()
    try await store.withClients(of: Chain.issuer) { [clients] (kept) throws(OAuthError) in kept = clients }
    var stubs: [FakeTransport.Stub] = [.post(Self.token, Self.granted)]
    if row.registers { stubs.append(.post(Self.register, .json(.object(answer), status: 201))) }
    var house = House(stubs, store: store)
    house.options.scope = row.typed.map { Scope($0) }
    let session = try await house.run()
    #expect(house.network.troubles == [])
    #expect(FormBody(parsing: house.person.visits.first?.query ?? "")["scope"] == row.sent)
    #expect(session.requestedScope == row.sent)
  }

  private static let registeredMembers: JSONObject? =
    ["client_id": "new", "redirect_uris": [.string(redirect)], "token_endpoint_auth_method": "none"]
}
