import HTTP
import Synchronization
import TestSupport
import Testing

@Suite("The door to the network")
struct TransportTests {
  private static let url = "https://mcp.example/mcp"

  private func request(_ url: String = url) throws -> HTTPRequest { HTTPRequest(.get, try Location(url)) }

  private func guarded(_ inner: FakeTransport, _ policy: URLPolicy) -> GuardedTransport {
    GuardedTransport(inner, policy: policy)
  }

  // MARK: Whole answers

  @Test("a body is read to its bound and not beyond", arguments: [(3, true), (2, false)])
  func bodyBound(limit: Int, fits: Bool) async throws {
    let network = FakeTransport([.get(Self.url, .pieces(["ab", "c"]))])
    var request = try request()
    request.bounds.body = limit
    let error = await network.failure(request, for: .probe)
    #expect(error?.reason == (fits ? nil : .bodyTooLarge(limit: 2)))
    #expect(error?.exchange == (fits ? nil : 1))
    #expect(network.closed == 1)
    #expect(network.troubles == [])
  }

  @Test("an endless event stream that drips is given up when the time of its request is over")
  func drip() async throws {
    let network = FakeTransport([.get(Self.url, .endless(": drip\n", type: "text/event-stream"))])
    var request = try request()
    request.bounds.total = .milliseconds(20)
    await #expect(throws: TransportError(.timedOut(seconds: 0.02), url: request.url, exchange: 1)) {
      _ = try await network.send(request, for: .serverMetadata)
    }
    #expect(network.closed == 1)
  }

  // MARK: Policy

  @Test("nothing is sent that the policy refuses")
  func refused() async throws {
    let network = FakeTransport([])
    let transport = guarded(network, URLPolicy(typed: [try Location(Self.url)]))
    let error = try #require(await transport.failure(try request("https://10.0.0.1/"), for: .token))
    guard case .refused(let violation) = error.reason else { throw error }
    #expect(violation.rule == .foreignAddress(.private))
    #expect(!error.mayHaveArrived)
    #expect(error.exchange == 0)
    #expect(network.troubles == [])
  }

  @Test(
    "the typed host's address decides from its first answer on what it may name",
    arguments: [
      (Self.url, "10.0.0.1", [], .private), (Self.url, "127.0.0.1", [], .loopback),
      (Self.url, "8.8.8.8", [], .global),
      // A proxy hides who answered; a pinned host stays public; others teach nothing.
      (Self.url, nil, [], .global), (Self.url, "10.0.0.1", ["mcp.example:443"], .global),
      ("https://as.example/", "10.0.0.1", [], .global),
    ] as [(String, String?, Set<String>, IPAddress.Kind)])
  func learning(url: String, remote: String?, pinned: Set<String>, kind: IPAddress.Kind) async throws {
    let network = FakeTransport([.get(url, .status(401).from(remote))])
    let transport = guarded(network, URLPolicy(typed: [try Location(Self.url)], pinned: pinned))
    _ = try await transport.send(request(url), for: .probe)
    #expect(transport.policy.serverKind == kind)
    #expect(network.troubles == [])
  }

  struct Page: Sendable {
    let url: String
    var typed = TransportTests.url
    var addresses: [String] = []
    var allowsPrivate = false
    var allowsHTTP = false
    var pinned: Set<String> = []
    /// Nil where the browser may go there.
    let refusal: String?
  }

  @Test(
    "a page is judged by what its name means here before a browser is sent there (SEC-5)",
    arguments: [
      Page(url: "https://as.example/", addresses: ["8.8.8.8"], refusal: nil),
      Page(url: "https://as.example/", addresses: [], refusal: nil),
      Page(
        url: "https://as.example/", addresses: ["10.0.0.1"],
        refusal: "the name leads to 10.0.0.1, a private address"),
      Page(
        url: "https://as.example/", addresses: ["8.8.8.8", "::1"],
        refusal: "the name leads to ::1, a loopback address"),
      Page(
        url: "https://as.example/", addresses: ["::ffff:192.168.0.1"],
        refusal: "the name leads to ::ffff:c0a8:1, a private address"),
      Page(
        url: "https://as.example/", addresses: ["169.254.169.254"], allowsPrivate: true,
        refusal: "the name leads to 169.254.169.254, a link-local address"),
      Page(url: "https://as.example/", addresses: ["10.0.0.1"], allowsPrivate: true, refusal: nil),
      Page(url: "https://as.example/", typed: "https://10.0.0.9/", addresses: ["10.0.0.1"], refusal: nil),
      Page(
        url: "https://as.example/", typed: "http://127.0.0.1/", addresses: ["10.0.0.1"],
        refusal: "the name leads to 10.0.0.1, a private address"),
      Page(url: "https://as.example/", typed: "http://127.0.0.1/", addresses: ["127.0.0.1"], refusal: nil),
      Page(
        url: "https://as.example/", addresses: ["10.0.0.1"], pinned: ["as.example:443"], refusal: nil),
      Page(url: "https://mcp.example/", addresses: ["10.0.0.1"], refusal: nil),
      Page(url: "http://localhost:8/", typed: "http://127.0.0.1/", addresses: ["8.8.8.8"], refusal: nil),
      Page(
        url: "https://10.0.0.1/",
        refusal: "the server names 10.0.0.1, a private address that you did not type"),
      Page(url: "http://as.example/", addresses: ["10.0.0.1"], refusal: "http://as.example is not https"),
      Page(
        url: "http://as.example/", addresses: ["10.0.0.1"], allowsPrivate: true, allowsHTTP: true,
        refusal: nil),
      Page(
        url: "http://as.example/", addresses: ["8.8.8.8"], allowsPrivate: true, allowsHTTP: true,
        refusal: "the name leads to 8.8.8.8, a public address"),
      Page(
        url: "http://as.example/", allowsPrivate: true, allowsHTTP: true,
        refusal: "http://as.example is not https"),
    ])
  func page(page: Page) async throws {
    let policy = URLPolicy(
      typed: [try Location(page.typed)], pinned: page.pinned, allowsPrivate: page.allowsPrivate,
      allowsPrivateHTTP: page.allowsHTTP)
    let transport = GuardedTransport(FakeTransport([]), policy: policy) { _ in
      page.addresses.compactMap { IPAddress($0) }
    }
    let url = try Location(page.url)
    var refusal: String?
    do throws(TransportError) { try await transport.judge(visitTo: url) } catch {
      refusal = "\(error)"
    }
    #expect(refusal == page.refusal)
  }

  @Test("a request carries the kinds of address that it may go to")
  func reach() async throws {
    let network = FakeTransport([.get(Self.url, .status(200)), .get("https://as.example/", .status(200))])
    let transport = guarded(network, URLPolicy(typed: [try Location(Self.url)]))
    _ = try await transport.send(request(), for: .probe)
    _ = try await transport.send(request("https://as.example/"), for: .serverMetadata)
    #expect(network.requests.map(\.reach) == [Set(IPAddress.Kind.allCases), [.global]])
  }

  // MARK: Fixed header fields

  @Test(
    "the user's fields go to one origin, all of them, and replace nothing",
    arguments: [
      ("https://mcp.example/other", true), ("https://MCP.example:443/", true),
      ("https://mcp.example:8443/", false),
      ("http://mcp.example/", false), ("https://as.example/", false), ("https://mcp.example.evil/", false),
    ] as [(String, Bool)])
  func originHeaders(url: String, isSent: Bool) async throws {
    let network = FakeTransport([.get(url, .status(200))])
    let transport = OriginHeaders(
      network, origin: "https://mcp.example",
      fields: [.init("X-Key", "1"), .init("x-key", "2"), .init("accept", "none")])
    var request = try request(url)
    request.headers.set("Accept", "all")
    _ = try await transport.send(request, for: .call)
    #expect(network.requests.first?.headers.values(of: "X-Key") == (isSent ? ["1", "2"] : []))
    #expect(network.requests.first?.headers.values(of: "Accept") == ["all"])
  }

  // MARK: Deadlines

  @Test(
    "without a deadline there is always time",
    arguments: [nil, 1e9, 1e300, Double.infinity, .nan] as [Double?])
  func deadlines(seconds: Double?) {
    let deadline = Deadline(seconds: seconds)
    #expect(!deadline.hasPassed || seconds?.isNaN == true)
    if let seconds, seconds > 1e6 { #expect(deadline.remaining.map { $0 > .seconds(1_000_000) } == true) }
    if seconds == nil { #expect(deadline.remaining == nil) }
  }

  @Test(
    "the earlier of two deadlines holds",
    arguments: [(nil, 10.0, 10.0), (5.0, 10.0, 5.0), (60.0, 10.0, 10.0)] as [(Double?, Double, Double)])
  func within(seconds: Double?, other: Double, expected: Double) {
    #expect(Deadline(seconds: seconds).within(seconds: other).seconds == expected)
  }

  @Test("a passed deadline sends nothing", arguments: [0.0, -5.0, -.infinity])
  func passed(seconds: Double) async throws {
    let network = FakeTransport([])
    let transport = DeadlineTransport(network, deadline: Deadline(seconds: seconds))
    let error = await transport.failure(try request(), for: .probe)
    #expect(error?.reason == .timedOut(seconds: seconds))
    #expect(error?.mayHaveArrived == false)
    #expect(network.troubles == [])
  }

  @Test("a deadline shortens every request but a refresh, which is awaited", arguments: Step.allCases)
  func shortening(step: Step) async throws {
    let network = FakeTransport([.get(Self.url, .status(200))])
    _ = try await DeadlineTransport(network, deadline: Deadline(seconds: 5)).send(request(), for: step)
    let bounds = try #require(network.requests.first?.bounds)
    #expect((bounds.total == .seconds(30)) == (step == .refresh))
    #expect(bounds.total > .seconds(4))
    #expect(bounds.connect <= .seconds(5))
  }

  @Test("a stream that outlives the deadline is given up")
  func streamDeadline() async throws {
    let network = FakeTransport([.get(Self.url, .endless(": drip\n", type: "text/event-stream"))])
    let transport = DeadlineTransport(network, deadline: Deadline(seconds: 0.02))
    let stream = try await transport.open(request(), for: .probe)
    await #expect(throws: TransportError.self) { while try await stream.next() != nil {} }
    stream.close()
  }

  @Test("--request-timeout replaces the bound of one request")
  func perRequest() async throws {
    let network = FakeTransport([.get(Self.url, .status(200))])
    _ = try await DeadlineTransport(network, deadline: .none, perRequest: .seconds(3)).send(
      request(), for: .probe)
    #expect(network.requests.first?.bounds.total == .seconds(3))
  }

  // MARK: Trace

  private final class Sink: TraceSink {
    let exchanges = Mutex<[Exchange]>([])
    func record(_ exchange: Exchange) { exchanges.withLock { $0.append(exchange) } }
    var all: [Exchange] { exchanges.withLock { $0 } }
  }

  private final class Time: Sendable {
    private let value = Mutex(99.0)
    /// Half a second passes between any two looks.
    func next() -> Double {
      value.withLock {
        $0 += 0.5
        return $0
      }
    }
  }

  private func recorder(_ inner: FakeTransport, _ sink: Sink) -> TraceRecorder {
    let time = Time()
    return TraceRecorder(inner, sinks: [sink], now: { time.next() })
  }

  @Test("every exchange is recorded once, numbered from one, with body and time")
  func recording() async throws {
    let network = FakeTransport([
      .get(Self.url, .pieces(["a", "b"]).field("X", "y")), .get(Self.url, .failure(.connectionLost("x"))),
      .get(Self.url, .status(404)),
    ])
    let sink = Sink()
    let recorder = recorder(network, sink)
    #expect(try await recorder.send(request(), for: .probe).exchange == 1)
    #expect(await recorder.failure(try request(), for: .token)?.exchange == 2)
    #expect(try await recorder.send(request(), for: .keys).exchange == 3)
    let all = sink.all
    #expect(all.map(\.id) == [1, 2, 3])
    #expect(all.map(\.step) == [.probe, .token, .keys])
    #expect(all.map { $0.head?.status } == [200, nil, 404])
    #expect(all.map(\.body) == [Array("ab".utf8), [], []])
    #expect(all.map(\.bodySize) == [2, 0, 0])
    #expect(all.map(\.started) == [99.5, 100.5, 101.5])
    #expect(all.map(\.duration) == [0.5, 0.5, 0.5])
    #expect(all.map { $0.failure?.reason } == [nil, .connectionLost("x"), nil])
    #expect(all.map { $0.failure?.exchange } == [nil, 2, nil])
  }

  @Test("a failure in the middle of a body is recorded once, with what came before")
  func failureInBody() async throws {
    let network = FakeTransport([.get(Self.url, .pieces(["abc"]).thenFailing(.connectionLost("x")))])
    let sink = Sink()
    let stream = try await recorder(network, sink).open(request(), for: .probe)
    #expect(try await stream.next() == Array("abc".utf8))
    for _ in 0..<2 {
      await #expect(throws: TransportError(.connectionLost("x"), url: try Location(Self.url), exchange: 1)) {
        try await stream.next()
      }
    }
    stream.close()
    stream.close()
    #expect(sink.all.count == 1)
    #expect(sink.all.first?.body == Array("abc".utf8))
    #expect(sink.all.first?.failure?.reason == .connectionLost("x"))
  }

  @Test("an answer that is closed before its end is recorded as far as it was read")
  func closing() async throws {
    let network = FakeTransport([.get(Self.url, .pieces(["ab", "c", "d"]))])
    let sink = Sink()
    let stream = try await recorder(network, sink).open(request(), for: .probe)
    _ = try await stream.next()
    #expect(sink.all.isEmpty)
    stream.close()
    stream.close()
    #expect(sink.all.map(\.body) == [Array("ab".utf8)])
    #expect(sink.all.first?.failure == nil)
    #expect(network.closed == 2)
  }

  @Test("of a long body its beginning and its size are kept")
  func longBody() async throws {
    let piece = String(repeating: "x", count: 700_000)
    let network = FakeTransport([.get(Self.url, .pieces([piece, piece]))])
    let sink = Sink()
    let stream = try await recorder(network, sink).open(request(), for: .call)
    while try await stream.next() != nil {}
    #expect(sink.all.first?.body.count == Exchange.keptBody)
    #expect(sink.all.first?.bodySize == 1_400_000)
  }

  @Test("what the transport sent and noted stands in the trace")
  func sentFields() async throws {
    let network = FakeTransport([
      .get(Self.url, .status(200).sent(["Host": "mcp.example"]).noted("again on a fresh connection"))
    ])
    let sink = Sink()
    _ = try await recorder(network, sink).send(request(), for: .probe)
    #expect(sink.all.first?.request.headers.fields.map(\.name) == ["Host"])
    #expect(sink.all.first?.note == "again on a fresh connection")
  }

  @Test("exchanges beside the door share its numbers")
  func beside() async throws {
    let network = FakeTransport([.get(Self.url, .status(200))])
    let sink = Sink()
    let recorder = recorder(network, sink)
    #expect(recorder.record(.authorization, .outgoing, try request()) == 1)
    _ = try await recorder.send(request(), for: .token)
    #expect(
      recorder.record(.callback, .incoming, try request(), answer: HTTPHead(status: 200), note: "ignored")
        == 3)
    #expect(sink.all.map(\.id) == [1, 2, 3])
    #expect(sink.all.last?.note == "ignored")
    #expect(sink.all.last?.head?.status == 200)
  }
}
