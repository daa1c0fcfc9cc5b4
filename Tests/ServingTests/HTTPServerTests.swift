import HTTP
import Serving
import Synchronization
import Testing

/// Answers with what it saw; a few paths do as they say.
private let echo: HTTPServer.Handler = { request in
  switch request.path {
  case "/slow":
    try? await Task.sleep(for: .milliseconds(100))
    return ServerResponse(200, "slow")
  case "/stream":
    return ServerResponse(
      200, headers: ["Content-Type": "text/event-stream"],
      body: .stream { body in
        for word in ["one", "", "two"] { try await body.write(word) }
      })
  case "/cut":
    return ServerResponse(
      200,
      body: .stream { body in
        try await body.write("half")
        throw ConnectionClosed()
      })
  case "/endless":
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 262_144)
    return ServerResponse(200, body: .stream { body in while true { try await body.write(piece) } })
  case "/evil": return ServerResponse(200, "x", headers: ["X-Evil": "a\r\nSet-Cookie: b"])
  case "/empty": return ServerResponse(204)
  case "/lying": return ServerResponse(200, "short", headers: ["Content-Length": "100"])
  default:
    let name = request.query["name"] ?? "-"
    return ServerResponse(200, "\(request.method) \(request.path) \(name) \(request.body.count)")
  }
}

private func withServer(
  limits: ServerLimits = ServerLimits(), handler: @escaping HTTPServer.Handler = echo,
  _ body: (UInt16) async throws -> Void
) async throws {
  let server = try await HTTPServer.start(on: [Bind(.loopback4)], limits: limits, handler: handler)
  do {
    try await body(server.port)
    await server.stop()
  } catch {
    await server.stop()
    throw error
  }
}

private let close = "Host: a\r\nConnection: close\r\n\r\n"

