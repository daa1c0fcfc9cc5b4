import HTTP
import Platform
import TestSupport
import Testing

@Suite("Connections")
struct ConnectionTests {
  @Test("requests in a row share one connection, and only the first knows how long connecting took")
  func keepAlive() async throws {
    let server = try RawServer([.read, okay, .read, okay, .read, okay, .awaitClose])
    let transport = live()
    let first = try await transport.send(getting(server.url()), for: .probe)
    let second = try await transport.send(posting(server.url()), for: .token)
    let third = try await transport.send(getting(server.url()), for: .probe)
    #expect(server.connectionCount == 1)
    #expect(first.head.timing.connect != nil)
    #expect(second.head.timing.connect == nil)
    #expect(third.head.note == nil)
  }

  static let onceOnly: [Step] = [.token, .refresh, .registration, .registrationUpdate, .call]

  @Test("what may have arrived is never sent twice", arguments: onceOnly, [true, false])
  func neverTwice(step: Step, resets: Bool) async throws {
    let last: [RawServer.Act] = resets ? [.read, .reset] : [.read]
    let server = try RawServer([.read, okay] + last, [.read, okay])
    let transport = live()
    _ = try await transport.send(getting(server.url()), for: .probe)
    let failure = await transport.failure(try posting(server.url("/once")), for: step)
    #expect(failure?.reason.name == "connectionLost")
    #expect(failure?.mayHaveArrived == true)
    #expect(server.allReceived.split(separator: "POST /once", omittingEmptySubsequences: false).count == 2)
  }

  @Test("a body larger than a send is not sent twice either")
  func neverTwiceLarge() async throws {
    let server = try RawServer([.read, okay, .readHead, .reset], [.read, okay])
    let transport = live()
    _ = try await transport.send(getting(server.url()), for: .probe)
    let body = String(repeating: "x", count: 3_000_000)
    let failure = await transport.failure(try posting(server.url("/once"), body), for: .token)
    #expect(failure?.reason.name == "connectionLost")
    #expect(server.allReceived.split(separator: "POST /once", omittingEmptySubsequences: false).count == 2)
  }

  @Test("a deletion never leaves on a used connection, where it could be repeated")
  func deletion() async throws {
    let server = try RawServer([.read, okay, .awaitClose], [.read], [.read, okay])
    let transport = live()
    _ = try await transport.send(getting(server.url()), for: .probe)
    var request = try getting(server.url())
    request.method = .delete
    let failure = await transport.failure(request, for: .registrationDelete)
    #expect(failure?.reason.name == "connectionLost")
    #expect(server.connectionCount == 2)
  }

  @Test("a GET whose used connection breaks is sent again, and the head says so")
  func repetition() async throws {
    let server = try RawServer([.read, okay, .read], [.read, okay])
    let transport = live()
    _ = try await transport.send(getting(server.url()), for: .probe)
    let reply = try await transport.send(getting(server.url()), for: .resourceMetadata)
    #expect(reply.status == 200)
    #expect(reply.head.note?.contains("fresh connection") == true)
    #expect(server.connectionCount == 2)
  }

  /// Answers the POST before its body, which then stands where the next request should.
  static let undrained: [RawServer.Act] = [
    .readHead, .send("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"), .readHead,
    .send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
  ]

  @Test("a GET that meets the unread body of a refused POST is sent again on a fresh connection")
  func undrained() async throws {
    let server = try RawServer(Self.undrained, [.read, okay])
    let transport = live()
    #expect(try await transport.send(posting(server.url()), for: .probe).status == 401)
    let reply = try await transport.send(getting(server.url()), for: .resourceMetadata)
    #expect(reply.status == 200)
    #expect(reply.head.note?.contains("fresh connection") == true)
  }

  @Test("a token request right after a refused POST takes a fresh connection at once")
  func tokenAfterRefusal() async throws {
    let server = try RawServer(Self.undrained, [.read, okay])
    let transport = live()
    #expect(try await transport.send(posting(server.url()), for: .call).status == 401)
    #expect(try await transport.send(posting(server.url()), for: .refresh).status == 200)
    #expect(server.connectionCount == 2)
  }

  @Test("a real 400 on a clean connection is no reason to ask again")
  func plain400() async throws {
    let refusal = RawServer.Act.send("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n")
    let server = try RawServer([.read, okay, .read, refusal, .awaitClose])
    let transport = live()
    _ = try await transport.send(getting(server.url()), for: .probe)
    #expect(try await transport.send(getting(server.url()), for: .probe).status == 400)
    #expect(server.connectionCount == 1)
  }

  @Test("nothing listens: no connection, and nothing can have arrived")
  func refused() async throws {
    let port = try RawServer([]).port
    let failure = await live().failure(try getting("http://127.0.0.1:\(port)/"))
    #expect(failure?.reason.name == "notConnected")
    #expect(failure?.mayHaveArrived == false)
  }

  @Test("a name that does not exist is named")
  func unknownName() async throws {
    let failure = await live().failure(try getting("http://name.invalid/"))
    #expect(failure?.reason == .nameNotResolved("name.invalid"))
    #expect(failure?.mayHaveArrived == false)
  }

  @Test("TLS with something that speaks none fails before anything of the request is sent")
  func noTLS() async throws {
    let server = try RawServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n")])
    let failure = await live().failure(try getting("https://127.0.0.1:\(server.port)/"))
    #expect(failure?.reason.name == "tls")
    #expect(failure?.mayHaveArrived == false)
  }

  @Test("a TLS handshake that never ends is cut by the connect bound")
  func silentTLS() async throws {
    let server = try RawServer([.awaitClose])
    var request = try getting("https://127.0.0.1:\(server.port)/")
    request.bounds.connect = .milliseconds(300)
    let failure = await live().failure(request)
    #expect(failure?.reason == .timedOut(seconds: 0.3))
    #expect(failure?.mayHaveArrived == false)
  }

  @Test("a header field with a line break is not sent")
  func lineBreak() async throws {
    let server = try RawServer([.read, okay])
    var request = try getting(server.url())
    request.headers.append("X", "a\r\nEvil: b")
    #expect(await live().failure(request)?.mayHaveArrived == false)
    #expect(server.connectionCount == 0)
  }
}
