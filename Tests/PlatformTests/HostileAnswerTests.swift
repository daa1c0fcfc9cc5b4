import HTTP
import Platform
import TestSupport
import Testing

/// An answer that no honest server gives, and what must come of it.
struct HostileAnswer: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    case body(String)
    case status(Int)
    case failure(String)
  }

  let testDescription: String
  let acts: [RawServer.Act]
  let outcome: Outcome

  init(_ name: String, _ acts: [RawServer.Act], _ outcome: Outcome) {
    testDescription = name
    self.acts = acts
    self.outcome = outcome
  }

  /// Only the clock ends it.
  var isEndless: Bool {
    if case .failure("timedOut") = outcome { true } else { false }
  }

  static let head = "HTTP/1.1 200 OK\r\n"
  static let bomb = [UInt8](repeating: 0, count: 10_000)

  static let all: [HostileAnswer] = [
    HostileAnswer(
      "HTML for JSON", [.read, .send(head + "Content-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")],
      .body("<html>")),
    HostileAnswer("no answer at all", [.read], .failure("connectionLost")),
    HostileAnswer("a reset", [.read, .reset], .failure("connectionLost")),
    HostileAnswer(
      "a cut body", [.read, .send(head + "Content-Length: 10\r\n\r\nabc")], .failure("malformed")),
    HostileAnswer("a cut head", [.read, .send(head + "Content-Le")], .failure("malformed")),
    HostileAnswer(
      "a cut chunked body", [.read, .send(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel")],
      .failure("malformed")),
    HostileAnswer(
      "a broken chunk", [.read, .send(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello")],
      .failure("malformed")),
    HostileAnswer(
      "an absurd chunk length",
      [.read, .send(head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\nhello")],
      .failure("malformed")),
    HostileAnswer(
      "too short a length", [.read, .send(head + "Content-Length: 2\r\n\r\nhello")], .body("he")),
    HostileAnswer(
      "a negative length", [.read, .send(head + "Content-Length: -2\r\n\r\nhello")], .failure("malformed")),
    HostileAnswer(
      "endless header fields", [.read, .send(head), .flood("X-a: b\r\n")], .failure("headTooLarge")),
    HostileAnswer(
      "one endless header line", [.read, .send(head), .flood("aaaaaaaaaa")], .failure("headTooLarge")),
    HostileAnswer(
      "100,000 header fields",
      [.read, .send(head + String(repeating: "A: 1\r\n", count: 100_000) + "\r\n")], .failure("headTooLarge")),
    HostileAnswer(
      "endless interim answers", [.read, .flood("HTTP/1.1 103 Soon\r\n\r\n")], .failure("headTooLarge")),
    HostileAnswer(
      "endless trailers",
      [.read, .send(head + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"), .flood("T: x\r\n")],
      .failure("headTooLarge")),
    HostileAnswer("silence", [.read, .awaitClose], .failure("timedOut")),
    HostileAnswer(
      "a head byte by byte",
      [.read, .trickle(Array(String(repeating: head, count: 9).utf8), milliseconds: 50)],
      .failure("timedOut")),
    HostileAnswer(
      "a body byte by byte",
      [.read, .send(head + "\r\n"), .trickle([UInt8](repeating: 65, count: 99), milliseconds: 50)],
      .failure("timedOut")),
    HostileAnswer("an endless body", [.read, .send(head + "\r\n"), .flood(bomb)], .failure("bodyTooLarge")),
    HostileAnswer(
      "an endless chunked body",
      [
        .read, .send(head + "Transfer-Encoding: chunked\r\n\r\n"),
        .flood(String(repeating: "5\r\nhello\r\n", count: 999)),
      ], .failure("bodyTooLarge")),
    HostileAnswer(
      "2 GB announced", [.read, .send(head + "Content-Length: 2147483648\r\n\r\n"), .flood(bomb)],
      .failure("bodyTooLarge")),
    HostileAnswer(
      "a gzip bomb", [.read, .send(head + "Content-Encoding: gzip\r\n\r\n"), .flood([0x1F, 0x8B, 0x08, 0])],
      .failure("malformed")),
    HostileAnswer(
      "a compressed refusal",
      [.read, .send("HTTP/1.1 401 No\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\n?")], .status(401)),
    HostileAnswer("HTTP/0.9", [.read, .send("hello")], .failure("malformed")),
    HostileAnswer("another protocol", [.read, .send("SSH-2.0-OpenSSH_9.2\r\n")], .failure("malformed")),
    HostileAnswer("a status of two digits", [.read, .send("HTTP/1.1 20 OK\r\n\r\n")], .failure("malformed")),
    HostileAnswer("a status beyond 999", [.read, .send("HTTP/1.1 2000 OK\r\n\r\n")], .failure("malformed")),
    HostileAnswer("a NUL in a field", [.read, .send(head + "X: a\0b\r\n\r\n")], .failure("malformed")),
    HostileAnswer(
      "a redirect",
      [.read, .send("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n")],
      .status(302)),
    HostileAnswer(
      "an answer before the question", [.send(head + "Content-Length: 2\r\n\r\nhi"), .read], .body("hi")),
    HostileAnswer(
      "a switch of protocols",
      [.read, .send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), .awaitClose],
      .failure("timedOut")),
    HostileAnswer(
      "interim answers before the real one",
      [
        .read,
        .send(
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: a\r\n\r\n" + head
            + "Content-Length: 1\r\n\r\n!"),
      ],
      .body("!")),
  ]
}

@Suite("Hostile answers")
struct HostileAnswerTests {
  @Test("each ends in bounded time with the right word", arguments: HostileAnswer.all)
  func bounded(answer: HostileAnswer) async throws {
    let server = try RawServer(answer.acts)
    let transport = live()
    let request = try getting(server.url(), total: answer.isEndless ? .milliseconds(700) : .seconds(30))
    switch answer.outcome {
    case .body(let text):
      let reply = try await transport.send(request, for: .probe)
      #expect(String(decoding: reply.body, as: UTF8.self) == text)
    case .status(let status):
      #expect(try await transport.send(request, for: .probe).status == status)
    case .failure(let name):
      let failure = await transport.failure(request)
      #expect(failure?.reason.name == name, "\(failure.map { "\($0)" } ?? "it succeeded")")
    }
    #expect(server.connectionCount == 1)
  }

  @Test("a compressed body is named as such")
  func compressed() async throws {
    let server = try RawServer([
      .read, .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\n?"),
    ])
    let failure = await live().failure(try getting(server.url()))
    #expect(failure?.description.contains("compressed with gzip") == true)
  }

  @Test("folded lines and Latin-1 survive")
  func oddFields() async throws {
    let head = Array("HTTP/1.1 200 OK\r\nX-Folded: a\r\n  b\r\nX-Latin: ".utf8) + [0xE9]
    let server = try RawServer([.read, .send(head + Array("\r\nNoColon\r\nContent-Length: 0\r\n\r\n".utf8))])
    let reply = try? await live().send(getting(server.url()), for: .probe)
    // Later versions of libcurl refuse the line without a colon.
    if let reply {
      #expect(reply.headers["X-Folded"] == "a b")
      #expect(reply.headers["X-Latin"] == "é")
    }
  }
}
