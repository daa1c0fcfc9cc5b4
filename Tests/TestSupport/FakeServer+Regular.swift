import HTTP
import JSON
import LibCrypto
package import Serving
import Synchronization

extension FakeServer {
  /// The answer of an obedient server.
  func regular(_ route: Route, _ request: ServerRequest) async -> ServerResponse {
    switch route {
    case .mcp: mcp(request)
    case .resource:
      request.path.hasSuffix("/mcp") || request.path.hasSuffix("/mcp/")
        ? json(resourceMetadata) : ServerResponse(404)
    case .server: json(serverMetadata)
    case .register: register(request)
    case .manage: manage(request)
    case .authorize: authorize(request)
    case .device: device(request)
    case .token: token(request)
    case .revoke:
      revoke(request)
    case .other: ServerResponse(404)
    }
  }

  private func json(_ object: JSONObject, status: Int = 200) -> ServerResponse {
    ServerResponse(
      status, JSONValue.object(object).text(), type: "application/json",
      headers: ["Cache-Control": "no-store"])
  }

  private func refusal(_ code: String, status: Int = 400) -> ServerResponse {
    json(["error": .string(code)], status: status)
  }

  private var resourceMetadata: JSONObject {
    [
      "resource": .string(url), "authorization_servers": [.string(base)],
      "scopes_supported": ["read", "write"],
    ]
  }

  private var serverMetadata: JSONObject {
    [
      "issuer": .string(base), "authorization_endpoint": .string(base + "/authorize"),
      "token_endpoint": .string(base + "/token"), "registration_endpoint": .string(base + "/register"),
      "revocation_endpoint": .string(base + "/revoke"),
      "device_authorization_endpoint": .string(base + "/device_authorization"),
      "response_types_supported": ["code"],
      "grant_types_supported": [
        "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code",
      ],
      "code_challenge_methods_supported": ["S256"],
      "token_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
      "authorization_response_iss_parameter_supported": true,
    ]
  }

  /// Something new that nobody else may see.
  private func issue(_ kind: String) -> String {
    state.withLock { state in
      state.count += 1
      let secret =
        "\(kind)-\(Base64URL.encode(Digest.sha256("\(state.port) \(state.count)".utf8)).prefix(24))"
      state.secrets.append(secret)
      return secret
    }
  }

  // MARK: Registration

  private func register(_ request: ServerRequest) -> ServerResponse {
    guard request.method == "POST", let asked = try? JSONValue(parsing: request.body).object else {
      return refusal("invalid_client_metadata")
    }
    let id = state.withLock { state in
      state.count += 1
      return "client-\(state.count)"
    }
    var client = asked
    client["client_id"] = .string(id)
    client["registration_client_uri"] = .string("\(base)/register/\(id)")
    client["registration_access_token"] = .string(issue("registration"))
    if asked["token_endpoint_auth_method"] != "none" { client["client_secret"] = .string(issue("secret")) }
    state.withLock { $0.clients[id] = client }
    return json(client, status: 201)
  }

  private func manage(_ request: ServerRequest) -> ServerResponse {
    let id = String(request.path.dropFirst("/register/".count))
    guard var client = state.withLock({ $0.clients[id] }),
      request.headers["Authorization"] == client["registration_access_token"]?.string.map({ "Bearer \($0)" })
    else { return refusal("invalid_token", status: 401) }
    if request.method == "DELETE" {
      state.withLock { $0.clients[id] = nil }
      return ServerResponse(204)
    }
    if request.method == "PUT", let changed = try? JSONValue(parsing: request.body).object {
      for member in changed.members { client[member.name] = member.value }
    }
    client["registration_access_token"] = .string(issue("registration"))
    state.withLock { [client] in $0.clients[id] = client }
    return json(client)
  }

  // MARK: Authorization and tokens

  private func authorize(_ request: ServerRequest) -> ServerResponse {
    guard let target = request.query["redirect_uri"], let challenge = request.query["code_challenge"] else {
      return refusal("invalid_request")
    }
    let code = issue("code")
    state.withLock { $0.codes[code] = (challenge, request.query["scope"]) }
    let answer = FormBody([("code", code), ("state", request.query["state"] ?? ""), ("iss", base)])
    return ServerResponse(302, headers: ["Location": "\(target)?\(answer.text)"])
  }

