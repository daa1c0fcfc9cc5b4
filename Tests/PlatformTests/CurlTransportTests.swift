import HTTP
import Platform
import TestSupport
import Testing

@Suite("The libcurl transport")
struct CurlTransportTests {
  @Test("a GET brings status, fields in order with repetitions, and body")
  func get() async throws {
    let server = try RawServer([
      .read,
      .send(
        "HTTP/1.1 401 Nope\r\nX-a: 1\r\nWWW-Authenticate: A\r\nwww-authenticate:  B \r\nContent-Length: 2\r\n\r\nhi"
      ),
      .awaitClose,
    ])
    let reply = try await live().send(getting(server.url("/x?y=|")), for: .probe)
    #expect(reply.status == 401)
    #expect(reply.head.reason == "Nope")
    #expect(
      reply.headers.fields.map(\.name) == ["X-a", "WWW-Authenticate", "www-authenticate", "Content-Length"])
    #expect(reply.headers.values(of: "WWW-Authenticate") == ["A", "B"])
    #expect(reply.body == Array("hi".utf8))
    #expect(reply.head.remote == .loopback4)
    #expect(reply.head.timing.connect != nil)
    #expect(reply.head.timing.tls == nil)
    let sent = server.allReceived
    #expect(sent.hasPrefix("GET /x?y=| HTTP/1.1\r\n"))
    #expect(sent.contains("User-Agent: mcpauth/test\r\n"))
    #expect(sent.contains("Accept-Encoding: identity\r\n"))
    #expect(reply.head.sent?["Host"] == "127.0.0.1:\(server.port)")
  }

  @Test(
    "a POST sends its body once, with and without a step that may be repeated",
    arguments: [Step.token, .probe])
  func post(step: Step) async throws {
    let server = try RawServer([.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), .awaitClose])
    var request = HTTPRequest.form(FormBody([("a", "b c")]), to: try Location(server.url()))
    request.reach = everywhere
    let reply = try await live().send(request, for: step)
    #expect(reply.status == 200)
    #expect(server.allReceived.hasSuffix("\r\n\r\na=b+c"))
    #expect(server.allReceived.contains("Content-Type: application/x-www-form-urlencoded\r\n"))
    #expect(!server.allReceived.contains("Expect"))
  }
}
