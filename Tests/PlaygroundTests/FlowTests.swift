import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct FlowTests {
  @Test("a stranger registers, a person signs in and allows it, and the token works until it is given back")
  func wholeFlow() async throws {
    let visitor = try Visitor()
    let probe = await visitor.call("server/discover", token: nil)
    #expect(probe.status == 401)
    #expect(
      probe.headers["WWW-Authenticate"]
        == "Bearer scope=\"todo:read todo:write\", "
        + "resource_metadata=\"http://127.0.0.1:8080/.well-known/oauth-protected-resource/mcp\"")
    let resource = await visitor.get("/.well-known/oauth-protected-resource/mcp")
    #expect(resource.json["resource"] == "http://127.0.0.1:8080/mcp")
    #expect(resource.json["authorization_servers"] == ["http://127.0.0.1:8080/auth"])
    let server = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(server.json["issuer"] == "http://127.0.0.1:8080/auth")

    let registered = await visitor.send(
      "POST", try server.member("registration_endpoint"),
      json: [
        "client_name": "A <b>", "redirect_uris": [.string(Visitor.redirect)],
        "token_endpoint_auth_method": "none", "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"], "application_type": "native",
      ])
    #expect(registered.status == 201)
    let id = try registered.member("client_id")
    #expect(registered.json["client_secret"] == nil)

    let signIn = await visitor.get(Visitor.authorization(["client_id": id]))
    #expect(signIn.status == 200)
    #expect(signIn.text.contains("A &lt;b&gt;"))
    #expect(!signIn.text.contains("A <b>"))
    let ticket = try #require(signIn.text.firstMatch(of: /name="ticket" value="([^"]+)"/)).output.1
    let wrong = await visitor.post(
      "/auth/sign-in", form: [("ticket", String(ticket)), ("username", "demo"), ("password", "no")])
    #expect(wrong.text.contains("do not belong together"))
    let signedIn = await visitor.post(
      "/auth/sign-in", form: [("ticket", String(ticket)), ("username", "demo"), ("password", "playground")])
    #expect(signedIn.status == 303)
    let consent = await visitor.get(try #require(signedIn.headers["Location"]))
    #expect(consent.text.contains("todo:write"))
    #expect(
      consent.headers["Content-Security-Policy"]?.hasSuffix("form-action 'self' http://127.0.0.1:5555")
        == true)
    let allowed = await visitor.post(
      "/auth/consent",
      form: [("ticket", String(ticket)), ("decision", "allow"), ("scope", "todo:read"), ("scope", "other")])
    #expect(allowed.status == 303)
    #expect(allowed.headers["Location"]?.hasPrefix(Visitor.redirect + "?code=") == true)
    #expect(allowed.redirected["state"] == "s t")
    #expect(allowed.redirected["iss"] == "http://127.0.0.1:8080/auth")
    let again = await visitor.post(
      "/auth/consent", form: [("ticket", String(ticket)), ("decision", "allow")])
    #expect(again.status == 400)

    let code = try #require(allowed.redirected["code"])
    let tokens = await visitor.exchange(code, ["client_id": id])
    #expect(tokens.status == 200)
    #expect(tokens.json["scope"] == "todo:read")
    #expect(tokens.headers["Cache-Control"] == "no-store")
    let token = try tokens.member("access_token")
    #expect(await visitor.tool("todo_list", token: token).status == 200)
    let short = await visitor.tool("todo_add", ["text": "x"], token: token)
    #expect(short.status == 403)
    #expect(short.headers["WWW-Authenticate"]?.contains("error=\"insufficient_scope\"") == true)
    #expect(short.headers["WWW-Authenticate"]?.contains("scope=\"todo:write\"") == true)

    let refresh = try tokens.member("refresh_token")
    let revoked = await visitor.post(
      Visitor.endpoints.revoke, form: [("token", refresh), ("client_id", id)])
    #expect(revoked.status == 200)
    let after = await visitor.tool("todo_list", token: token)
    #expect(after.status == 401)
    #expect(after.headers["WWW-Authenticate"]?.contains("error=\"invalid_token\"") == true)
    #expect(visitor.log.contains("GET /.well-known/oauth-protected-resource/mcp  resource metadata  200"))
    #expect(!visitor.log.contains { $0.contains(token) || $0.contains(refresh) || $0.contains(code) })
  }

  @Test("a person who says no is sent back with it")
  func denial() async throws {
    let visitor = try Visitor()
    let page = await visitor.get(Visitor.authorization())
    let ticket = String(try #require(page.text.firstMatch(of: /name="ticket" value="([^"]+)"/)).output.1)
    _ = await visitor.post(
      "/auth/sign-in", form: [("ticket", ticket), ("username", "demo"), ("password", "playground")])
    let foreign = await visitor.post(
      "/auth/consent", form: [("ticket", ticket), ("decision", "allow")],
      headers: ["Origin": "https://evil.example"])
    #expect(foreign.status == 403)
    let denied = await visitor.post("/auth/consent", form: [("ticket", ticket), ("decision", "deny")])
    #expect(denied.redirected["error"] == "access_denied")
    #expect(denied.redirected["state"] == "s t")
    #expect(denied.redirected["iss"] == "http://127.0.0.1:8080/auth")
    // The second time the browser is known: straight to consent.
    #expect(await visitor.get(Visitor.authorization()).text.contains("asks for access"))
    #expect(await visitor.get(Visitor.authorization(["prompt": "login"])).text.contains("Sign in"))
  }

  @Test("refresh tokens rotate, narrow, and an old one ends the family")
  func rotation() async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let first = try await visitor.tokens()
    let old = try first.member("refresh_token")
    let second = await visitor.refresh(old, [("scope", "todo:read")])
    #expect(second.json["scope"] == "todo:read")
    let wide = await visitor.refresh(try second.member("refresh_token"), [("scope", "todo:read admin")])
    #expect(wide.json["error"] == "invalid_scope")
    let third = await visitor.refresh(
      try second.member("refresh_token"), [("resource", Visitor.origin + "/mcp")])
    #expect(third.json["scope"] == "todo:read todo:write")
    #expect(await visitor.tool("echo", ["text": "a"], token: try third.member("access_token")).status == 200)
    #expect(await visitor.refresh(old).json["error"] == "invalid_grant")
    #expect(await visitor.refresh(try third.member("refresh_token")).json["error"] == "invalid_grant")
    #expect(await visitor.tool("echo", ["text": "a"], token: try third.member("access_token")).status == 401)
  }

  @Test("a code works once, for a minute, and its second use takes the tokens back")
  func codes() async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let code = try await visitor.code()
    let tokens = await visitor.exchange(code)
    #expect(tokens.status == 200)
    #expect(await visitor.exchange(code).json["error"] == "invalid_grant")
    #expect(await visitor.tool("whoami", token: try tokens.member("access_token")).status == 401)
    let late = try await visitor.code()
    visitor.pass(61)
    #expect(await visitor.exchange(late).json["error"] == "invalid_grant")
  }

  @Test("an access token lives as long as it says")
  func life() async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.tokenLife = 10
    }
    let tokens = try await visitor.tokens()
    #expect(tokens.json["expires_in"] == 10)
    visitor.pass(9)
    #expect(await visitor.tool("whoami", token: try tokens.member("access_token")).status == 200)
    visitor.pass(1)
    let late = await visitor.tool("whoami", token: try tokens.member("access_token"))
    #expect(late.headers["WWW-Authenticate"]?.contains("expired") == true)
  }

  @Test("an access token is a JWT of RFC 9068 that the published key verifies")
  func accessToken() async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let token = try await visitor.tokens().member("access_token")
    let parts = token.split(separator: ".").map(String.init)
    let header = try JSONValue(parsing: Base64URL.decode(parts[0]))
    let claims = try JSONValue(parsing: Base64URL.decode(parts[1]))
    #expect(header["typ"] == "at+jwt")
    #expect(claims["iss"] == "http://127.0.0.1:8080/auth")
    #expect(claims["aud"] == "http://127.0.0.1:8080/mcp")
    #expect(claims["client_id"] == "demo-public")
    #expect(claims["sub"] == "demo")
    let keys = await visitor.get("/auth/jwks").json["keys"]
    let key = try JWK(try #require(keys?[0]?.object))
    #expect(key.keyID == header["kid"]?.string)
    #expect(
      try key.verify(
        Base64URL.decode(parts[2]), of: Array("\(parts[0]).\(parts[1])".utf8), algorithm: .es256))
  }

  @Test("a step-up widens what a client that registered for less may do")
  func stepUp() async throws {
    let visitor = try Visitor {
      $0.autoConsent = true
      $0.challengeScopes = ["todo:read"]
    }
    #expect(
      await visitor.tool("todo_list", token: nil).headers["WWW-Authenticate"]?.contains("scope=\"todo:read\"")
        == true)
    let client = try await visitor.send(
      "POST", Visitor.endpoints.register,
      json: [
        "redirect_uris": [.string(Visitor.redirect)], "token_endpoint_auth_method": "none",
        "scope": "todo:read",
      ]
    ).member("client_id")
    for (scope, status) in [("todo:read", 403), ("todo:read todo:write", 200)] {
      let code = try await visitor.code(["client_id": client, "scope": scope])
      let token = try await visitor.exchange(code, ["client_id": client]).member("access_token")
      #expect(await visitor.tool("todo_add", ["text": "a"], token: token).status == status)
    }
  }
}