  private func device(_ request: ServerRequest) -> ServerResponse {
    let code = issue("device")
    state.withLock { $0.devices[code] = (request.form["scope"], 0) }
    let page = base + "/device"
    return json([
      "device_code": .string(code), "user_code": "WDJB-MJHT", "verification_uri": .string(page),
      "verification_uri_complete": .string(page + "?user_code=WDJB-MJHT"), "expires_in": 600, "interval": 1,
    ])
  }

  /// The person comes between the first poll and the second.
  private func poll(_ code: String) -> ServerResponse {
    let device = state.withLock { state in
      defer { state.devices[code]?.polls += 1 }
      return state.devices[code]
    }
    guard let device else { return refusal("invalid_grant") }
    guard device.polls > 0 else { return refusal("authorization_pending") }
    state.withLock { $0.devices[code] = nil }
    return tokens(scope: device.scope)
  }

  private func token(_ request: ServerRequest) -> ServerResponse {
    let form = request.form
    switch form["grant_type"] {
    case "urn:ietf:params:oauth:grant-type:device_code": return poll(form["device_code"] ?? "")
    case "authorization_code":
      guard let grant = state.withLock({ $0.codes.removeValue(forKey: form["code"] ?? "") }) else {
        return refusal("invalid_grant")
      }
      let verifier = form["code_verifier"] ?? ""
      guard Base64URL.encode(Digest.sha256(verifier.utf8)) == grant.challenge else {
        return refusal("invalid_grant")
      }
      state.withLock { $0.secrets.append(verifier) }
      return tokens(scope: grant.scope)
    case "refresh_token":
      guard state.withLock({ $0.refresh.remove(form["refresh_token"] ?? "") }) != nil else {
        return refusal("invalid_grant")
      }
      return tokens(scope: nil)
    default: return refusal("unsupported_grant_type")
    }
  }

  private func tokens(scope: String?) -> ServerResponse {
    let (access, refresh) = (issue("access"), issue("refresh"))
    state.withLock { state in
      state.access.insert(access)
      state.refresh.insert(refresh)
    }
    var answer: JSONObject = [
      "access_token": .string(access), "token_type": "Bearer", "expires_in": 3_600,
      "refresh_token": .string(refresh),
    ]
    answer.set("scope", scope.map { .string($0) })
    return json(answer)
  }

  private func revoke(_ request: ServerRequest) -> ServerResponse {
    state.withLock { state in
      state.refresh.remove(request.form["token"] ?? "")
      state.access.remove(request.form["token"] ?? "")
    }
    return ServerResponse(200)
  }

  // MARK: MCP

  private func mcp(_ request: ServerRequest) -> ServerResponse {
    let bearer = request.headers["Authorization"].map { String($0.dropFirst("Bearer ".count)) }
    guard let bearer, state.withLock({ $0.access.contains(bearer) }) else {
      let challenge = "Bearer resource_metadata=\"\(base)/.well-known/oauth-protected-resource/mcp\""
      return ServerResponse(401, headers: ["WWW-Authenticate": challenge])
    }
    return rpc(request)
  }

  /// The answer of a server of the `initialize` era to one message, whoever asks.
  package func rpc(_ request: ServerRequest) -> ServerResponse {
    guard request.method == "POST" else { return ServerResponse(request.method == "DELETE" ? 200 : 405) }
    guard let message = try? JSONValue(parsing: request.body), let id = message["id"] else {
      return ServerResponse(202)
    }
    func result(_ value: JSONValue) -> ServerResponse { json(["jsonrpc": "2.0", "id": id, "result": value]) }
    switch message["method"]?.string {
    case "initialize":
      return result([
        "protocolVersion": "2025-11-25", "capabilities": [:], "serverInfo": ["name": "fake", "version": "1"],
      ])
    case "tools/list":
      return result([
        "tools": [
          ["name": "echo", "description": "Says it back"], ["name": "fail", "description": "Fails"],
        ]
      ])
    case "tools/call":
      let text = message["params"]?["arguments"]?["text"]?.string ?? ""
      let fails = message["params"]?["name"] == "fail"
      return result(["content": [["type": "text", "text": .string(text)]], "isError": .bool(fails)])
    default:
      return json(["jsonrpc": "2.0", "id": id, "error": ["code": -32_601, "message": "no such method"]])
    }
  }
}
