import HTTP
import JSON
import LibCrypto
import OAuth
import TestSupport
import Testing

/// RT-10.
@Suite("Revocation")
struct RevocationTests {
  @Test(
    "a revocation is done with 2xx",
    arguments: [
      (.status(200), nil), (.status(204), nil), (.json(["error": "invalid_request"], status: 200), nil),
      (.json(["error": "unsupported_token_type"], status: 400), "unsupported_token_type"),
      (.html(500), "HTTP 500"), (.status(404), "HTTP 404"), (.redirect(302, "/"), "HTTP 302"),
      (.failure(.timedOut(seconds: 1)), "no answer within 1 s"),
    ] as [(Answer, String?)])
  func done(answer: Answer, fault: String?) async throws {
    let network = FakeTransport([.post("https://as.example/revoke", answer)])
    let request = RevocationRequest(
      endpoint: try Location("https://as.example/revoke"), token: Secret("t"), hint: .refreshToken,
      client: ClientTests.client(.dynamic, "c"), tokenEndpoint: try Location("https://as.example/token"),
      prover: .fixed)
    var seen: String?
    switch await request.send(network) {
    case .refused(let refusal): seen = refusal.code
    case .answer(let fault): seen = "\(fault)"
    case .transport(let error): seen = "\(error)"
    case nil: seen = nil
    case let other: seen = "\(String(describing: other))"
    }
    #expect(seen == fault)
    #expect(network.troubles == [])
    #expect(network.requests.first?.form.text == "token=t&token_type_hint=refresh_token&client_id=c")
  }

  @Test("where only an empty client_secret was missed, it is sent once", arguments: [true, false])
  func emptySecret(helps: Bool) async throws {
    let refusal = Answer.json(["error": "invalid_request"], status: 400)
    let network = FakeTransport([
      .post("https://as.example/revoke", refusal),
      .post("https://as.example/revoke", helps ? .status(200) : refusal),
    ])
    let request = RevocationRequest(
      endpoint: try Location("https://as.example/revoke"), token: Secret("t"), hint: .accessToken,
      client: ClientTests.client(.dynamic, "c"), tokenEndpoint: try Location("https://as.example/token"),
      prover: .fixed)
    #expect((await request.send(network) == nil) == helps)
    #expect(network.requests.map { $0.form["client_secret"] } == [nil, ""])
  }

  @Test(
    "an assertion names the issuer or the token endpoint, wherever it is shown (RFC 7523 §3)",
    arguments: [(.issuer, "https://as.example"), (.tokenEndpoint, "https://as.example/token")]
      as [(ClientProver.Audience, String)])
  func audience(of audience: ClientProver.Audience, named: String) throws {
    var prover = ClientProver.fixed
    prover.audience = audience
    let client = Client(
      kind: .preregistered, issuer: "https://as.example", id: "c", secret: Secret("a secret"),
      authentication: .secretJWT, registeredAt: 0)
    let request = RevocationRequest(
      endpoint: try Location("https://as.example/revoke"), token: Secret("t"), hint: nil, client: client,
      tokenEndpoint: try Location("https://as.example/token"), prover: prover)
    let assertion = try #require(try request.http().form["client_assertion"]?.split(separator: "."))
    let claims = String(decoding: try Base64URL.decode(assertion[1]), as: UTF8.self)
    #expect(claims.contains(#""aud":"\#(named)""#))
  }
}