@Suite struct HTTPServerTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let send: String
    let status: Int
    var contains = ""
    var lacks = "\u{0}"
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "a plain request", send: "GET /a%2Fb?name=x+y HTTP/1.1\r\n\(close)", status: 200,
      contains: "\r\n\r\nGET /a%2Fb x y 0"),
    Row(
      name: "a colon in the path", send: "POST /clients:register HTTP/1.1\r\nContent-Length: 2\r\n\(close){}",
      status: 200, contains: "POST /clients:register - 2"),
    Row(
      name: "an absolute target", send: "GET http://a/p?name=n HTTP/1.1\r\n\(close)", status: 200,
      contains: "GET /p n 0"),
    Row(
      name: "a chunked body",
      send: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\(close)3\r\nabc\r\n0\r\n\r\n",
      status: 200, contains: "POST / - 3"),
    Row(
      name: "HTTP/1.0 without Host", send: "GET / HTTP/1.0\r\n\r\n", status: 200,
      contains: "Connection: close"),
    Row(
      name: "HEAD has the length and no body", send: "HEAD / HTTP/1.1\r\n\(close)", status: 200,
      contains: "Content-Length: 10\r\n", lacks: "HEAD /"),
    Row(name: "HEAD of a stream", send: "HEAD /stream HTTP/1.1\r\n\(close)", status: 200, lacks: "one"),
    Row(
      name: "no content has no length", send: "GET /empty HTTP/1.1\r\n\(close)", status: 204,
      lacks: "Content-Length"),
    Row(
      name: "a stream is chunked", send: "GET /stream HTTP/1.1\r\n\(close)", status: 200,
      contains: "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"),
    Row(
      name: "a stream for HTTP/1.0 ends with the connection", send: "GET /stream HTTP/1.0\r\n\r\n",
      status: 200,
      contains: "\r\n\r\nonetwo", lacks: "chunked"),
    Row(
      name: "a stream that breaks lacks its last chunk", send: "GET /cut HTTP/1.1\r\n\(close)", status: 200,
      contains: "4\r\nhalf\r\n", lacks: "0\r\n\r\n"),
    Row(
      name: "a header that splits the answer", send: "GET /evil HTTP/1.1\r\n\(close)", status: 500,
      lacks: "Set-Cookie"),
    Row(
      name: "a length of the handler's own closes", send: "GET /lying HTTP/1.1\r\nHost: a\r\n\r\n",
      status: 200,
      contains: "Content-Length: 100\r\n"),
    Row(name: "no HTTP", send: "hello\r\n\r\n", status: 400),
    Row(name: "no Host", send: "GET / HTTP/1.1\r\n\r\n", status: 400),
    Row(name: "two Hosts", send: "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", status: 400),
    Row(name: "a bad length", send: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", status: 400),
    Row(
      name: "two lengths", send: "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\(close)aa",
      status: 400),
    Row(
      name: "length and chunks at once",
      send: "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\(close)0\r\n\r\n",
      status: 400),
    Row(
      name: "a body announced too large", send: "POST / HTTP/1.1\r\nContent-Length: 2000000\r\n\(close)",
      status: 413),
    Row(
      name: "a body that grows too large",
      send: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\(close)200000\r\n"
        + String(repeating: "a", count: 0x200000) + "\r\n0\r\n\r\n", status: 413),
    Row(
      name: "a header too large",
      send: "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 70_000))\r\n\(close)", status: 431),
    Row(
      name: "headers too large together",
      send: "GET / HTTP/1.1\r\n"
        + (0..<100).map { "X-\($0): \(String(repeating: "a", count: 700))\r\n" }.joined() + close, status: 431
    ),
    Row(
      name: "too many headers",
      send: "GET / HTTP/1.1\r\n" + (0..<300).map { "X-\($0): a\r\n" }.joined() + close, status: 431),
    Row(
      name: "a target too large", send: "GET /\(String(repeating: "a", count: 70_000)) HTTP/1.1\r\n\(close)",
      status: 431),
  ]

  @Test("a request gets its answer and the connection ends", arguments: rows)
  func answer(row: Row) async throws {
    try await withServer { port in
      let client = try #require(RawClient(port: port))
      let text = await client.send(row.send).readAll()
      #expect(text.hasPrefix("HTTP/1.1 \(row.status) "), "\(text.prefix(200))")
      #expect(row.contains.isEmpty || text.contains(row.contains), "\(text.prefix(400))")
      #expect(!text.contains(row.lacks), "\(text.prefix(400))")
    }
  }

  @Test("pipelined requests are answered in their order on one connection")
  func pipelining() async throws {
    try await withServer { port in
      let client = try #require(RawClient(port: port))
      await client.send(
        "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /stream HTTP/1.1\r\nHost: a\r\n\r\n"
          + "POST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nxGET /4 HTTP/1.1\r\n\(close)")
      let text = await client.readAll()
      let bodies = ["slow", "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n", "POST /3 - 1", "GET /4 - 0"]
      var rest = text[...]
      for body in bodies {
        let range = try #require(rest.firstRange(of: body), "\(body) in \(text)")
        rest = rest[range.upperBound...]
      }
      #expect(text.split(separator: "HTTP/1.1 200 OK").count == 4)
    }
  }

  @Test("what is broken after a good request does not spoil its answer")
  func brokenSecond() async throws {
    try await withServer { port in
      let client = try #require(RawClient(port: port))
      let text = await client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n").readAll()
      #expect(text.hasPrefix("HTTP/1.1 200 OK"))
      #expect(text.hasSuffix("slow"))
      #expect(text.contains("Connection: close"))
    }
  }

  @Test("a client that waits for 100 Continue is told to go on")
  func expectContinue() async throws {
    try await withServer { port in
      let client = try #require(RawClient(port: port))
      await client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\(close)")
      #expect(await client.readAll(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      #expect(await client.send("abc").readAll().hasSuffix("POST / - 3"))
    }
  }

  @Test("a client that has said all still gets its answer")
  func halfClosed() async throws {
    try await withServer { port in
      let client = try #require(RawClient(port: port))
      await client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").finishSending()
      #expect(await client.readAll().hasSuffix("slow"))
    }
  }

  @Test("a silent, a dripping and a deaf client are let go")
  func idle() async throws {
    var limits = ServerLimits()
    limits.idle = .milliseconds(150)
    limits.write = .milliseconds(150)
    try await withServer(limits: limits) { port in
      for opening in ["", "GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"] {
        let client = try #require(RawClient(port: port))
        // A client that is not let go is given up by the reader, with what it has so far.
        #expect(await client.send(opening).readAll().isEmpty)
        #expect(client.isClosed)
      }
      let deaf = try #require(RawClient(port: port))
      await deaf.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      try await Task.sleep(for: .milliseconds(600))
      #expect(await deaf.readAll().utf8.count > 1_000)
      #expect(deaf.isClosed)
    }
  }

  @Test("a stream's task learns that its reader is gone")
  func readerGone() async throws {
    let (ended, signal) = AsyncStream.makeStream(of: Void.self)
    let handler: HTTPServer.Handler = { _ in
      ServerResponse(
        200,
        body: .stream { body in
          try await body.write("start")
          do { try await Task.sleep(for: .seconds(60)) } catch { signal.yield() }
        })
    }
    try await withServer(handler: handler) { port in
      var client = RawClient(port: port)
      _ = await client?.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readAll(until: "start\r\n")
      client = nil
      var iterator = ended.makeAsyncIterator()
      await iterator.next()
    }
  }

  @Test("connections beyond the limit are turned away and room comes back")
  func connectionLimit() async throws {
    var limits = ServerLimits()
    limits.connections = 2
    try await withServer(limits: limits) { port in
      var held = [try #require(RawClient(port: port)), try #require(RawClient(port: port))]
      for client in held {
        #expect(
          await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readAll(until: "0").hasPrefix("HTTP/1.1 200")
        )
      }
      #expect(try await #require(RawClient(port: port)).send("GET / HTTP/1.1\r\n\(close)").readAll().isEmpty)
      held.removeAll()
      var answer = ""
      for _ in 0..<200 where answer.isEmpty {
        try await Task.sleep(for: .milliseconds(10))
        answer = try await #require(RawClient(port: port)).send("GET / HTTP/1.1\r\n\(close)").readAll()
      }
      #expect(answer.hasPrefix("HTTP/1.1 200"))
    }
  }
}
