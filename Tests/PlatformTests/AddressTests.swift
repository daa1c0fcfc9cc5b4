import HTTP
import Platform
import TestSupport
import Testing

@Suite("Addresses and proxies")
struct AddressTests {
  @Test(
    "an address outside the reach is refused before connecting",
    arguments: ["127.0.0.1", "localhost", "a.localhost"])
  func foreignAddress(host: String) async throws {
    let server = try RawServer([.read, okay])
    var request = try getting("http://\(host):\(server.port)/")
    request.reach = [.global, .private]
    let failure = await live().failure(request)
    #expect(failure?.reason.name == "addressRefused")
    #expect(failure?.mayHaveArrived == false)
    #expect(server.connectionCount == 0)
  }

  @Test("without a policy's word nothing is sent")
  func noReach() async throws {
    let server = try RawServer([.read, okay])
    var request = try getting(server.url())
    request.reach = []
    #expect(await live().failure(request)?.mayHaveArrived == false)
    #expect(server.connectionCount == 0)
  }

  @Test("a connection that is open already does not widen the reach")
  func reusedConnection() async throws {
    let server = try RawServer([.read, okay, .read, okay, .awaitClose])
    let transport = live()
    _ = try await transport.send(getting(server.url()), for: .probe)
    var request = try getting(server.url())
    request.reach = [.global]
    #expect(await transport.failure(request)?.reason == .addressRefused(.loopback4))
    #expect(
      !server.allReceived.dropFirst().contains("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\nGET"))
    #expect(server.allReceived.split(separator: "GET /").count == 1)
  }

  @Test(
    "localhost names lead to both loopback addresses without DNS", arguments: ["localhost", "x.y.localhost"],
    [true, false])
  func localNames(host: String, v6: Bool) async throws {
    guard let server = try? RawServer([.read, okay], v6: v6) else { return }
    let reply = try await live().send(getting("http://\(host):\(server.port)/"), for: .probe)
    #expect(reply.head.remote == (v6 ? .loopback6 : .loopback4))
    #expect(server.allReceived.contains("Host: \(host):\(server.port)\r\n"))
  }

  @Test("a pinned host is connected to as told, past any proxy")
  func pins() async throws {
    let server = try RawServer([.read, okay])
    let transport = live(["http_proxy": "http://127.0.0.1:1"]) {
      $0.pins = [CurlConfiguration.Pin(host: "Pinned.Example", port: server.port, address: .loopback4)]
    }
    let reply = try await transport.send(getting("http://pinned.example:\(server.port)/"), for: .probe)
    #expect(reply.head.remote == .loopback4)
    #expect(server.allReceived.contains("Host: pinned.example:\(server.port)\r\n"))
  }

  @Test("a proxy gets the whole URL and its address is not judged")
  func proxy() async throws {
    let proxy = try RawServer([.read, okay])
    var request = try getting("http://server.example/x")
    request.reach = [.global]
    let reply = try await live(["http_proxy": proxy.url("")]).send(request, for: .probe)
    #expect(proxy.allReceived.hasPrefix("GET http://server.example/x HTTP/1.1\r\n"))
    #expect(reply.head.remote == nil)
  }

  @Test("a proxy that refuses the tunnel is named, and nothing of the request was sent")
  func tunnel() async throws {
    let proxy = try RawServer([.read, .send("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")])
    let transport = live(["HTTPS_PROXY": proxy.url("")])
    let failure = await transport.failure(try posting("https://server.example/x"), for: .token)
    #expect(failure?.reason.name == "proxy")
    #expect(failure?.mayHaveArrived == false)
    #expect(proxy.allReceived.hasPrefix("CONNECT server.example:443 HTTP/1.1\r\n"))
    #expect(!proxy.allReceived.contains("POST"))
  }

  @Test("a proxy that is not there is named")
  func noProxy() async throws {
    let failure = await live(["all_proxy": "http://127.0.0.1:1"]).failure(
      try getting("http://server.example/"))
    #expect(failure?.reason.name == "proxy")
    #expect(failure?.mayHaveArrived == false)
  }

  @Test("hosts that NO_PROXY covers, and loopback always, are reached directly")
  func exceptions() async throws {
    let server = try RawServer([.read, okay])
    let transport = live(["http_proxy": "http://127.0.0.1:1"])
    _ = try await transport.send(getting(server.url("/direct")), for: .probe)
    #expect(server.allReceived.hasPrefix("GET /direct HTTP/1.1\r\n"))
    let failure = await live(["http_proxy": "http://127.0.0.1:1", "NO_PROXY": ".invalid"])
      .failure(try getting("http://name.invalid/"))
    #expect(failure?.reason == .nameNotResolved("name.invalid"))
  }
}
