import HTTP
import JSON
import LibCrypto
import TestSupport
import Testing

@testable import OAuth

/// Sections 8 to 10.
@Suite("The authorization request and its answer")
struct AuthorizationTests {
  // MARK: PKCE

  @Test("RFC 7636 appendix B")
  func appendixB() {
    let bytes: [UInt8] = [
      116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214,
      191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
    ]
    let verifier = CodeVerifier(FixedRandom(bytes))
    #expect(verifier.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    #expect(verifier.reveal().reveal() == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
  }

  @Test("every sign-in has its own verifier and state (AZ-3, AZ-8a)")
  func fresh() {
    let random = CountingRandom()
    let one = CodeVerifier(random).reveal().reveal()
    #expect(one != CodeVerifier(random).reveal().reveal())
    #expect(one.utf8.count == 43)
    let state = AuthorizationRequest.freshState(random)
    #expect(state != AuthorizationRequest.freshState(random))
    #expect(state.utf8.count == 32)
  }

  // MARK: The request

  private static func parts(
    _ endpoint: String = "https://as.example/authorize", scope: String? = "a b",
    resource: String? = Chain.mcp, extra: [(name: String, value: String)] = []
  ) throws -> AuthorizationRequest.Parts {
    AuthorizationRequest.Parts(
      endpoint: try Location(endpoint), clientID: "id&=é", redirectURI: "http://127.0.0.1:1/callback",
      scope: scope.map { Scope($0) }, resource: resource,
      codeChallenge: "cc", state: "st", extra: extra)
  }

  private static let core =
    "response_type=code&client_id=id%26%3D%C3%A9&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&code_challenge=cc&code_challenge_method=S256&state=st"

  @Test(
    "a request has every parameter once and keeps the endpoint's query (AZ-6)",
    arguments: [
      (
        "https://as.example/authorize", "a b", Chain.mcp, [],
        "?\(core)&scope=a+b&resource=https%3A%2F%2Fmcp.example%2Fmcp"
      ),
      ("https://as.example/authorize", nil, nil, [], "?\(core)"),
      ("https://as.example/authorize", "", nil, [], "?\(core)"),
      ("https://as.example/authorize?t=1%202", nil, nil, [], "?t=1%202&\(core)"),
      ("https://as.example/authorize?", nil, nil, [], "?\(core)"),
      ("https://as.example/authorize#f", nil, nil, [], "?\(core)"),
      (
        "https://as.example/authorize", nil, nil, ["prompt", "login_hint"],
        "?\(core)&prompt=v+v&login_hint=v+v"
      ),
    ] as [(String, String?, String?, [String], String)])
  func request(endpoint: String, scope: String?, resource: String?, extra: [String], query: String) throws {
    let request = try AuthorizationRequest(
      try Self.parts(endpoint, scope: scope, resource: resource, extra: extra.map { ($0, "v v") }))
    #expect(request.url.text == "https://as.example/authorize" + query)
    #expect(request.state == "st")
    let names = FormBody(parsing: request.url.query ?? "").fields.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(
    "parameters of the flow cannot be replaced",
    arguments: [
      "response_type", "client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state",
      "resource", "scope",
    ])
  func owned(name: String) throws {
    #expect(throws: AuthorizationRequest.Fault.ownedParameter(name)) {
      try AuthorizationRequest(try Self.parts(extra: [("a", "b"), (name, "x")]))
    }
  }

