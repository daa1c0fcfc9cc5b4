import HTTP
import JSON
import LibCrypto
import Playground
import Serving
import Testing

@Suite struct RunningTests {
  static func configuration() -> PlaygroundConfiguration {
    PlaygroundConfiguration(
      random: { size in (0..<size).map { _ in UInt8.random(in: 0...255) } }, now: { 1_800_000_000 })
  }

  @Test("it starts on a free port, tells where it is, and leaves the port when it stops")
  func startAndStop() async throws {
    let playground = try await Playground.start(Self.configuration())
    let ready = playground.readyLine()
    #expect(ready["mcp_url"]?.string == "http://127.0.0.1:\(playground.port)/mcp")
    #expect(ready["issuer"]?.string == playground.issuer)
    #expect(ready["users"]?[0]?["username"] == "demo")
    #expect(ready["clients"]?.array?.count == 2)
    var second = Self.configuration()
    second.port = playground.port
    await #expect(throws: PlaygroundError.self) { _ = try await Playground.start(second) }
    await playground.stop()
    let again = try await Playground.start(second)
    #expect(again.port == playground.port)
    await again.stop()
  }

  @Test("with TLS every URL is https and the root certificate is told")
  func tls() async throws {
    var configuration = Self.configuration()
    configuration.usesTLS = true
    let playground = try await Playground.start(configuration)
    #expect(playground.mcpURL.hasPrefix("https://127.0.0.1:"))
    #expect(playground.certificateAuthority?.hasPrefix("-----BEGIN CERTIFICATE-----") == true)
    let ready = playground.readyLine(ReadyFiles(authority: "/tmp/ca.pem", clientKey: "/tmp/key.pem"))
    #expect(ready["ca_file"] == "/tmp/ca.pem")
    #expect(ready["client_key_file"] == "/tmp/key.pem")
    #expect(ready["clients"]?[2]?["token_endpoint_auth_methods"] == ["tls_client_auth"])
    let identity = try #require(playground.clientCertificate)
    #expect(try Certificate(pem: identity.certificate).subject() == "CN=demo-tls")
    #expect(try PrivateKey(pem: identity.key).type == .ec(.p256))
    await playground.stop()
  }

  @Test(
    "a client that is described wrongly stops the start",
    arguments: [
      [:], ["client_id": ""], ["client_id": "a", "client_secret": 1],
      ["client_id": "a", "token_endpoint_auth_method": "client_secret_basic"],
      ["client_id": "a", "token_endpoint_auth_method": "private_key_jwt"],
      ["client_id": "a", "token_endpoint_auth_method": "tls_client_auth"],
      ["client_id": "a", "grant_types": ["password"]], ["client_id": "a", "jwks": [:]],
      ["client_id": "a", "grant_types": ["authorization_code"]],
    ] as [JSONObject])
  func client(json: JSONObject) async throws {
    var configuration = Self.configuration()
    configuration.clients = [json]
    await #expect(throws: PlaygroundError.self) { _ = try await Playground.start(configuration) }
  }

  @Test("a server URL that is none is refused", arguments: ["nonsense", "ftp://a/", "http://0x7f000001/"])
  func serverURL(url: String) async throws {
    var configuration = Self.configuration()
    configuration.serverURL = url
    await #expect(throws: PlaygroundError.self) { _ = try await Playground.start(configuration) }
  }
}
