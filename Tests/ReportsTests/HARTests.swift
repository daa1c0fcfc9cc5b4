import HTTP
import JSON
import Reports
import Testing

@Suite("HAR")
struct HARTests {
  @Test("the file is whole JSON from the start and after every exchange")
  func whole() throws {
    let file = MemoryFile()
    let writer = HARWriter(file.output, version: "1.2.3", redactor: nil) { _ in }
    for count in 0...5 {
      let log = try JSONValue(parsing: file.bytes)["log"]
      #expect(log?["version"]?.string == "1.2")
      #expect(log?["creator"]?["version"]?.string == "1.2.3")
      #expect(log?["entries"]?.array?.count == count)
      writer.record(try exchange(count + 1, answerBody: Array("{\"n\":\(count)}".utf8)))
    }
  }

  @Test("a file that is full is told of once, stays whole, and nothing is thrown")
  func full() throws {
    let (file, complaints) = (MemoryFile(room: 2_500), Lines())
    let writer = HARWriter(file.output, version: "1", redactor: nil) { complaints.add($0) }
    for id in 1...9 { writer.record(try exchange(id)) }
    #expect(complaints.text == "no room")
    #expect(try JSONValue(parsing: file.bytes)["log"]?["entries"]?.array?.isEmpty == false)
  }

  @Test("an entry has every member that HAR 1.2 asks for, and our own facts")
  func members() throws {
    var sample = try exchange(
      7, url: "https://as.example/token?a=b%20c",
      fields: ["Content-Type": "application/x-www-form-urlencoded"],
      body: "grant_type=x&y=z", answerBody: Array("{}".utf8))
    var timing = HTTPHead.Timing()
    (timing.nameLookup, timing.connect, timing.tls, timing.firstByte) = (0.01, 0.03, 0.06, 0.2)
    sample.head?.timing = timing
    sample.head?.remote = .loopback4
    sample.note = "a note"
    let entry = HAREntry(sample).json
    #expect(entry["startedDateTime"]?.string == "2026-11-24T08:31:42.113Z")
    #expect(entry["time"]?.number?.double == 250)
    #expect(entry["request"]?["queryString"]?[0]?["value"]?.string == "b c")
    #expect(entry["request"]?["postData"]?["params"]?[1]?["name"]?.string == "y")
    #expect(entry["response"]?["content"]?["text"]?.string == "{}")
    let phases = ["blocked", "dns", "connect", "ssl", "send", "wait", "receive"]
    #expect(phases.map { entry["timings"]?[$0]?.number?.double } == [-1, 10, 50, 30, 0, 140, 50])
    #expect(entry["_step"]?.string == "token")
    #expect(entry["_exchange"]?.integer == 7)
    #expect(entry["_direction"]?.string == "outgoing")
    #expect(entry["_remote"]?.string == "127.0.0.1")
    #expect(entry["_note"]?.string == "a note")
    for name in [
      "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize",
    ] {
      #expect(entry["request"]?[name] != nil, "\(name)")
    }
    for name in [
      "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "bodySize",
    ] {
      #expect(entry["response"]?[name] != nil, "\(name)")
    }
  }

  @Test("a failure is an entry with status 0 and its reason")
  func failure() throws {
    var sample = try exchange()
    sample.head = nil
    sample.failure = TransportError(.timedOut(seconds: 30), url: sample.request.url)
    let entry = HAREntry(sample).json
    #expect(entry["response"]?["status"]?.integer == 0)
    #expect(entry["_failure"]?["kind"]?.string == "timed-out")
    #expect(entry["_failure"]?["may_have_arrived"]?.bool == true)
    #expect(entry["timings"]?["dns"]?.integer == -1)
    #expect(entry["time"]?.integer == 250)
  }

  @Test("bytes that are no UTF-8 are base64, and a cut body says so")
  func binary() throws {
    let content = HAREntry(try exchange(answerBody: [0xFF, 0, 1], size: 2_000_000)).json["response"]?[
      "content"]
    #expect(content?["encoding"]?.string == "base64")
    #expect(content?["text"]?.string == "/wAB")
    #expect(content?["size"]?.integer == 2_000_000)
    #expect(content?["_cut"]?.bool == true)
  }

  @Test("a JWT leaves its header and claims behind, and never its signature")
  func jwt() throws {
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2lnbmF0dXJlLXNpZ25hdHVyZQ"
    let file = MemoryFile()
    let writer = HARWriter(file.output, version: "1", redactor: Redactor(digest: hexadecimal)) { _ in }
    writer.record(try exchange(answerBody: Array(#"{"access_token":"\#(token)"}"#.utf8)))
    writer.record(try exchange(2, fields: ["Authorization": "Bearer \(token)"]))
    #expect(!file.text.contains("c2lnbmF0dXJl"))
    let entries = try JSONValue(parsing: file.bytes)["log"]?["entries"]
    for (index, name) in ["access_token", "Authorization"].enumerated() {
      let seen = entries?[index]?["_jwt"]?[0]
      #expect(seen?["name"]?.string == name)
      #expect(seen?["header"]?["alg"]?.string == "RS256")
      #expect(seen?["claims"]?["sub"]?.string == "u")
      #expect(seen?["sha256"]?.string == hexadecimal(Array(token.utf8)))
    }
  }

  static let moments: [(Double, String)] = [
    (0, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z"),
    (951_868_799.9996, "2000-03-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.000Z"),
    (4_107_542_399.5, "2100-02-28T23:59:59.500Z"), (4_107_542_400, "2100-03-01T00:00:00.000Z"),
    (1_735_689_599.25, "2024-12-31T23:59:59.250Z"), (.nan, "1970-01-01T00:00:00.000Z"),
  ]

  @Test("moments are written as ISO 8601 has them", arguments: moments)
  func timestamps(seconds: Double, text: String) {
    #expect(Timestamp(seconds: seconds).text == text)
  }
}