  @Test("a URL that would be too long is none")
  func tooLong() throws {
    let scope = String(repeating: "s", count: 20_000)
    #expect(throws: AuthorizationRequest.Fault.badURL(.tooLong(limit: Location.maxLength))) {
      try AuthorizationRequest(try Self.parts(scope: scope))
    }
  }

  // MARK: The answer

  private static let right = "https://as.example"

  @Test(
    "an answer is judged by state, repetition, iss, error and code, in this order (AZ-5, AZ-9, ISS-2 to ISS-4)",
    arguments: [
      // state
      ("code=c", false, "stateMissing"), ("", false, "stateMissing"), ("state=&code=c", false, "stateWrong"),
      ("state=x&code=c", false, "stateWrong"),
      ("state=ST-K&code=c", false, "stateWrong"), ("state=st-%E2%84%AA&code=c", false, "stateWrong"),
      ("state=st-K&state=st-K&code=c", false, "repeated state"),
      ("state=x&state=st-K&code=c", false, "repeated state"),
      ("state=x&error=access_denied", false, "stateWrong"), ("state=x&iss=https://evil", true, "stateWrong"),
      // repeated parameters
      ("state=st-K&code=c&code=d", false, "repeated code"),
      ("state=st-K&code=c&iss=\(right)&iss=\(right)", true, "repeated iss"),
      ("state=st-K&error=a&error=b", false, "repeated error"), ("state=st-K&code=c&x=1&x=2", false, "code c"),
      ("state=st-K&iss=a&iss=b&code=c&code=d", true, "repeated iss"),
      // the table of section 10
      ("state=st-K&code=c&iss=\(right)", true, "code c"),
      ("state=st-K&code=c&iss=https://evil", true, "issuerWrong https://evil"),
      ("state=st-K&code=c", true, "issuerMissing"),
      ("state=st-K&code=c&iss=\(right)", false, "code c"),
      ("state=st-K&code=c&iss=https://evil", false, "issuerWrong https://evil"),
      ("state=st-K&code=c", false, "code c"),
      ("state=st-K&code=c&iss=", false, "issuerWrong "), ("state=st-K&code=c&iss=", true, "issuerWrong "),
      // ISS-3: nothing is looked through, after form-decoding
      ("state=st-K&code=c&iss=\(right)/", true, "issuerWrong https://as.example/"),
      ("state=st-K&code=c&iss=https://AS.example", true, "issuerWrong https://AS.example"),
      ("state=st-K&code=c&iss=https://as.example:443", true, "issuerWrong https://as.example:443"),
      ("state=st-K&code=c&iss=https%3A%2F%2Fas.example", true, "code c"),
      ("state=st-K&code=c&iss=https%253A%252F%252Fas.example", true, "issuerWrong https%3A%2F%2Fas.example"),
      ("state=st-K&code=c&iss=HTTPS://as.example", true, "issuerWrong HTTPS://as.example"),
      // ISS-4: iss before error
      ("state=st-K&error=access_denied&error_description=no", true, "issuerMissing"),
      ("state=st-K&error=access_denied&iss=https://evil", false, "issuerWrong https://evil"),
      (
        "state=st-K&error=access_denied&error_description=no+way&iss=\(right)", true,
        "refused access_denied: no way"
      ), ("state=st-K&error=access_denied", false, "refused access_denied"),
      ("state=st-K&error=x&code=c", false, "refused x"), ("state=st-K&error=&code=c", false, "code c"),
      ("state=st-K&error=%1B%5B2J", false, "refused \\u{1b}[2J"),
      // code
      ("state=st-K", false, "codeMissing"), ("state=st-K&code=", false, "codeMissing"),
      ("state=st-K&iss=\(right)", true, "codeMissing"), ("state=st-K&code=a%2Bb%3D", false, "code a+b="),
    ] as [(String, Bool, String)])
  func response(query: String, promises: Bool, outcome: String) {
    let expected = ExpectedResponse(state: "st-K", issuer: Self.right, promisesIssuer: promises)
    #expect(Self.judge(query, expected).utf8.elementsEqual(outcome.utf8))
  }

  @Test(
    "in the 2025-03-26 fallback the final slash of an issuer says nothing (BC-5)",
    arguments: [
      ("https://as.example/", true), ("https://as.example", true), ("https://as.example//", false),
      ("https://evil", false), ("https://AS.example", false),
    ])
  func legacyIssuer(issuer: String, passes: Bool) {
    let expected = ExpectedResponse(
      state: "s", issuer: Self.right, promisesIssuer: false, toleratesSlash: true)
    #expect((Self.judge("state=s&code=c&iss=\(issuer)", expected) == "code c") == passes)
  }

  @Test(
    "where nobody said who the issuer is, it has to be at the origin to which the code goes (TOK-10)",
    arguments: [
      ("&iss=https://token.example", true), ("&iss=https://token.example/tenant", true), ("", true),
      ("&iss=https://as.example", false), ("&iss=https://token.example:8443", false), ("&iss=", false),
      ("&iss=http://token.example", false), ("&iss=https://token.example.evil", false),
    ])
  func guessedIssuer(parameter: String, passes: Bool) {
    let expected = ExpectedResponse(
      state: "s", issuer: Self.right, promisesIssuer: false, tokenOrigin: "https://token.example")
    #expect((Self.judge("state=s&code=c\(parameter)", expected) == "code c") == passes)
  }

  @Test("only an answer of another sign-in is waited past")
  func ours() {
    let refusal = ServerRefusal(code: "x", status: 302, exchange: 0)
    let faults: [(AuthorizationFault, Bool)] = [
      (.stateMissing, false), (.stateWrong, false), (.repeated("state"), false), (.repeated("code"), true),
      (.issuerMissing(expected: ""), true),
      (.issuerWrong(expected: "", got: ""), true), (.refused(refusal), true), (.codeMissing, true),
    ]
    for (fault, isOurs) in faults { #expect(fault.isOurs == isOurs) }
  }

  private static func judge(_ query: String, _ expected: ExpectedResponse) -> String {
    do throws(AuthorizationFault) {
      return "code " + (try AuthorizationResponse(FormBody(parsing: query), expected: expected).code.reveal())
    } catch {
      switch error {
      case .stateMissing: return "stateMissing"
      case .stateWrong: return "stateWrong"
      case .repeated(let name): return "repeated \(name)"
      case .issuerMissing: return "issuerMissing"
      case .issuerWrong(_, let got): return "issuerWrong \(got)"
      case .issuerUnknown(_, let got): return "issuerUnknown \(got)"
      case .refused(let refusal): return "refused \(refusal.sentence)"
      case .codeMissing: return "codeMissing"
      }
    }
  }

  // MARK: Scopes

  @Test(
    "a scope is a set in its order, told apart by bytes",
    arguments: [
      ("a b", ["a", "b"]), ("a  b a", ["a", "b"]), ("", []), ("  ", []), (" a ", ["a"]), ("A a", ["A", "a"]),
      ("K \u{212A}", ["K", "\u{212A}"]),
      ("e\u{301} \u{E9}", ["e\u{301}", "\u{E9}"]), ("a\tb\nc", ["a", "b", "c"]),
    ] as [(String, [String])])
  func scopes(text: String, tokens: [String]) {
    let scope = Scope(text)
    #expect(scope.tokens.map { Array($0.utf8) } == tokens.map { Array($0.utf8) })
    #expect(scope.isEmpty == tokens.isEmpty)
    #expect(scope.contains("K") == tokens.contains { $0.isIdentical(to: "K") })
  }

  @Test("sets of scopes are united in order and compared by bytes")
  func sets() {
    #expect(Scope("a b").union(Scope("b c")).text == "a b c")
    #expect(Scope("a b").isSuperset(of: Scope("b")) && !Scope("a b").isSuperset(of: Scope("c")))
    #expect(!Scope("\u{212A}").isSuperset(of: Scope("K")))
    #expect(Scope("a").isSuperset(of: Scope("")))
    #expect(Scope("\u{212A}") != Scope("K"))
    #expect(Scope("a").adding("a").text == "a")
  }

  @Test("a hundred thousand scopes are read and compared in linear time", .timeLimit(.minutes(1)))
  func manyScopes() {
    let scope = Scope((0..<100_000).map { "s\($0)" }.joined(separator: " "))
    #expect(scope.tokens.count == 100_000)
    #expect(scope.isSuperset(of: scope))
  }

  @Test(
    "the strategy of section 8",
    arguments: [
      // user, challenge, PRM, AS → source, scope, offline_access added
      (nil, nil, nil, nil, "none nil"), (nil, "a b", ["c"], nil, "challenge a b"),
      (nil, nil, ["c", "d"], nil, "resource-metadata c d"),
      (nil, nil, [], nil, "none nil"), (nil, "", ["c"], nil, "resource-metadata c"),
      (nil, "a", ["a", "b", "c"], nil, "challenge a"),
      // SCP-8, RT-3
      (nil, "a", nil, ["a", "offline_access"], "challenge a offline_access +"),
      (nil, nil, ["c"], ["offline_access"], "resource-metadata c offline_access +"),
      (nil, nil, nil, ["offline_access"], "none offline_access +"),
      (nil, "a offline_access", nil, ["offline_access"], "challenge a offline_access"),
      (nil, nil, ["offline_access"], ["x"], "resource-metadata offline_access"),
      (nil, "a", ["offline_access"], ["x"], "challenge a"),
      // SCP-10: not a fallback
      (nil, nil, nil, ["x", "y"], "none nil"),
      // --scope replaces all of that
      ("z", "a", ["c"], ["offline_access"], "user z"), ("", "a", ["c"], ["offline_access"], "user nil"),
      ("z z", nil, nil, nil, "user z"),
    ] as [(String?, String?, [String]?, [String]?, String)])
  func plan(user: String?, challenge: String?, listed: [String]?, offered: [String]?, outcome: String) throws
  {
    var more = JSONObject()
    more.set("scopes_supported", listed.map { JSONValue($0) })
    let resource = try ResourceMetadata(
      try #require(Chain.resource(with: more).object), expected: .endpoint(try Location(Chain.mcp), []))
    var server = ServerMetadata(issuer: Chain.issuer, authorization: nil, token: nil, registration: nil)
    server.scopesSupported = offered
    let plan = ScopePlan(
      user: user.map { Scope($0) }, challenge: challenge.map { Scope($0) }, resource: resource, server: server
    )
    #expect(
      "\(plan.source.rawValue) \(plan.scope?.text ?? "nil")" + (plan.addsOfflineAccess ? " +" : "") == outcome
    )
  }

  // MARK: resource

  @Test(
    "the resource parameter is what was published, byte for byte, else the canonical URL (RES-4 to RES-8)",
    arguments: [
      (.published, "https://mcp.example", "https://mcp.example/", .july2026, "https://mcp.example/"),
      (.published, "https://mcp.example", nil, .july2026, "https://mcp.example"),
      (.published, "https://mcp.example/", nil, .july2026, "https://mcp.example/"),
      (.published, "HTTPS://MCP.example:443/A?b", nil, .july2026, "https://mcp.example/A?b"),
      (.published, Chain.mcp, nil, .march2025, nil), (.omitted, Chain.mcp, Chain.mcp, .july2026, nil),
      (.value("X"), Chain.mcp, Chain.mcp, .march2025, "X"),
    ] as [(LoginOptions.Resource, String, String?, SpecRevision, String?)])
  func resource(
    option: LoginOptions.Resource, endpoint: String, published: String?, revision: SpecRevision, sent: String?
  ) throws {
    var options = LoginOptions()
    options.resource = option
    let url = try Location(endpoint)
    let metadata = try published.map {
      try ResourceMetadata(try #require(Chain.resource($0).object), expected: .endpoint(url, []))
    }
    let discovered = Discovered(
      mode: .resourceMetadata, revision: revision, typed: url, endpoint: url,
      report: ProbeReport(endpoint: url), attempts: [], resource: metadata,
      server: ServerMetadata(issuer: Chain.issuer, authorization: nil, token: nil, registration: nil),
      otherIssuers: [])
    #expect(options.resource(for: discovered) == sent)
  }
}
