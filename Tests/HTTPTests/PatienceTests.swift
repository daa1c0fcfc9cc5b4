import HTTP
import JSON
import Synchronization
import TestSupport
import Testing

@Suite("Waiting where a server asks for it") struct PatienceTests {
  private static let now = 784_111_777.0
  private static let url = "https://as.example/token"

  @Test(
    "a wish is a number of seconds or a date, and at least one second",
    arguments: [
      ("3", 3), ("0", 1), ("-5", 1), ("", 1), ("soon", 1), ("1.5", 1), ("+3", 1), (" 7\t", 7), ("0x10", 1),
      ("3, 5", 1), ("99999999999999999999999", 3_155_760_000), ("Sun, 06 Nov 1994 08:49:47 GMT", 10),
      ("Sunday, 06-Nov-94 08:49:47 GMT", 10), ("Sun Nov  6 08:49:47 1994", 10),
      ("Sun, 06 Nov 1994 08:49:27 GMT", 1),
      ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400), ("Sun, 06 Nov 1994 08:49:47 CET", 1),
      ("Sun, 31 Feb 1994", 1),
      ("Fri, 31 Dec 9999 23:59:59 GMT", 3_155_760_000), ("Sun, 06 Nov 0094 08:49:47 GMT", 1),
      ("Sun, 99 Nov 1994 08:49:47 GMT", 1), ("Sun, 06 Nox 1994 08:49:47 GMT", 1),
      ("Sun, 06 Nov 1994 25:49:47 GMT", 1),
      ("Sun, 06 Nov 1994 08:49:60 GMT", 22), ("Sat, 28 Feb 1970 00:00:00 GMT", 1),
    ])
  func wishes(text: String, seconds: Int64) {
    #expect(RetryAfter(["Retry-After": text], now: Int64(Self.now))?.seconds == seconds)
  }

  @Test("a date is counted from the server's own clock")
  func serverClock() {
    let headers: Headers = [
      "Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT", "Date": "Sun, 06 Nov 1994 08:49:40 GMT",
    ]
    #expect(RetryAfter(headers, now: 0)?.seconds == 7)
    #expect(RetryAfter([:], now: 0) == nil)
  }

  @Test(
    "dates are those of the calendar",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
      ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400), ("Fri, 31 Dec 1999 23:59:59 GMT", 946_684_799),
      ("Friday, 31-Dec-69 23:59:59 GMT", 3_155_759_999), ("Friday, 02-Jan-70 00:00:00 GMT", 86_400),
    ])
  func dates(text: String, seconds: Int64) { #expect(HTTPDate(text)?.seconds == seconds) }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answers: [Answer]
    /// Seconds of every wait.
    let waits: [Int64]
    let status: Int
    var timeout: Double?
    var step = Step.token

    init(
      _ name: String, _ answers: [Answer], waits: [Int64], _ status: Int, timeout: Double? = nil,
      step: Step = .token
    ) {
      (testDescription, self.answers, self.waits, self.status, self.timeout, self.step) = (
        name, answers, waits, status, timeout, step
      )
    }
  }

  private static func busy(_ wish: String?, _ status: Int = 429) -> Answer {
    .status(status, Headers(wish.map { [("Retry-After", $0)] } ?? []), body: "later")
  }

  @Test(
    "at most three tries and twenty seconds together, and never past the deadline",
    arguments: [
      Row("no wish", [.status(200)], waits: [], 200),
      Row("once", [busy("3"), .status(200)], waits: [3], 200),
      Row("twice", [busy("3"), busy("4"), .status(201)], waits: [3, 4], 201),
      Row("three times", [busy("3"), busy("4"), busy("5")], waits: [3, 4], 429),
      Row("no time said", [busy(nil), busy(nil), busy(nil)], waits: [1, 1], 429),
      Row("zero", [busy("0"), .status(200)], waits: [1], 200),
      Row("twenty", [busy("20"), .status(200)], waits: [20], 200),
      Row("more than twenty", [busy("21")], waits: [], 429), Row("an hour", [busy("3600")], waits: [], 429),
      Row("twenty together", [busy("12"), busy("8"), .status(200)], waits: [12, 8], 200),
      Row("more than twenty together", [busy("12"), busy("9")], waits: [12], 429),
      Row("503 with a wish", [busy("2", 503), .status(200)], waits: [2], 200),
      Row("503 without one", [busy(nil, 503)], waits: [], 503), Row("500", [busy("2", 500)], waits: [], 500),
      Row("a refusal after it", [busy("2"), .status(400)], waits: [2], 400),
      Row("past the deadline", [busy("5")], waits: [], 429, timeout: 5),
      Row("within the deadline", [busy("5"), .status(200)], waits: [5], 200, timeout: 60),
      Row("another step", [busy("1")], waits: [], 429, step: .probe),
    ] as [Row])
  func rows(row: Row) async throws {
    let network = FakeTransport(row.answers.map { .post(Self.url, $0) })
    let waits = Mutex<[Int64]>([])
    let told = Mutex<[Int64]>([])
    let patient = PatientTransport(
      network, for: [.token, .refresh], deadline: Deadline(seconds: row.timeout), now: { Self.now },
      sleep: { seconds in waits.withLock { $0.append(seconds) } },
      tell: { seconds in told.withLock { $0.append(seconds) } })
    let reply = try await patient.send(HTTPRequest(.post, try Location(Self.url)), for: row.step)
    #expect(reply.status == row.status)
    #expect(waits.withLock(\.self) == row.waits && told.withLock(\.self) == row.waits)
    #expect(network.troubles == [] && network.closed == row.answers.count)
  }

  @Test("what failed is not sent again, not even after a wait")
  func lost() async throws {
    let network = FakeTransport([
      .post(Self.url, Self.busy("1")), .post(Self.url, .failure(.connectionLost("x"))),
    ])
    let patient = PatientTransport(
      network, for: [.token], deadline: .none, now: { Self.now }, sleep: { _ in }, tell: { _ in })
    let failure = await patient.failure(HTTPRequest(.post, try Location(Self.url)), for: .token)
    #expect(failure?.reason == .connectionLost("x") && network.troubles == [])
  }

  @Test("an answer that brings tokens is told when they are safe, at the latest with the next exchange")
  func late() throws {
    final class Sink: TraceSink {
      let ids = Mutex<[Int]>([])
      func record(_ exchange: Exchange) { ids.withLock { $0.append(exchange.id) } }
    }
    let sink = Sink()
    let late = LateSink([sink])
    let url = try Location(Self.url)
    func record(_ id: Int, _ step: Step, _ status: Int) {
      var exchange = Exchange(id: id, step: step, request: HTTPRequest(.post, url), started: 0)
      exchange.head = HTTPHead(status: status)
      late.record(exchange)
    }
    record(1, .probe, 401)
    record(2, .refresh, 400)
    #expect(sink.ids.withLock(\.self) == [1, 2])
    record(3, .refresh, 200)
    #expect(sink.ids.withLock(\.self) == [1, 2])
    late.flush()
    #expect(sink.ids.withLock(\.self) == [1, 2, 3])
    record(4, .token, 200)
    record(5, .probe, 200)
    #expect(sink.ids.withLock(\.self) == [1, 2, 3, 4, 5])
    #expect(LateSink([]).isEmpty && !late.isEmpty)
  }
}
