import HTTP
import JSON
import Serving
import TestSupport
import Testing

@Suite struct DiscoveryRows {
  @Test("a document that cannot be used ends a sign-in", arguments: documents)
  func unusable(row: Row) async throws { try await row.play() }

  @Test("a member of the wrong type is named", arguments: types)
  func wrongType(row: Row) async throws { try await row.play() }

  @Test("an endpoint that a server may not name is refused", arguments: addresses)
  func address(row: Row) async throws { try await row.play() }

  private static let quick = ["--request-timeout", "1", "login", "URL"]

  /// The same misbehaviour at both documents and at the MCP endpoint.
  static let documents: [Row] = {
    let bad: [(String, FakeServer.Change, String, String, Double)] = [
      ("HTML", .text("<!doctype html><p>hi", type: "text/html"), "broken", "broken", 20),
      ("nothing", .text(""), "broken", "broken", 20),
      ("an array", .text("[1]"), "broken", "broken", 20),
      ("JSON as plain text", .type("text/plain"), "broken", "broken", 20),
      ("JSON cut short", .text("{\"issuer\": \"ht"), "broken", "broken", 20),
      ("deep nesting", .text(String(repeating: "[", count: 100_000)), "broken", "broken", 20),
      (
        "a million values", .text("[" + String(repeating: "0,", count: 400_000) + "0]"), "broken", "broken",
        20
      ),
      (
        "bytes that are no UTF-8", .answer { _, _ in ServerResponse(200, body: .bytes([0x7B, 0xFF, 0x7D])) },
        "broken", "broken", 20
      ),
      ("500", .status(500), "missing", "missing", 20),
      ("429", .status(429), "missing", "missing", 20),
      ("a redirect loop", .redirect(302, to: "/.well-known/oauth-protected-resource/loop"), "broken", "", 20),
      ("a redirect to a file", .redirect(302, to: "file:///etc/passwd"), "broken", "broken", 20),
      (
        "a redirect to a private address", .redirect(302, to: "http://10.1.2.3/x"), "insecure-url",
        "insecure-url", 20
      ),
      ("two gigabytes", .huge(announced: true), "answer-too-large", "answer-too-large", 20),
      ("two gigabytes in pieces", .huge(announced: false), "answer-too-large", "answer-too-large", 20),
      ("no end", .endless, "answer-too-large", "answer-too-large", 20),
      ("a body cut short", .cut, "answer-broken", "answer-broken", 20),
      ("a byte now and then", .slow, "timed-out", "timed-out", 20),
      ("silence", .silent, "timed-out", "timed-out", 20),
    ]
    return bad.flatMap { what, change, resource, server, limit in
      let status: Int32 = resource == "timed-out" ? 5 : 3
      let words = status == 5 ? ["login", "--request-timeout", "1", "URL"] : ["login", "URL"]
      let isWord = ["broken", "missing"].contains(resource)
      var rows = [
        Row(
          "\(what) as resource metadata", [.resource: change], words, within: limit, ends: status,
          isWord ? "resource-metadata-\(resource)" : resource)
      ]
      if !server.isEmpty {
        rows.append(
          Row(
            "\(what) as server metadata", [.server: change], words, within: limit, ends: status,
            isWord ? "server-metadata-\(server)" : server))
      }
      return rows
    }
  }()

  static let types: [Row] = {
    let resource: [(String, JSONValue)] = [
      ("resource", 1), ("authorization_servers", "x"), ("authorization_servers", [1]),
      ("scopes_supported", "read"),
      ("bearer_methods_supported", [:]),
    ]
    let server: [(String, JSONValue)] = [
      ("issuer", []), ("authorization_endpoint", 1), ("token_endpoint", [:]),
      ("registration_endpoint", ["x"]),
      ("revocation_endpoint", true), ("introspection_endpoint", 1), ("jwks_uri", 1),
      ("scopes_supported", "a b"),
      ("grant_types_supported", "x"), ("response_types_supported", "code"), ("protected_resources", "x"),
      ("token_endpoint_auth_methods_supported", [1]),
      ("code_challenge_methods_supported", "S256"),
      ("authorization_response_iss_parameter_supported", "true"),
      ("client_id_metadata_document_supported", 1),
    ]
    let twice =
      ["resource", "authorization_servers"].map { (FakeServer.Route.resource, $0) }
      + ["issuer", "token_endpoint", "authorization_endpoint"].map { (.server, $0) } + [
        (.register, "client_id"), (.token, "access_token"),
      ]
    let doubled = twice.map { route, name in
      let code =
        [.register: "registration-broken", .token: "token-broken"][route] ?? "\(route)-metadata-broken"
      return Row(
        "\(name) twice", [route: .edit { object, _ in object.append(name, "https://evil.example/") }],
        ends: 3, code)
    }
    return doubled
      + resource.map {
        Row(
          "resource metadata: \($0) is \($1.kind)", [.resource: .members([$0: $1])], ends: 3,
          "resource-metadata-broken")
      }
      + server.map {
        Row(
          "server metadata: \($0) is \($1.kind)", [.server: .members([$0: $1])], ends: 3,
          "server-metadata-broken")
      }
  }()

