import HTTP
import JSON
import OAuth
import TestSupport
import Testing

extension ClientTests {
  static func managed(_ uri: String = "https://as.example/register/x", issuer: String = Chain.issuer)
    throws -> Client
  {
    var client = client(.dynamic, "x", issuer: issuer, secret: "old")
    client.management = Client.Management(uri: try Location(uri), token: Secret("reg"))
    return client
  }

  @Test(
    "the registration token goes to the issuer's origin only (DCR-9)",
    arguments: [
      ("https://as.example/r", Chain.issuer, true), ("https://AS.example:443/r", Chain.issuer, true),
      ("https://as.example/r", "https://as.example/t1", true),
      ("https://evil.example/r", Chain.issuer, false), ("https://as.example:8443/r", Chain.issuer, false),
      ("http://as.example/r", Chain.issuer, false),
      ("https://as.example.evil/r", Chain.issuer, false), ("https://as.example/r", "no URL", false),
    ] as [(String, String, Bool)])
  func managementPlace(uri: String, issuer: String, isAllowed: Bool) async throws {
    let client = try Self.managed(uri, issuer: issuer)
    #expect((ClientManagement.place(of: client) != nil) == isAllowed)
    let network = FakeTransport(isAllowed ? [.get(uri, .json(["client_id": "x"]))] : [])
    let answer = try await ClientManagement(transport: network).read(client)
    #expect((answer != nil) == isAllowed)
    #expect(network.troubles == [])
  }

  @Test("an update sends the whole metadata without what the server assigned, and keeps what rotated")
  func update() async throws {
    let answer: JSONValue = [
      "client_id": "x", "registration_access_token": "reg2",
      "registration_client_uri": "https://as.example/r2", "client_secret": "new",
      "client_secret_expires_at": 9, "token_endpoint_auth_method": "client_secret_post",
      "redirect_uris": ["http://o/", "http://127.0.0.1:1/callback"],
    ]
    let network = FakeTransport([.put("https://as.example/register/x", .json(answer))])
    let document: JSONObject = [
      "client_id": "other", "client_name": "n", "registration_access_token": "reg",
      "registration_client_uri": "u", "client_secret_expires_at": 0,
      "client_id_issued_at": 1, "client_secret": "old",
    ]
    let result = try #require(
      try await ClientManagement(transport: network).update(
        try Self.managed(), from: document, set: [("client_name", "m"), ("x", true)]))
    let sent = try #require(network.requests.first)
    #expect(
      sent.headers["Authorization"] == "Bearer reg" && sent.headers["Content-Type"] == "application/json")
    #expect(sent.json == ["client_id": "x", "client_name": "m", "client_secret": "old", "x": true])
    let client = result.client
    #expect(
      client.management?.token == Secret("reg2") && client.management?.uri.text == "https://as.example/r2")
    #expect(client.secret == Secret("new") && client.secretExpiresAt == 9 && client.authentication == .post)
    #expect(client.redirectURI == "http://127.0.0.1:1/callback")
  }

  @Test("a new place on another origin is not believed")
  func rotationElsewhere() async throws {
    let network = FakeTransport([
      .get(
        "https://as.example/register/x",
        .json(["client_id": "x", "registration_client_uri": "https://evil.example/r"]))
    ])
    let result = try #require(try await ClientManagement(transport: network).read(try Self.managed()))
    #expect(result.client.management?.uri.text == "https://as.example/register/x")
  }

  @Test(
    "a registration is deleted when the server no longer has it",
    arguments: [
      (.status(204), nil), (.status(200), nil), (.status(404), nil), (.status(401), nil), (.status(410), nil),
      (.status(403), "HTTP 403"), (.status(500), "HTTP 500"),
      (.json(["error": "invalid_token"], status: 405), "invalid_token"),
      (.redirect(307, "https://evil.example/"), "HTTP 307"),
      (.failure(.connectionLost("x")), "the connection broke: x"),
    ]
      as [(Answer, String?)])
  func deletion(answer: Answer, fault: String?) async throws {
    let network = FakeTransport([.delete("https://as.example/register/x", answer)])
    let client = try Self.managed()
    var seen: String?
    do throws(RegistrationFault) {
      #expect(try await ClientManagement(transport: network).delete(client))
    } catch {
      switch error {
      case .transport(let error): seen = "\(error)"
      case .refused(let refusal): seen = refusal.code
      case .answer(let fault): seen = "\(fault)"
      case .redirectReplaced: seen = "replaced"
      }
    }
    #expect(seen == fault)
    #expect(network.troubles == [])
    #expect(try await ClientManagement(transport: network).delete(Self.client(.dynamic, "y")) == false)
  }
}
