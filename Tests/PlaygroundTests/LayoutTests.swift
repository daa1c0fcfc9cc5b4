import HTTP
import JSON
import LibCrypto
import Playground
import Testing

@Suite struct LayoutTests {
  @Test("the root layout has everything at the origin")
  func root() async throws {
    let visitor = try Visitor {
      $0.layout = .root
      $0.autoConsent = true
    }
    let probe = await visitor.send("POST", "/", json: [:])
    #expect(probe.headers["WWW-Authenticate"]?.contains("/.well-known/oauth-protected-resource\"") == true)
    #expect(
      await visitor.get("/.well-known/oauth-protected-resource").json["resource"] == "http://127.0.0.1:8080/")
    let server = await visitor.get("/.well-known/oauth-authorization-server")
    #expect(server.json["issuer"] == "http://127.0.0.1:8080")
    #expect(server.json["token_endpoint"] == "http://127.0.0.1:8080/token")
    for resource in ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"] {
      let target = Visitor.authorization(["resource": resource]).dropFirst("/auth".count)
      let code = try #require(await visitor.get(String(target)).redirected["code"])
      let tokens = await visitor.post(
        "/token",
        form: [
          ("grant_type", "authorization_code"), ("code", code), ("code_verifier", Visitor.verifier),
          ("client_id", "demo-public"),
        ])
      #expect(tokens.status == 200)
    }
  }

  @Test("Scalekit's layout has its URLs, its claims and its rule for refresh tokens")
  func scalekit() async throws {
    let visitor = try Visitor {
      $0.layout = .scalekit
      $0.autoConsent = true
      $0.serverURL = "http://localhost:3002/"
    }
    let ready = visitor.readyLine
    let resource = try #require(ready["resource_id"]?.string)
    #expect(resource.wholeMatch(of: /res_\d+/) != nil)
    #expect(ready["mcp_url"] == "http://localhost:3002/")
    #expect(ready["env_url"]?.string == Visitor.origin)
    let issuer = "\(Visitor.origin)/resources/\(resource)"
    for path in [
      "/.well-known/oauth-authorization-server/resources/\(resource)",
      "/resources/\(resource)/.well-known/oauth-authorization-server",
    ] { #expect(await visitor.get(path).json["issuer"]?.string == issuer) }
    let metadata = await visitor.get("/.well-known/oauth-authorization-server")
    #expect(metadata.json["issuer"]?.string == Visitor.origin)
    #expect(metadata.json["authorization_endpoint"]?.string == "\(issuer)/oauth/authorize")
    #expect(metadata.json["jwks_uri"]?.string == "\(Visitor.origin)/keys")
    #expect(await visitor.get("/resources/\(resource)/keys").status == 404)
    #expect(await visitor.send("POST", "/oauth2/token").status == 404)
    #expect(await visitor.get("/keys").json["keys"]?[0]?["alg"] == "RS256")
    let registered = await visitor.send(
      "POST", "/api/v1/resources/\(resource)/clients:register",
      json: [
        "redirect_uris": [.string(Visitor.redirect)], "token_endpoint_auth_method": "none",
        "grant_types": ["authorization_code", "refresh_token"],
      ])
    let client = try registered.member("client_id")
    for (scope, isRefreshed) in [("usr:read", false), ("usr:read offline_access", true)] {
      let query = Visitor.authorization([
        "client_id": client, "scope": scope, "resource": "http://localhost:3002/mcp",
      ]).drop { $0 != "?" }
      let code = try #require(
        await visitor.get("/resources/\(resource)/oauth/authorize\(query)").redirected["code"])
      let tokens = await visitor.post(
        "/oauth/token",
        form: [
          ("grant_type", "authorization_code"), ("code", code), ("code_verifier", Visitor.verifier),
          ("client_id", client),
        ])
      #expect((tokens.json["refresh_token"] != nil) == isRefreshed, "\(tokens.text)")
      let claims = try JSONValue(
        parsing: Base64URL.decode(try tokens.member("access_token").split(separator: ".")[1]))
      #expect(claims["iss"]?.string == Visitor.origin)
      #expect(claims["aud"] == [.string(resource), "http://localhost:3002/"])
      #expect(claims["scopes"]?[0] == "usr:read")
      #expect(claims["scope"]?.string == scope)
    }
  }

  @Test("a machine of Scalekit's gets its token where the SDK asks")
  func machine() async throws {
    let visitor = try Visitor {
      $0.layout = .scalekit
      $0.namesEnvironmentAsIssuer = false
    }
    let variables = visitor.environment
    let reply = await visitor.post(
      "/oauth/token",
      form: [
        ("grant_type", "client_credentials"), ("client_id", variables["SCALEKIT_CLIENT_ID"] ?? ""),
        ("client_secret", variables["SCALEKIT_CLIENT_SECRET"] ?? ""),
      ])
    #expect(reply.status == 200, "\(reply.text)")
    let claims = try JSONValue(
      parsing: Base64URL.decode(try reply.member("access_token").split(separator: ".")[1]))
    #expect(claims["iss"]?.string == visitor.readyLine["issuer"]?.string)
  }

  @Test("the variables are those that the quickstarts read")
  func environment() throws {
    let visitor = try Visitor {
      $0.layout = .scalekit
      $0.serverURL = "http://localhost:3002/mcp"
    }
    let variables = visitor.environment
    #expect(variables["PORT"] == "3002")
    #expect(variables["MCP_URL"] == "http://localhost:3002/")
    #expect(variables["EXPECTED_AUDIENCE"] == "http://localhost:3002/mcp")
    #expect(variables["SK_ENV_URL"] == Visitor.origin)
    #expect(variables["SCALEKIT_RESOURCE_ID"] == visitor.readyLine["resource_id"]?.string)
    let metadata = try JSONValue(parsing: variables["PROTECTED_RESOURCE_METADATA"] ?? "")
    #expect(metadata["resource"] == "http://localhost:3002/mcp")
  }

  @Test("an authorization server for a server elsewhere has no MCP endpoint")
  func elsewhere() async throws {
    let visitor = try Visitor {
      $0.serverURL = "http://127.0.0.1:9000/mcp"
      $0.autoConsent = true
    }
    #expect(await visitor.send("POST", "/mcp", json: [:]).status == 404)
    let code = try await visitor.code(["resource": "http://127.0.0.1:9000/mcp", "scope": "anything else"])
    let tokens = await visitor.exchange(code)
    #expect(tokens.json["scope"] == "anything else")
  }

  @Test("a fault changes one answer and nothing else")
  func fault() async throws {
    let fault = Fault("issuer-slash") { answer, route in
      guard route == .serverMetadata, case .json(.object(var json)) = answer.content else { return answer }
      json["issuer"] = "http://127.0.0.1:8080/auth/"
      var answer = answer
      answer.content = .json(.object(json))
      return answer
    }
    let visitor = try Visitor { $0.faults = [fault] }
    let changed = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(changed.json["issuer"] == "http://127.0.0.1:8080/auth/")
    #expect(changed.json["token_endpoint"] == "http://127.0.0.1:8080/auth/token")
    let same = await visitor.get("/.well-known/oauth-protected-resource/mcp")
    #expect(same.json["authorization_servers"] == ["http://127.0.0.1:8080/auth"])
  }

  @Test("every page is free of scripts and keeps strangers' text text", arguments: ["/", "/nowhere"])
  func pages(path: String) async throws {
    let visitor = try Visitor()
    let reply = await visitor.get(path)
    #expect(reply.status == (path == "/" ? 200 : 404))
    #expect(!reply.text.contains("<script"))
  }
}
