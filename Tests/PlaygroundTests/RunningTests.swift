import HTTP
import JSON
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
    #expect(playground.readyLine(caFile: "/tmp/ca.pem")["ca_file"] == "/tmp/ca.pem")
    await playground.stop()
  }

  @Test("a server URL that is none is refused", arguments: ["nonsense", "ftp://a/", "http://0x7f000001/"])
  func serverURL(url: String) async throws {
    var configuration = Self.configuration()
    configuration.serverURL = url
    await #expect(throws: PlaygroundError.self) { _ = try await Playground.start(configuration) }
  }
}
