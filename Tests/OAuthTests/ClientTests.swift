import HTTP
import JSON
import OAuth
import TestSupport
import Testing

/// Section 6: which client a sign-in uses.
@Suite("The client")
struct ClientTests {
  static let now: Int64 = 1_800_000_000

  static func client(
    _ kind: Client.Kind, _ id: String, issuer: String = Chain.issuer, secret: String? = nil,
    expires: Int64? = nil, at registered: Int64 = 1
  ) -> Client {
    Client(
      kind: kind, issuer: issuer, id: id, secret: secret.map { Secret($0) }, secretExpiresAt: expires,
      authentication: secret == nil ? .none : .basic, redirectURI: "http://127.0.0.1:1/callback",
      registeredAt: registered)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var options = ClientOptions()
    var known: [Client] = []
    var previous: Client?
    var documents = false
    var dynamic = true
    var methods: [String]?
    let outcome: String

    init(
      _ name: String, with options: ClientOptions = ClientOptions(), known: [Client] = [],
      previous: Client? = nil, documents: Bool = false,
      dynamic: Bool = true, methods: [String]? = ["none"], _ outcome: String
    ) {
      testDescription = name
      self.options = options
      self.known = known
      self.previous = previous
      self.documents = documents
      self.dynamic = dynamic
      self.methods = methods
      self.outcome = outcome
    }
  }

  static let all = [
    client(.dynamic, "dyn"), client(.document, "https://me.example/c"), client(.preregistered, "pre"),
  ]
  static let url = "https://me.example/client.json"

