import HTTP
import Serving
import Testing

@Suite struct ListeningTests {
  static let hello: HTTPServer.Handler = { request in
    ServerResponse(200, "\(request.remote.map { "\($0)" } ?? "?") \(request.localPort)")
  }

  @Test("both loopback families listen on one picked port")
  func bothFamilies() async throws {
    let server = try await HTTPServer.start(on: Bind.loopback(), handler: Self.hello)
    #expect(server.port != 0)
    #expect(Set(server.binds.map(\.port)) == [server.port])
    for bind in server.binds {
      let client = try #require(RawClient(port: server.port, isV6: bind.address.isV6))
      let text = await client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").readAll()
      #expect(text.hasSuffix("\(bind.address) \(server.port)"))
    }
    await server.stop()
  }

  @Test("a port in use is said with its address")
  func portInUse() async throws {
    let first = try await HTTPServer.start(on: [Bind(.loopback4)], handler: Self.hello)
    let bind = Bind(.loopback4, port: first.port)
    await #expect(throws: ServingError.portInUse(bind)) {
      _ = try await HTTPServer.start(on: [bind], handler: Self.hello)
    }
    await first.stop()
    let second = try await HTTPServer.start(on: [bind], handler: Self.hello)
    #expect(second.port == first.port)
    await second.stop()
  }

  @Test("an address that is not here is an error, or skipped where that is allowed")
  func missingAddress() async throws {
    let elsewhere = try #require(IPAddress("192.0.2.1"))
    await #expect(throws: ServingError.addressMissing(Bind(elsewhere))) {
      _ = try await HTTPServer.start(on: [Bind(elsewhere)], handler: Self.hello)
    }
    let server = try await HTTPServer.start(
      on: [Bind(.loopback4), Bind(elsewhere, isOptional: true)], handler: Self.hello)
    #expect(server.binds.map(\.address) == [.loopback4])
    await server.stop()
  }

  @Test("stopping lets an answer end, cuts a stream and waits for nothing that is stuck")
  func stopping() async throws {
    let handler: HTTPServer.Handler = { request in
      if request.path == "/stream" {
        return ServerResponse(
          200,
          body: .stream { body in
            try await body.write("start")
            try await Task.sleep(for: .seconds(60))
          })
      }
      try? await Task.sleep(for: .milliseconds(request.path == "/stuck" ? 60_000 : 200))
      return ServerResponse(200, "done")
    }
    let server = try await HTTPServer.start(on: [Bind(.loopback4)], handler: handler)
    var clients: [RawClient] = []
    for path in ["/", "/stuck", "/stream"] {
      let client = try #require(RawClient(port: server.port))
      clients.append(await client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"))
    }
    _ = try #require(RawClient(port: server.port))
    #expect(await clients[2].readAll(until: "start\r\n").contains("start"))
    let start = ContinuousClock.now
    await server.stop()
    // A bound on hanging, not on speed: the stuck answers would take a minute.
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(await clients[0].readAll().hasSuffix("done"))
    #expect(await clients[1].readAll().isEmpty)
    #expect(await clients[2].readAll().isEmpty)
    #expect(RawClient(port: server.port) == nil)
    await server.stop()
  }
}
