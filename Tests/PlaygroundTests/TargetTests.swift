import HTTP
import JSON
import Playground
import Testing

@Suite struct TargetTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let form: [(String, String)]
    var scope: JSONValue?
    var audience: JSONValue = "http://127.0.0.1:8080/mcp"
    var error: JSONValue?

    init(_ name: String, _ form: [(String, String)], scope: JSONValue? = nil, error: JSONValue? = nil) {
      testDescription = name
      self.form = form
      self.scope = scope
      self.error = error
    }
  }

  static let own = "http://127.0.0.1:8080/mcp"
  static let rows = [
    Row("nothing", [], scope: "todo:read"),
    Row("a resource", [("resource", own)], scope: "todo:read"),
    Row("an audience", [("audience", own)], scope: "todo:read"),
    Row("both", [("resource", own), ("audience", own)], scope: "todo:read"),
    Row("an unknown resource", [("resource", "https://a/")], error: "invalid_target"),
    Row("an unknown audience", [("audience", "https://a/")], error: "invalid_target"),
    Row("one of them unknown", [("resource", own), ("audience", "api")], error: "invalid_target"),
    Row("its scope", [("scope", "todo:read")], scope: "todo:read"),
    Row("a scope beyond its own", [("scope", "todo:write")], error: "invalid_scope"),
    Row("no scope that there is", [("scope", "admin")], error: "invalid_scope"),
  ]

  @Test("a machine names its target by either parameter", arguments: rows)
  func target(row: Row) async throws {
    let visitor = try Visitor {
      $0.clients = [["client_id": "m", "client_secret": "s", "scope": "todo:read"]]
    }
    let reply = await visitor.post(
      Visitor.endpoints.token,
      form: [("grant_type", "client_credentials"), ("client_id", "m"), ("client_secret", "s")] + row.form)
    #expect(reply.json["error"] == row.error, "\(reply.text)")
    #expect(reply.json["scope"] == row.scope)
    guard row.error == nil else { return }
    let claims = try JSONObject(ofToken: try reply.member("access_token"))
    #expect(claims["aud"] == row.audience)
    #expect(claims["sub"] == "m")
    #expect(reply.json["refresh_token"] == nil)
  }

  @Test("the audience of an authorization request is that of its token")
  func authorization() async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let refused = await visitor.get(Visitor.authorization(["audience": "https://a/"]))
    #expect(refused.redirected["error"] == "invalid_target")
    let code = try await visitor.code(["audience": Self.own, "resource": ""])
    let tokens = await visitor.exchange(code, ["audience": Self.own])
    #expect(tokens.status == 200, "\(tokens.text)")
  }
}
