import HTTP
import JSON
import Playground
import Testing

@Suite struct RegistrationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: JSONValue
    let error: String?

    init(_ name: String, _ json: JSONValue, _ error: String?) {
      testDescription = name
      self.json = json
      self.error = error
    }
  }

  static let rows = [
    Row("the least", ["redirect_uris": ["https://a.example/cb"]], nil),
    Row("a program's own scheme", ["redirect_uris": ["com.example.app:/cb", "cursor://x/y"]], nil),
    Row(
      "loopback of a native client",
      ["redirect_uris": ["http://localhost:1/cb"], "application_type": "native"], nil),
    Row("a machine", ["grant_types": ["client_credentials"]], nil),
    Row("unknown members", ["redirect_uris": ["https://a.example/cb"], "x": [1]], nil),
    Row("no redirect URI", ["client_name": "x"], "invalid_redirect_uri"),
    Row("plain http", ["redirect_uris": ["http://a.example/cb"]], "invalid_redirect_uri"),
    Row("a fragment", ["redirect_uris": ["https://a.example/cb#x"]], "invalid_redirect_uri"),
    Row("a script", ["redirect_uris": ["javascript:alert(1)"]], "invalid_redirect_uri"),
    Row(
      "loopback of a web client", ["redirect_uris": ["http://127.0.0.1/"], "application_type": "web"],
      "invalid_redirect_uri"),
    Row(
      "an unknown method",
      ["redirect_uris": ["https://a.example/cb"], "token_endpoint_auth_method": "magic"],
      "invalid_client_metadata"),
    Row(
      "an unknown grant", ["redirect_uris": ["https://a.example/cb"], "grant_types": ["implicit"]],
      "invalid_client_metadata"),
    Row("a list that is none", ["redirect_uris": "https://a.example/cb"], "invalid_client_metadata"),
    Row(
      "two sources of keys",
      ["redirect_uris": ["https://a.example/cb"], "jwks": [:], "jwks_uri": "https://a/"],
      "invalid_client_metadata"),
    Row("no object", [1], "invalid_client_metadata"),
  ]

  @Test("a registration is answered with everything that holds, or with what is wrong", arguments: rows)
  func registration(row: Row) async throws {
    let visitor = try Visitor()
    let reply = await visitor.send("POST", Visitor.endpoints.register, json: row.json)
    #expect(reply.status == (row.error == nil ? 201 : 400), "\(reply.text)")
    #expect(reply.json["error"]?.string == row.error)
    guard row.error == nil else { return }
    #expect(reply.json["client_secret"] != nil)
    #expect(reply.json["client_secret_expires_at"] == 0)
    #expect(reply.json["token_endpoint_auth_method"] == "client_secret_basic")
  }

  @Test("a client reads, changes and deletes itself with a token that changes every time")
  func management() async throws {
    let visitor = try Visitor { $0.autoConsent = true }
    let first = await visitor.send(
      "POST", Visitor.endpoints.register,
      json: ["redirect_uris": [.string(Visitor.redirect)], "token_endpoint_auth_method": "none"])
    let url = try first.member("registration_client_uri")
    let id = try first.member("client_id")
    func bearer(_ reply: Reply) throws -> Headers {
      ["Authorization": "Bearer \(try reply.member("registration_access_token"))"]
    }
    #expect(await visitor.get(url).status == 401)
    let read = await visitor.get(url, headers: try bearer(first))
    #expect(read.json["client_id"]?.string == id)
    #expect(await visitor.get(url, headers: try bearer(first)).status == 401)
    let change: JSONValue = [
      "client_id": .string(id), "redirect_uris": ["https://a.example/cb"],
      "token_endpoint_auth_method": "none",
    ]
    let stranger: JSONValue = ["client_id": "other", "redirect_uris": ["https://a.example/cb"]]
    #expect(await visitor.send("PUT", url, json: stranger, headers: try bearer(read)).status == 400)
    let changed = await visitor.send("PUT", url, json: change, headers: try bearer(read))
    #expect(changed.json["redirect_uris"] == ["https://a.example/cb"])
    #expect(await visitor.get(Visitor.authorization(["client_id": id])).status == 400)
    #expect(await visitor.send("DELETE", url, headers: try bearer(changed)).status == 204)
    #expect(await visitor.get(url, headers: try bearer(changed)).status == 401)
  }

  struct Document: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var status = 200
    var type = "application/json"
    let body: String
    let works: Bool

    init(
      _ name: String, status: Int = 200, type: String = "application/json", _ body: String,
      works: Bool = false
    ) {
      testDescription = name
      self.status = status
      self.type = type
      self.body = body
      self.works = works
    }
  }

  static let id = "https://client.example/mcpauth.json"
  static let documents = [
    Document(
      "a good one",
      #"{"client_id":"\#(id)","client_name":"Tool","redirect_uris":["http://127.0.0.1/callback"]}"#,
      works: true),
    Document(
      "its own media type", type: "application/client-metadata+json",
      #"{"client_id":"\#(id)","client_name":"Tool","redirect_uris":["\#(Visitor.redirect)"]}"#, works: true),
    Document(
      "another id", #"{"client_id":"https://x/","client_name":"T","redirect_uris":["https://a/"]}"#),
    Document("no name", #"{"client_id":"\#(id)","redirect_uris":["\#(Visitor.redirect)"]}"#),
    Document("no redirect URI", #"{"client_id":"\#(id)","client_name":"T"}"#),
    Document(
      "a secret",
      #"{"client_id":"\#(id)","client_name":"T","client_secret":"s","redirect_uris":["https://a/"]}"#
    ),
    Document("HTML", type: "text/html", "<html>"),
    Document("no JSON", "nonsense"),
    Document("a list", "[]"),
    Document("not found", status: 404, "{}"),
    Document("a redirect", status: 302, "{}"),
    Document("too long", String(repeating: " ", count: 6_000)),
  ]

  @Test("a client may be the URL of its document", arguments: documents)
  func metadataDocument(row: Document) async throws {
    let visitor = try Visitor { configuration in
      configuration.autoConsent = true
      configuration.fetchDocument = { location in
        #expect(location.text == Self.id)
        return HTTPReply(
          head: HTTPHead(status: row.status, headers: ["Content-Type": row.type]), body: Array(row.body.utf8))
      }
    }
    let metadata = await visitor.get("/.well-known/oauth-authorization-server/auth")
    #expect(metadata.json["client_id_metadata_document_supported"] == true)
    let reply = await visitor.get(Visitor.authorization(["client_id": Self.id]))
    #expect(reply.status == (row.works ? 303 : 400), "\(reply.text)")
    guard row.works else { return }
    let tokens = await visitor.exchange(try #require(reply.redirected["code"]), ["client_id": Self.id])
    #expect(tokens.json["refresh_token"] != nil)
  }

  @Test(
    "other ids are never fetched",
    arguments: ["http://127.0.0.1/x", "https://a.example", "https://a.example/../x"])
  func neverFetched(id: String) async throws {
    let visitor = try Visitor { configuration in
      configuration.fetchDocument = { location in
        Issue.record("fetched \(location)")
        throw CancellationError()
      }
    }
    #expect(await visitor.get(Visitor.authorization(["client_id": id])).status == 400)
  }
}
