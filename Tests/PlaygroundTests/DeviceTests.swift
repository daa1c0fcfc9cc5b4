import HTTP
import JSON
import Playground
import Testing

@Suite struct DeviceTests {
  static let grantType = "urn:ietf:params:oauth:grant-type:device_code"

  private func ask(_ visitor: Visitor, _ more: [(String, String)] = []) async -> Reply {
    await visitor.post("/auth/device_authorization", form: [("client_id", "demo-public")] + more)
  }

  private func poll(_ visitor: Visitor, _ code: String, _ more: [(String, String)] = []) async -> Reply {
    await visitor.post(
      Visitor.endpoints.token,
      form: [("grant_type", Self.grantType), ("device_code", code), ("client_id", "demo-public")] + more)
  }

  @Test("a person types the code, signs in and allows it, and the device gets its tokens once")
  func wholeFlow() async throws {
    let visitor = try Visitor()
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(
      metadata.json["device_authorization_endpoint"] == "http://127.0.0.1:8080/auth/device_authorization")
    #expect(metadata.json["grant_types_supported"]?.strings?.contains(Self.grantType) == true)
    let device = await ask(visitor, [("scope", "todo:read"), ("resource", Visitor.origin + "/mcp")])
    #expect(device.status == 200)
    #expect(device.headers["Cache-Control"] == "no-store")
    #expect(device.json["expires_in"] == 600)
    #expect(device.json["interval"] == 5)
    let userCode = try device.member("user_code")
    #expect(userCode.wholeMatch(of: /[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}/) != nil)
    #expect(try device.member("verification_uri") == "http://127.0.0.1:8080/auth/device")
    let code = try device.member("device_code")
    #expect(await poll(visitor, code).json["error"] == "authorization_pending")

    let page = await visitor.get(try device.member("verification_uri_complete"))
    #expect(page.text.contains("value=\"\(userCode)\""))
    #expect(page.headers["Content-Security-Policy"]?.hasSuffix("form-action 'self'") == true)
    let wrong = await visitor.post("/auth/device", form: [("user_code", "BBBB-BBBB")])
    #expect(wrong.text.contains("No device"))
    let typed = userCode.lowercased().replacing("-", with: " ")
    let foreign = await visitor.post(
      "/auth/device", form: [("user_code", typed)], headers: ["Origin": "https://evil.example"])
    #expect(foreign.status == 403)
    let signIn = await visitor.post("/auth/device", form: [("user_code", typed)])
    let ticket = String(try #require(signIn.text.firstMatch(of: /name="ticket" value="([^"]+)"/)).output.1)
    let signedIn = await visitor.post(
      "/auth/sign-in", form: [("ticket", ticket), ("username", "demo"), ("password", "playground")])
    let consent = await visitor.get(try #require(signedIn.headers["Location"]))
    #expect(consent.text.contains("The device that shows <code>\(userCode)</code>"))
    #expect(!consent.text.contains("<script"))
    let allowed = await visitor.post(
      "/auth/consent", form: [("ticket", ticket), ("decision", "allow"), ("scope", "todo:read")])
    #expect(allowed.status == 200)
    #expect(allowed.text.contains("Your device is connected"))
    let late = await visitor.post("/auth/device", form: [("user_code", userCode)])
    #expect(late.text.contains("No device"))

    visitor.pass(5)
    let tokens = await poll(visitor, code)
    #expect(tokens.status == 200, "\(tokens.text)")
    #expect(tokens.json["scope"] == "todo:read")
    let claims = try JSONObject(ofToken: try tokens.member("access_token"))
    #expect(claims["sub"] == "demo")
    #expect(claims["aud"] == "http://127.0.0.1:8080/mcp")
    #expect(await visitor.refresh(try tokens.member("refresh_token")).status == 200)
    visitor.pass(5)
    #expect(await poll(visitor, code).json["error"] == "invalid_grant")
  }

  @Test("a person who says no ends the waiting")
  func denial() async throws {
    let visitor = try Visitor()
    let device = await ask(visitor)
    let signIn = await visitor.post("/auth/device", form: [("user_code", try device.member("user_code"))])
    let ticket = String(try #require(signIn.text.firstMatch(of: /name="ticket" value="([^"]+)"/)).output.1)
    _ = await visitor.post(
      "/auth/sign-in", form: [("ticket", ticket), ("username", "demo"), ("password", "playground")])
    let denied = await visitor.post("/auth/consent", form: [("ticket", ticket), ("decision", "deny")])
    #expect(denied.text.contains("was not connected"))
    #expect(await poll(visitor, try device.member("device_code")).json["error"] == "access_denied")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var polls = 1
    var slowDowns = 0
    /// Seconds before each poll, and what it is answered.
    let steps: [(wait: Double, error: JSONValue?)]

    init(_ name: String, polls: Int = 1, slowDowns: Int = 0, _ steps: [(Double, JSONValue?)]) {
      testDescription = name
      self.polls = polls
      self.slowDowns = slowDowns
      self.steps = steps.map { (wait: $0.0, error: $0.1) }
    }
  }

  static let rows = [
    Row("at the right pace", [(0, "authorization_pending"), (5, nil)]),
    Row("a blink early", [(5, "authorization_pending"), (4.8, nil)]),
    Row(
      "too quick, then as told",
      [(0, "authorization_pending"), (1, "slow_down"), (9, "slow_down"), (15, nil)]),
    Row("at once", polls: 0, [(0, nil)]),
    Row(
      "after three", polls: 3,
      [(5, "authorization_pending"), (5, "authorization_pending"), (5, "authorization_pending"), (5, nil)]),
    Row(
      "slowed down twice", polls: 0, slowDowns: 2,
      [(5, "slow_down"), (10, "slow_down"), (14, "slow_down"), (20, nil)]),
    Row("too late", polls: 9, [(5, "authorization_pending"), (595, "expired_token"), (5, "expired_token")]),
  ]

  @Test("a device is told to wait, to slow down or that it is too late", arguments: rows)
  func pace(row: Row) async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.devicePolls = row.polls
      $0.deviceSlowDowns = row.slowDowns
    }
    let code = try await ask(visitor).member("device_code")
    for (number, step) in row.steps.enumerated() {
      visitor.pass(step.wait)
      let reply = await poll(visitor, code)
      #expect(reply.json["error"] == step.error, "\(number): \(reply.text)")
      #expect(reply.status == (step.error == nil ? 200 : 400))
    }
  }

  static let refusals: [(String, [(String, String)], JSONValue)] = [
    ("no client", [("client_id", "")], "invalid_client"),
    ("an unknown client", [("client_id", "stranger")], "invalid_client"),
    ("a client without this grant", [("client_id", "person")], "unauthorized_client"),
    ("an unknown scope", [("client_id", "demo-public"), ("scope", "admin")], "invalid_scope"),
    (
      "an unknown resource", [("client_id", "demo-public"), ("resource", "https://a/")], "invalid_target"
    ),
  ]

  @Test("the device authorization endpoint says what is wrong", arguments: refusals)
  func refusal(name: String, form: [(String, String)], error: JSONValue) async throws {
    let visitor = try Visitor {
      $0.clients = [["client_id": "person", "redirect_uris": [.string(Visitor.redirect)]]]
    }
    let reply = await visitor.post("/auth/device_authorization", form: form)
    #expect(reply.json["error"] == error, "\(reply.text)")
  }

  @Test("a device code is its client's")
  func otherClient() async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.clients = [["client_id": "other", "grant_types": [.string(Self.grantType)]]]
    }
    let code = try await ask(visitor).member("device_code")
    let reply = await visitor.post(
      Visitor.endpoints.token,
      form: [("grant_type", Self.grantType), ("device_code", code), ("client_id", "other")])
    #expect(reply.json["error"] == "invalid_grant")
    #expect(await poll(visitor, "unknown").json["error"] == "invalid_grant")
  }
}
