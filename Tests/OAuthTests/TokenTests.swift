import HTTP
import JSON
import LibCrypto
import OAuth
import TestSupport
import Testing

/// Section 11.
@Suite("The token endpoint")
struct TokenTests {
  private static let now: Int64 = 1_800_000_000
  private static let tenYears: Int64 = 315_360_000

  // MARK: Answers

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: Answer
    let outcome: String

    init(_ name: String, _ document: JSONObject, status: Int = 200, _ outcome: String) {
      self.init(name, answer: .json(.object(document), status: status), outcome)
    }

    init(_ name: String, answer: Answer, _ outcome: String) {
      testDescription = name
      self.answer = answer
      self.outcome = outcome
    }

    /// An answer that is right but for the members given.
    static func good(_ name: String, _ members: JSONObject, _ outcome: String) -> Row {
      var document: JSONObject = ["access_token": "tok", "token_type": "Bearer"]
      for member in members.members { document[member.name] = member.value }
      return Row(name, document, outcome)
    }

    static func life(_ text: String, _ outcome: String) -> Row {
      Row(
        "expires_in \(text)",
        answer: .status(
          200, body: "{\"access_token\":\"tok\",\"token_type\":\"Bearer\",\"expires_in\":\(text)}"), outcome)
    }
  }

  @Test(
    "an answer is taken by its body, and refused by what is wrong with it (TOK-7 to TOK-11)",
    arguments: [
      .good("the least", [:], "tok Bearer"),
      .good(
        "everything", ["expires_in": 60, "refresh_token": "r", "scope": "a b"],
        "tok Bearer expires 60 refresh r scope a b"),
      .good("TOK-7: any case", ["token_type": "bEARER"], "tok bEARER"),
      .good("an empty refresh token is none", ["refresh_token": ""], "tok Bearer"),
      .good("null is absence", ["refresh_token": nil, "expires_in": nil, "scope": nil], "tok Bearer"),
      .good("an empty scope was granted", ["scope": ""], "tok Bearer scope "),
      .life("0", "tok Bearer expires 0"), .life("-5", "tok Bearer expires 0"),
      .life("\"3600\"", "tok Bearer expires 3600"), .life("3600.0", "tok Bearer expires 3600"),
      .life("3599.9", "tok Bearer expires 3599"),
      .life("9223372036854775807", "tok Bearer expires \(tenYears)"),
      .life("-9223372036854775808", "tok Bearer expires 0"),
      .life("9223372036854775808", "tok Bearer expires \(tenYears)"),
      .life("1e18", "tok Bearer expires \(tenYears)"), .life("1e400", "tok Bearer expires \(tenYears)"),
      .life("-1e400", "tok Bearer expires 0"),
      .life("99999999999999999999999", "tok Bearer expires \(tenYears)"),
      .life("\"9223372036854775807\"", "tok Bearer expires \(tenYears)"),
      .life("\"soon\"", "expires_in is a string instead of a whole number"),
      .life("true", "expires_in is a boolean instead of a whole number"),
      .life("{}", "expires_in is an object instead of a whole number"),
      .life("\"\"", "expires_in is a string instead of a whole number"),
      // TOK-8
      .good("DPoP", ["token_type": "DPoP"], "type DPoP"), .good("N_A", ["token_type": "N_A"], "type N_A"),
      .good("an empty type", ["token_type": ""], "type "), .good("mac", ["token_type": "mac"], "type mac"),
      Row("no type", ["access_token": "t"], "token_type is missing"),
      Row("no token", ["token_type": "Bearer"], "access_token is missing"),
      .good("an empty token", ["access_token": ""], "access_token is missing"),
      .good("a token of another type", ["access_token": 5], "access_token is a number instead of a string"),
      .good("a null token", ["access_token": nil], "access_token is missing"),
      // RFC 6750 §2.1
      .good("every letter", ["access_token": "azAZ09-._~+/=="], "azAZ09-._~+/== Bearer"),
      .good("a blank", ["access_token": "a b"], "notB64"),
      .good("a line feed", ["access_token": "a\r\nX: y"], "notB64"),
      .good("padding inside", ["access_token": "a=b"], "notB64"),
      .good("padding alone", ["access_token": "=="], "notB64"), .good("é", ["access_token": "é"], "notB64"),
      .good("Kelvin", ["access_token": "\u{212A}"], "notB64"),
      .good("a quote", ["access_token": "a\"b"], "notB64"),
      .good("a comma", ["access_token": "a,b"], "notB64"),
      .good("a NUL", ["access_token": "a\u{0}"], "notB64"),
      // TOK-9
      Row(
        "400", ["error": "invalid_grant", "error_description": "used"], status: 400,
        "refused invalid_grant: used (400)"),
      Row("401", ["error": "invalid_client"], status: 401, "refused invalid_client (401)"),
      Row(
        "GitHub: an error with 200",
        ["error": "bad_verification_code", "error_description": "d", "error_uri": "u"],
        "refused bad_verification_code: d (200)"),
      Row(
        "an error beside a token", ["error": "x", "access_token": "t", "token_type": "Bearer"],
        "refused x (200)"),
      Row(
        "words that a terminal would obey", ["error": "x\u{1B}[2J"], status: 400, "refused x\\u{1b}[2J (400)"),
      Row("an error of another type", ["error": 5], status: 400, "HTTP 400"),
      Row("an error of another type with 200", ["error": 5], "access_token is missing"),
      Row("an empty error", ["error": ""], status: 400, "HTTP 400"),
      Row("400 with a token", ["access_token": "t", "token_type": "Bearer"], status: 400, "HTTP 400"),
      Row("201 with a token", ["access_token": "t", "token_type": "Bearer"], status: 201, "t Bearer"),
      Row("500 with an error", ["error": "invalid_grant"], status: 500, "HTTP 500"),
      Row("502 with an error", ["error": "server_error"], status: 502, "HTTP 502"),
      // Not JSON
      Row("HTML", answer: .html(), "HTTP 200 with HTML or XML instead of JSON at byte 0 (text/html)"),
      Row(
        "HTML with 400", answer: .html(400), "HTTP 400 with HTML or XML instead of JSON at byte 0 (text/html)"
      ),
      Row(
        "HTML with 502", answer: .html(502), "HTTP 502 with HTML or XML instead of JSON at byte 0 (text/html)"
      ), Row("empty", answer: .status(200), "HTTP 200 with no JSON at all at byte 0"),
      Row(
        "a form",
        answer: .status(
          200, ["Content-Type": "application/x-www-form-urlencoded"], body: "access_token=t&token_type=bearer"
        ),
        "HTTP 200 with unexpected \"a\" in JSON at byte 0 (application/x-www-form-urlencoded)"),
      Row("an array", answer: .json([]), "an array instead of a JSON object"),
      Row(
        "cut short", answer: .status(200, body: "{\"access_token\":\"t"),
        "HTTP 200 with the JSON is cut short at byte 18"),
      Row(
        "JSON under another type",
        answer: .status(
          200, ["Content-Type": "text/plain"], body: "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}"),
        "t Bearer"),
      // TOK-11
      Row("307", answer: .redirect(307, "https://evil.example/"), "a redirect to https://evil.example/"),
      Row("302", answer: .redirect(302, "/login"), "a redirect to /login"),
      Row("302 without a place", answer: .status(302), "HTTP 302 with no JSON at all at byte 0"),
      // 429 and 503
      Row("429", answer: .status(429, ["Retry-After": "120"]), "rate 429 120"),
      Row("429 without a wish", answer: .status(429), "rate 429 nil"),
      Row("503 with HTML", answer: .html(503).field("Retry-After", "5"), "rate 503 5"),
      Row(
        "503 with JSON",
        answer: .json(["error": "temporarily_unavailable"], status: 503).field("Retry-After", "5"),
        "rate 503 5 temporarily_unavailable"),
      Row("429 with JSON", answer: .json(["error": "slow_down"], status: 429), "rate 429 nil slow_down"),
      Row(
        "429 with problem details",
        answer: .json(["title": "Too many", "detail": "ten an hour"], status: 429),
        "rate 429 nil ten an hour"),
      Row(
        "429 with plain words",
        answer: .status(
          429, ["Content-Type": "text/plain; charset=utf-8"], body: "later\u{1b}[2J, please\nsecond"),
        "rate 429 nil later\\u{1b}[2J, please"),
      Row(
        "429 with a date", answer: .status(429, ["Retry-After": "Fri, 15 Jan 2027 08:00:09 GMT"]),
        "rate 429 9"), Row("429 negative", answer: .status(429, ["Retry-After": "-1"]), "rate 429 1"),
      Row(
        "429 beyond all measure", answer: .status(429, ["Retry-After": "99999999999999999999"]),
        "rate 429 3155760000"),
      Row(
        "429 with invalid_grant is no refusal", answer: .json(["error": "invalid_grant"], status: 429),
        "rate 429 nil invalid_grant"),
      Row("lost", answer: .failure(.connectionLost("x")), "transport the connection broke: x"),
    ] as [Row])
  func response(row: Row) async throws {
    let network = FakeTransport([.post("https://as.example/token", row.answer)])
    let request = TokenRequest(
      endpoint: try Location("https://as.example/token"), grant: .refresh(Secret("r")),
      client: Self.client(), resource: nil)
    var outcome: String
    do throws(TokenFault) {
      let response = try await request.send(network, .fixed)
      outcome = "\(response.accessToken.reveal()) \(response.tokenType)"
      if let time = response.expiresAt { outcome += " expires \(time - Self.now)" }
      if let refresh = response.refreshToken { outcome += " refresh \(refresh.reveal())" }
      if let scope = response.scope { outcome += " scope \(scope)" }
    } catch {
      switch error {
      case .transport(let error): outcome = "transport \(error)"
      case .refused(let refusal): outcome = "refused \(refusal.sentence) (\(refusal.status))"
      case .answer(let fault):
        outcome = "\(fault)"
        #expect(fault.exchange == 1)
      case .rateLimited(let limit):
        outcome = "rate \(limit.status) \(limit.seconds.map { "\($0)" } ?? "nil")"
        if let words = limit.words { outcome += " \(words)" }
        #expect(limit.until == limit.seconds.map { Self.now + $0 })
      case .unknownTokenType(let type, _): outcome = "type \(type)"
      case .notB64Token: outcome = "notB64"
      default: outcome = "\(error)"
      }
    }
    #expect(outcome.utf8.elementsEqual(row.outcome.utf8))
    #expect(network.troubles == [])
  }

  // MARK: Requests

  private static func client(_ id: String = "id") -> Client {
    Client(
      kind: .preregistered, issuer: "https://as.example", id: id, authentication: .none, registeredAt: 0)
  }

  @Test("a code is exchanged with everything that OAuth 2.0 and 2.1 ask for (TOK-1, TOK-2, RES-2)")
  func codeGrant() throws {
    let request = TokenRequest(
      endpoint: try Location("https://as.example/token"),
      grant: .authorizationCode(
        Secret("c+/="), verifier: Secret("v"), redirectURI: "http://127.0.0.1:1/callback"),
      client: Self.client(), resource: Chain.mcp)
    let http = try request.http(.fixed)
    #expect(request.grant.step == .token && http.method == .post)
    #expect(
      http.headers["Content-Type"] == "application/x-www-form-urlencoded"
        && http.headers["Accept"] == "application/json")
    #expect(http.headers["Authorization"] == nil && http.url.query == nil)
    #expect(
      String(decoding: http.body ?? [], as: UTF8.self)
        == "grant_type=authorization_code&code=c%2B%2F%3D&code_verifier=v&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&resource=https%3A%2F%2Fmcp.example%2Fmcp&client_id=id"
    )
  }

  @Test("a refresh names no scope, and the resource where there is one (RT-5)", arguments: [nil, Chain.mcp])
  func refreshGrant(resource: String?) throws {
    let request = TokenRequest(
      endpoint: try Location("https://as.example/token"), grant: .refresh(Secret("r")),
      client: Self.client(), resource: resource)
    #expect(request.grant.step == .refresh)
    #expect(
      try request.http(.fixed).form.fields.map(\.name) == ["grant_type", "refresh_token"]
        + (resource == nil ? [] : ["resource"]) + ["client_id"])
    #expect(try request.http(.fixed).form["resource"] == resource)
  }

  @Test(
    "a client proves itself in one way, form-encoded before Base64 (TOK-3 to TOK-5)",
    arguments: [
      (.none, "a b", nil, nil, nil), (.none, "a b", "s", nil, nil), (.post, "a b", "s&=+", nil, "s&=+"),
      (.basic, "id", "secret", "id:secret", nil),
      (.basic, "a:b c", "d:é%+/&=", "a%3Ab+c:d%3A%C3%A9%25%2B%2F%26%3D", nil),
      (.basic, "~-._", "~-._", "~-._:~-._", nil), (.basic, "id", nil, "id:", nil),
    ] as [(ClientAuthentication, String, String?, String?, String?)])
  func authentication(way: ClientAuthentication, id: String, secret: String?, basic: String?, inBody: String?)
    throws
  {
    var client = Self.client(id)
    client.authentication = way
    client.secret = secret.map { Secret($0) }
    let request = TokenRequest(
      endpoint: try Location("https://as.example/token"), grant: .clientCredentials, client: client)
    let http = try request.http(.fixed)
    let (form, headers) = (http.form, http.headers)
    #expect(headers["Authorization"] == basic.map { "Basic " + Base64.encode($0.utf8) })
    #expect(form.values(of: "client_secret") == (inBody.map { [$0] } ?? []))
    #expect(form.values(of: "client_id") == [id])
  }

  @Test(
    "a client with a secret uses what is listed, Basic first; nothing said is Basic (ASM-8, CC-6)",
    arguments: [
      (nil, .basic), ([], nil), (["none"], nil), (["client_secret_post"], .post),
      (["client_secret_post", "client_secret_basic"], .basic), (["private_key_jwt"], nil),
      (["Client_Secret_Basic"], nil),
    ]
      as [([String]?, ClientAuthentication?)])
  func choice(listed: [String]?, way: ClientAuthentication?) {
    #expect(ClientAuthentication.withSecret(listed) == way)
  }
}
