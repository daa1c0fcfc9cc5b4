import JSON
import OAuth
import Testing

@Suite("Client ID metadata documents")
struct MetadataDocumentTests {
  private static let url = "https://me.example/mcpauth.json"
  private static let key: JSONValue = ["keys": [["kty": "EC", "crv": "P-256", "x": "x", "y": "y"]]]

  /// The document as it comes out, or the fault.
  private static func write(_ url: String, _ fields: [(String, JSONValue)]) -> String {
    do throws(MetadataDocument.Fault) {
      let fields = fields.map { (name: $0.0, value: $0.1) }
      return try MetadataDocument(url: url, name: "n", redirectURIs: [], fields: fields).json.text()
    } catch { return "\(error)" }
  }

  @Test("a document says who the client is and how it comes back (CIMD-2, CIMD-3)")
  func regular() {
    #expect(
      Self.write(Self.url, []) == """
        {"client_id":"\(Self.url)","client_name":"n","redirect_uris":["http://127.0.0.1/callback",\
        "http://localhost/callback"],"grant_types":["authorization_code","refresh_token"],\
        "response_types":["code"],"token_endpoint_auth_method":"none","application_type":"native"}
        """)
  }

  @Test(
    "its URL is https with a path and without fragment and dot segments (CIMD-1, CIMD-4)",
    arguments: [
      "http://me.example/c", "https://me.example", "https://me.example/", "https://me.example/c#x",
      "https://me.example/a/../c", "https://me.example/./c", "https://me.example/%2e%2e/c",
      "https://me.example/a/%2E%2E/c", "https://me.example/.%2e/c", "https://me.example/a/%2e",
      "https://u:p@me.example/c", "me.example/c", "",
    ])
  func badURL(url: String) { #expect(Self.write(url, []).hasPrefix("--url: "), "\(url)") }

  @Test(
    "a URL may have dots that are no segments",
    arguments: ["https://me.example/a..b", "https://me.example/.well-known/c", "https://me.example/%2e%2ea"])
  func goodURL(url: String) { #expect(Self.write(url, []).hasPrefix("{"), "\(url)") }

  @Test(
    "members have the types of RFC 7591, and those of other documents pass",
    arguments: [
      ("redirect_uris", 5, "redirect_uris: an array of URIs is needed"),
      ("redirect_uris", [], "redirect_uris: an array of URIs is needed"),
      (
        "redirect_uris", ["http://public.example/cb"],
        "redirect_uris: each is an absolute URI without a fragment, and http only to loopback"
      ),
      (
        "redirect_uris", ["/callback"],
        "redirect_uris: each is an absolute URI without a fragment, and http only to loopback"
      ),
      (
        "redirect_uris", ["https://me.example/cb#x"],
        "redirect_uris: each is an absolute URI without a fragment, and http only to loopback"
      ),
      (
        "redirect_uris", ["javascript:alert(1)"],
        "redirect_uris: each is an absolute URI without a fragment, and http only to loopback"
      ),
      ("redirect_uris", ["https://me.example/cb", "http://[::1]/cb", "com.example.app:/cb"], nil),
      ("grant_types", "authorization_code", "grant_types: an array of strings is needed"),
      ("grant_types", [1], "grant_types: an array of strings is needed"),
      (
        "grant_types", ["client_credentials"],
        "grant_types and response_types: authorization_code and code go together"
      ),
      (
        "response_types", [], "grant_types and response_types: authorization_code and code go together"
      ),
      ("contacts", ["me@me.example"], nil),
      ("contacts", "me@me.example", "contacts: an array of strings is needed"),
      ("client_name", 1, "client_name: a string is needed"),
      ("client_name", "", "client_name: a string is needed"),
      ("client_name#ja", ["x"], "client_name#ja: a string is needed"), ("client_name#ja", "x", nil),
      ("application_type", "desktop", "application_type: \"native\" or \"web\" is needed"),
      ("application_type", "web", nil),
      ("logo_uri", "http://me.example/l", "logo_uri: an https URL is needed"),
      ("logo_uri", "https://me.example/l", nil), ("jwks_uri", 1, "jwks_uri: an https URL is needed"),
      ("jwks", "x", "jwks: a JWK set with public keys is needed"),
      ("jwks", ["keys": []], "jwks: a JWK set with public keys is needed"),
      (
        "jwks", ["keys": [["kty": "oct", "k": "s"]]], "jwks: a private key has no place in a public document"
      ),
      ("jwks", key, nil), ("client_id", "x", "client_id: this member is always the document's URL"),
      ("client_secret", "x", "client_secret: a public document can hold no shared secret"),
      (
        "token_endpoint_auth_method", "client_secret_basic",
        "token_endpoint_auth_method: a public document can hold no shared secret"
      ),
      ("token_endpoint_auth_method", 1, "token_endpoint_auth_method: a string is needed"),
      (
        "token_endpoint_auth_method", "private_key_jwt",
        "token_endpoint_auth_method: private_key_jwt needs jwks or jwks_uri"
      ),
      ("x_mine", ["a": 1], nil),
    ] as [(String, JSONValue, String?)])
  func member(name: String, value: JSONValue, fault: String?) {
    let written = Self.write(Self.url, [(name, value)])
    if let fault { #expect(written == fault) } else { #expect(written.hasPrefix("{"), "\(written)") }
  }

  @Test("jwks and jwks_uri exclude each other, and no member is set twice (DCR-8)")
  func together() {
    let uri: JSONValue = "https://me.example/keys"
    #expect(
      Self.write(Self.url, [("jwks", Self.key), ("jwks_uri", uri)])
        == "jwks and jwks_uri exclude each other")
    #expect(
      Self.write(Self.url, [("jwks_uri", uri), ("token_endpoint_auth_method", "private_key_jwt")])
        .hasPrefix("{"))
    #expect(
      Self.write(Self.url, [("x", 1), ("x", 2)]) == "x: this member is set twice")
  }

  @Test("a document stays as small as servers read (CIMD-7)")
  func size() {
    #expect(
      Self.write(Self.url, [("x", .string(String(repeating: "x", count: 6_000)))]).hasPrefix(
        "the document has "))
  }
}