  static let addresses: [Row] = {
    let endpoints = [
      "authorization_endpoint", "token_endpoint", "registration_endpoint", "revocation_endpoint",
      "introspection_endpoint",
      "jwks_uri",
    ]
    let bad: [(String, String)] = [
      ("https://10.0.0.1/x", "private-address"), ("https://169.254.169.254/x", "private-address"),
      ("https://[fd00::1]/x", "private-address"), ("http://192.168.1.1/x", "insecure-url"),
      ("http://example.com/x", "insecure-url"), ("http://0x7f.1/x", "server-metadata-broken"),
      ("https://user:SHOWN@example.com/x", "server-metadata-broken"),
      ("javascript:alert(1)", "server-metadata-broken"),
      ("file:///etc/passwd", "server-metadata-broken"), ("/relative", "server-metadata-broken"),
      ("", "server-metadata-broken"),
    ]
    let issuers: [Row] = [
      ("https://user:SHOWN@example.com", "bad-url"), ("javascript:alert(1)", "bad-url"), ("", "bad-url"),
      ("https://example.com/?t=1", "bad-url"), ("https://example.com/#", "bad-url"),
      ("https://10.0.0.1", "private-address"), ("http://example.com", "insecure-url"),
      ("http://0.0.0.0", "bad-url"),
      ("https://[::ffff:10.0.0.1]/", "bad-url"),
    ].map { url, code in
      Row(
        "the authorization server is \(url)",
        [.resource: .members(["authorization_servers": [.string(url)]])], ends: 3, code)
    }
    let mismatches: [Row] = [
      Row(
        "another issuer", [.server: .members(["issuer": "https://user:SHOWN@\u{1b}[2J"])], ends: 3,
        "issuer-mismatch"),
      Row(
        "another resource", [.resource: .members(["resource": "https://user:SHOWN@\u{202e}/"])], ends: 3,
        "resource-mismatch"),
      Row(
        "no authorization server", [.resource: .without("authorization_servers")], ends: 3,
        "no-authorization-server"),
      Row(
        "an empty list of them", [.resource: .members(["authorization_servers": []])], ends: 3,
        "no-authorization-server"),
      Row("no PKCE", [.server: .without("code_challenge_methods_supported")], ends: 3, "pkce-unsupported"),
      Row(
        "plain PKCE", [.server: .members(["code_challenge_methods_supported": ["plain"]])], ends: 3,
        "pkce-unsupported"),
      Row(
        "no authorization code", [.server: .members(["grant_types_supported": ["client_credentials"]])],
        ends: 3, "grant-unsupported"),
      Row(
        "no response type code", [.server: .members(["response_types_supported": ["token"]])], ends: 3,
        "grant-unsupported"),
      Row("no token endpoint", [.server: .without("token_endpoint")], ends: 3, "endpoint-missing"),
      Row(
        "no authorization endpoint", [.server: .without("authorization_endpoint")], ends: 3,
        "endpoint-missing"),
      Row(
        "a redirect with user-info", [.token: .redirect(307, to: "https://user:SHOWN@example.com/")], ends: 3,
        "token-broken"),
    ]
    return issuers + mismatches
      + endpoints.flatMap { endpoint in
        // Every spelling for one of them, and for the others enough to see that they are judged at all.
        (endpoint == "token_endpoint" ? bad[...] : bad[..<1] + bad[4..<5] + bad[7..<8]).map { url, code in
          Row("\(endpoint) is \(url)", [.server: .members([endpoint: .string(url)])], ends: 3, code)
        }
      }
  }()
}