  @Test(
    "clients are come by in the order of section 6.1",
    arguments: [
      Row("pre-registered first", known: all, documents: true, "preregistered pre"),
      Row("then stored", known: Array(all.prefix(2)), documents: true, "dcr dyn"),
      Row("then a document", known: [all[1]], documents: true, "cimd https://me.example/c"),
      Row("REG-6: where the server takes them", known: [all[1]], "register none"),
      Row("then DCR", "register none"),
      Row(
        "CIMD-9: a document is portable", previous: client(.document, url, issuer: "https://old.example"),
        documents: true, "cimd \(url)"),
      Row(
        "a document goes before DCR, a former one too",
        previous: client(.document, url, issuer: "https://old.example"), "register none"),
      Row("nothing", dynamic: false, "noWay false"),
      Row("nothing but documents offered", documents: true, dynamic: false, "noWay true"),
      Row(
        "the newest of several",
        known: [client(.dynamic, "a", at: 5), client(.dynamic, "b", at: 9), client(.dynamic, "c", at: 7)],
        "dcr b"),
      // DCR-11
      Row("an expired secret", known: [client(.dynamic, "a", secret: "s", expires: now)], "register none"),
      Row("one more second", known: [client(.dynamic, "a", secret: "s", expires: now + 1)], "dcr a"),
      Row("0 is never", known: [client(.dynamic, "a", secret: "s", expires: 0)], "dcr a"),
      Row(
        "an older one still lives",
        known: [client(.dynamic, "a", secret: "s", expires: 5, at: 9), client(.dynamic, "b", at: 1)], "dcr b"),
      Row("beyond all time", known: [client(.dynamic, "a", secret: "s", expires: .max)], "dcr a"),
      // Section 6.4
      Row(
        "BIND-4: the issuer changed", previous: client(.preregistered, "pre", issuer: "https://old.example"),
        "issuerChanged https://old.example"),
      Row(
        "BIND-4: but another is known here", known: [all[0]],
        previous: client(.preregistered, "pre", issuer: "https://old.example"), "dcr dyn"),
      Row(
        "BIND-3: a dynamic client is registered anew",
        previous: client(.dynamic, "d", issuer: "https://old.example"), "register none"),
      Row(
        "BIND-1: issuers are told apart by bytes",
        previous: client(.preregistered, "pre", issuer: Chain.issuer + "/"),
        "issuerChanged https://as.example/"),
      Row("the same issuer", previous: client(.preregistered, "pre"), "register none"),
      // Forced ways
      Row("--registration dcr", with: .init(way: .dynamic), known: all, documents: true, "register none"),
      Row("--registration stored", with: .init(way: .stored), known: all, "dcr dyn"),
      Row("--registration preregistered", with: .init(way: .preregistered), known: all, "preregistered pre"),
      Row(
        "--registration cimd", with: .init(way: .document), known: all, documents: true,
        "cimd https://me.example/c"),
      Row("nothing stored", with: .init(way: .stored), "wayUnavailable stored"),
      Row(
        "nothing pre-registered", with: .init(way: .preregistered), known: [all[0]],
        "wayUnavailable preregistered"),
      Row("no documents here", with: .init(way: .document), known: all, "wayUnavailable cimd"),
      Row("no DCR here", with: .init(way: .dynamic), dynamic: false, "wayUnavailable dcr"),
      Row(
        "dcr past a changed issuer", with: .init(way: .dynamic),
        previous: client(.preregistered, "pre", issuer: "https://old.example"), "register none"),
      // Given
      Row("--client-id", with: .init(id: "mine"), known: all, "preregistered mine none"),
      Row("--client-id of a stored client", with: .init(id: "dyn"), known: all, "dcr dyn"),
      Row(
        "--client-id by bytes", with: .init(id: "\u{212A}"), known: [client(.dynamic, "K")],
        "preregistered \u{212A} none"),
      Row(
        "with a secret", with: .init(id: "mine", secret: Secret("s")), methods: nil,
        "preregistered mine client_secret_basic"),
      Row(
        "with a secret, post only", with: .init(id: "mine", secret: Secret("s")),
        methods: ["client_secret_post"], "preregistered mine client_secret_post"),
      Row(
        "with a secret, both", with: .init(id: "mine", secret: Secret("s")),
        methods: ["client_secret_post", "client_secret_basic"], "preregistered mine client_secret_basic"),
      Row(
        "with a secret nobody takes", with: .init(id: "mine", secret: Secret("s")),
        methods: ["private_key_jwt"], "noCommonAuthentication private_key_jwt"),
      Row("--client-metadata-url", with: .init(metadataURL: url), known: all, documents: true, "cimd \(url)"),
      Row("not taken here", with: .init(metadataURL: url), "documentsNotSupported"),
      Row("CIMD-1: http", with: .init(metadataURL: "http://me.example/c"), documents: true, "badMetadataURL"),
      Row(
        "CIMD-1: no path", with: .init(metadataURL: "https://me.example"), documents: true, "badMetadataURL"),
      Row(
        "CIMD-1: an empty path", with: .init(metadataURL: "https://me.example/"), documents: true,
        "badMetadataURL"),
      Row("CIMD-4: a fragment", with: .init(metadataURL: url + "#x"), documents: true, "badMetadataURL"),
      Row(
        "CIMD-4: user-info", with: .init(metadataURL: "https://u:p@me.example/c"), documents: true,
        "badMetadataURL"),
      Row(
        "CIMD-4: dots", with: .init(metadataURL: "https://me.example/a/../c"), documents: true,
        "badMetadataURL"),
      Row(
        "CIMD-4: dots in disguise", with: .init(metadataURL: "https://me.example/a/%2E%2e/c"),
        documents: true, "badMetadataURL"),
      Row(
        "CIMD-4: a dot", with: .init(metadataURL: "https://me.example/./c"), documents: true, "badMetadataURL"
      ),
      Row(
        "a query is discouraged only", with: .init(metadataURL: url + "?v=1"), documents: true,
        "cimd \(url)?v=1"),
      // What is registered
      Row("method none where nothing is said", methods: nil, "register none"),
      Row(
        "basic before post", methods: ["client_secret_post", "client_secret_basic"],
        "register client_secret_basic"),
      Row("post alone", methods: ["client_secret_post"], "register client_secret_post"),
      Row("none before both", methods: ["client_secret_basic", "none"], "register none"),
      Row(
        "keys only", methods: ["private_key_jwt", "tls_client_auth"],
        "noCommonAuthentication private_key_jwt tls_client_auth"),
      Row("an empty list", methods: [], "noCommonAuthentication "),
    ] as [Row])
  func resolving(row: Row) throws {
    var document: JSONObject = ["client_id_metadata_document_supported": .bool(row.documents)]
    document.set("token_endpoint_auth_methods_supported", row.methods.map { JSONValue($0) })
    let without =
      (row.dynamic ? [] : ["registration_endpoint"])
      + (row.methods == nil ? ["token_endpoint_auth_methods_supported"] : [])
    let json = try #require(Chain.server(without: without, with: document).object)
    let server = try ServerMetadata(
      json, expected: ExpectedIssuer(Chain.issuer, toleratesSlash: false), policy: URLPolicy())
    let resolver = ClientResolver(
      options: row.options, server: server, known: row.known, previous: row.previous, now: Self.now)
    let outcome: String
    do throws(ClientFault) {
      switch try resolver.resolve() {
      case .use(let client):
        outcome =
          "\(client.kind.rawValue) \(client.id)"
          + (row.options.id == nil || client.kind == .dynamic ? "" : " \(client.authentication.rawValue)")
        #expect(client.issuer == Chain.issuer)
      case .register(let endpoint, let way):
        outcome = "register \(way.rawValue)"
        #expect(endpoint.text == Chain.issuer + "/register")
      }
    } catch {
      switch error {
      case .noWay(_, let offers): outcome = "noWay \(offers)"
      case .wayUnavailable(let way, _): outcome = "wayUnavailable \(way.rawValue)"
      case .documentsNotSupported: outcome = "documentsNotSupported"
      case .badMetadataURL: outcome = "badMetadataURL"
      case .noCommonAuthentication(let listed):
        outcome = "noCommonAuthentication \(listed.joined(separator: " "))"
      case .noMachineClient: outcome = "noMachineClient"
      case .proofMissing(let way): outcome = "proofMissing \(way.rawValue)"
      case .issuerChanged(let from, _): outcome = "issuerChanged \(from)"
      }
    }
    #expect(outcome.utf8.elementsEqual(row.outcome.utf8))
  }
}
