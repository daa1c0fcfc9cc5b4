import HTTP
import JSON
import Serving
import TestSupport
import Testing

@Suite struct RegistrationRows {
  @Test("a registration that cannot be used ends a sign-in", arguments: registrations)
  func registration(row: Row) async throws { try await row.play() }

  @Test("a managed client whose server misbehaves stays as it was", arguments: managements)
  func management(row: Row) async throws { try await row.play() }

  static let registrations: [Row] = {
    let types: [(String, JSONValue)] = [
      ("client_id", 1), ("client_secret", [:]), ("client_secret_expires_at", "soon"),
      ("token_endpoint_auth_method", 1), ("token_endpoint_auth_method", "private_key_jwt"),
      ("redirect_uris", "x"),
      ("redirect_uris", ["https://example.com/callback"]), ("redirect_uris", []), ("scope", ["a"]),
      ("registration_client_uri", 1), ("registration_access_token", 1),
      ("registration_access_token", "a\r\nX-Evil: 1"),
      ("registration_access_token", ""), ("client_id", ""),
      ("token_endpoint_auth_method", "client_secret_basic"),
    ]
    return types.map {
      Row("\($0) is \($1.text())", [.register: .members([$0: $1])], ends: 3, "registration-broken")
    } + [
      Row("no client_id", [.register: .without("client_id")], ends: 3, "registration-broken"),
      Row("HTML", [.register: .text("<p>", status: 201, type: "text/html")], ends: 3, "registration-broken"),
      Row("nothing", [.register: .text("", status: 201)], ends: 3, "registration-broken"),
      Row("a redirect", [.register: .redirect(307, to: "/elsewhere")], ends: 3, "registration-broken"),
      Row("500", [.register: .status(500)], ends: 3, "registration-broken"),
      Row("401", [.register: .status(401)], ends: 3, "registration-refused"),
      Row("its refusal", [.register: .error("invalid_redirect_uri", "no")], ends: 3, "registration-refused"),
      Row(
        "a refusal with 201", [.register: .error("access_denied", "no", status: 201)], ends: 3,
        "registration-refused"),
      Row("no end", [.register: .endless], ends: 3, "answer-too-large"),
      Row("cut short", [.register: .cut], ends: 3, "answer-broken"),
      Row("silence", [.register: .silent], ["login", "--request-timeout", "1", "URL"], ends: 5, "timed-out"),
      Row("no endpoint", [.server: .without("registration_endpoint")], ends: 3, "no-registration"),
      Row(
        "only keys", [.server: .members(["token_endpoint_auth_methods_supported": ["private_key_jwt"]])],
        ends: 3, "auth-method-unsupported"),
      Row(
        "escapes in a refusal",
        [
          .register: .error(
            "\u{1b}[31minvalid\u{7}", "\u{1b}]0;owned\u{7}\r\nmcpauth: ok: \u{202e}done\u{9b}2J")
        ], ends: 3, "registration-refused"),
      Row(
        "register with HTML", [.register: .text("<p>", status: 201)], ["client", "register", "URL"], ends: 3,
        "registration-broken"),
      Row(
        "a port beyond 65535", [:], ["client", "register", "--callback-port", "70000", "URL"], ends: 64,
        "usage"),
    ]
  }()

  static let managements: [Row] = {
    let show = ["client", "show", "BASE"]
    let update = ["client", "update", "BASE", "--set", "client_name=x"]
    let delete = ["client", "delete", "BASE"]
    let bad: [(String, FakeServer.Change, Int32, String)] = [
      ("HTML", .text("<p>"), 3, "registration-broken"), ("nothing", .text(""), 3, "registration-broken"),
      ("401", .status(401), 3, "registration-refused"), ("500", .status(500), 3, "registration-broken"),
      ("a redirect", .redirect(302, to: "/other"), 3, "registration-broken"),
      ("no end", .endless, 3, "answer-too-large"), ("an array", .text("[]"), 3, "registration-broken"),
      ("a broken new token", .members(["registration_access_token": 1]), 3, "registration-broken"),
      (
        "a new token with a line break", .members(["registration_access_token": "a\r\nX-Evil: 1"]), 3,
        "registration-broken"
      ),
    ]
    return bad.flatMap { what, change, status, code in
      [show, update].map { Row("\($0[1]): \(what)", [.manage: change], $0, after: true, ends: status, code) }
    } + [
      Row("delete: 500", [.manage: .status(500)], delete, after: true, ends: 3, "registration-broken"),
      Row(
        "delete: a redirect", [.manage: .redirect(307, to: "/other")], delete, after: true, ends: 3,
        "registration-broken"),
      Row("delete: gone", [.manage: .status(404)], delete, after: true, ends: 0, nil),
      Row(
        "escapes in a document", [.manage: .members(["client_name": "\u{1b}[2J\u{202e}"])], show, after: true,
        ends: 0, nil),
      Row(
        "update of what the server assigns", [:], ["client", "update", "BASE", "--set", "client_id=x"],
        after: true, ends: 64, "usage"),
      Row("an unknown issuer", [:], ["client", "show", "https://example.com"], ends: 4, "client-unknown"),
    ]
  }()
}
