import HTTP
import LibCrypto
import Platform
import Serving
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct TLSTests {
  /// A server with a certificate for `names`, and a client that trusts its root.
  private func withServer(
    names: [String] = ["127.0.0.1"], trusting: Bool = true, limits: ServerLimits = ServerLimits(),
    _ body: (CurlTransport, HTTPServer) async throws -> Void
  ) async throws {
    let now = Int64(time(nil))
    let root = try CertificateAuthority(commonName: "Test root", now: now)
    let leaf = try root.issue(names: names, now: now)
    let server = try await HTTPServer.start(
      on: [Bind(.loopback4)], tls: TLSIdentity(chain: [leaf.certificate.der], key: try leaf.key.pem()),
      limits: limits
    ) { request in
      if request.path == "/stream" {
        return ServerResponse(
          200,
          body: .stream { body in
            for _ in 0..<64 { try await body.write([UInt8](repeating: 97, count: 65_536)) }
          })
      }
      return ServerResponse(200, "\(request.isSecure) \(request.body.count)")
    }
    var configuration = CurlConfiguration(userAgent: "test", environment: [:])
    let file = "/tmp/serving-tests-\(server.port).pem"
    if trusting {
      try Self.write(root.certificate.pem, to: file)
      configuration.caFile = file
    }
    do {
      try await body(CurlTransport(configuration), server)
    } catch {
      Issue.record(error)
    }
    unsafe unlink(file)
    await server.stop()
  }

  private static func write(_ text: String, to file: String) throws {
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    let bytes = Array(text.utf8)
    #expect(put(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  private func request(_ server: HTTPServer, _ path: String = "/", body: [UInt8]? = nil) throws -> HTTPRequest
  {
    let url = try Location("https://127.0.0.1:\(server.port)\(path)")
    var request = HTTPRequest(body == nil ? .get : .post, url, body: body)
    request.reach = Set(IPAddress.Kind.allCases)
    request.bounds.body = 8_388_608
    return request
  }

  @Test("a client that trusts the root is answered, also with long bodies both ways")
  func answers() async throws {
    try await withServer { transport, server in
      for _ in 0..<3 {
        let reply = try await transport.send(try request(server), for: .probe)
        #expect(String(decoding: reply.body, as: UTF8.self) == "true 0")
      }
      let long = [UInt8](repeating: 98, count: 1_000_000)
      let reply = try await transport.send(try request(server, body: long), for: .probe)
      #expect(String(decoding: reply.body, as: UTF8.self) == "true 1000000")
      let stream = try await transport.send(try request(server, "/stream"), for: .probe)
      #expect(stream.body.count == 4_194_304)
    }
  }

  @Test(
    "a client that does not know the root, or asks for another name, goes away", arguments: [true, false])
  func distrust(isNamed: Bool) async throws {
    let names = [isNamed ? "127.0.0.1" : "other.example"]
    try await withServer(names: names, trusting: !isNamed) { transport, server in
      let asked = try request(server)
      do throws(TransportError) {
        _ = try await transport.send(asked, for: .probe)
        Issue.record("answered")
      } catch {
        guard case .tls = error.reason else {
          Issue.record(error)
          return
        }
      }
    }
  }

  @Test("plain text, nonsense and silence end the connection and nothing else")
  func strangers() async throws {
    var limits = ServerLimits()
    limits.idle = .milliseconds(200)
    try await withServer(limits: limits) { transport, server in
      for opening in ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\u{16}\u{3}\u{1}", ""] {
        let client = try #require(RawClient(port: server.port))
        let text = await client.send(opening).readAll()
        #expect(!text.contains("HTTP/1.1"))
      }
      let reply = try await transport.send(try request(server), for: .probe)
      #expect(reply.status == 200)
    }
  }

  @Test("what is no certificate, no key, or another's key is refused at the start")
  func badIdentity() async throws {
    let now = Int64(time(nil))
    let root = try CertificateAuthority(commonName: "Test root", now: now)
    let one = try root.issue(names: ["localhost"], now: now)
    let two = try root.issue(names: ["localhost"], now: now)
    let identities = [
      TLSIdentity(chain: [[1, 2, 3]], key: try one.key.pem()),
      TLSIdentity(chain: [one.certificate.der], key: "nothing"),
      TLSIdentity(chain: [one.certificate.der], key: try two.key.pem()),
    ]
    for identity in identities {
      do throws(ServingError) {
        let server = try await HTTPServer.start(on: [Bind(.loopback4)], tls: identity) { _ in
          ServerResponse(200)
        }
        await server.stop()
        Issue.record("started")
      } catch {
        guard case .tls = error else {
          Issue.record(error)
          continue
        }
      }
    }
  }
}

private func put(_ descriptor: Int32, _ bytes: [UInt8], _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
