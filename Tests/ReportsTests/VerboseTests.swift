import HTTP
import Reports
import Testing

@Suite("Exchanges as lines")
struct VerboseTests {
  @Test("title, both heads and a JSON body laid out")
  func lines() throws {
    let sample = try exchange(
      3, url: "https://as.example/token?x=1", fields: ["Accept": "application/json"], body: "a=b",
      answerBody: Array(#"{"a":[1,2]}"#.utf8))
    #expect(
      ExchangeText(sample).lines == [
        "#3 token POST https://as.example/token?x=1", "> POST /token?x=1 HTTP/1.1",
        "> Accept: application/json", "  a=b",
        "< HTTP/1.1 200 OK", "< Content-Type: application/json", "  {", "    \"a\": [", "      1,", "      2",
        "    ]", "  }",
      ])
  }

  @Test("controls of a server reach no terminal")
  func controls() throws {
    let sample = try exchange(
      answer: ["X": "a\u{1B}[31mb"], answerBody: Array("one\u{1B}]0;x\u{7}\r\ntwo\u{202E}".utf8))
    let text = ExchangeText(sample).lines.joined(separator: "\n")
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    #expect(text.contains("\\u{1b}[31mb"))
  }

  @Test("a long body is cut, with its size said")
  func long() throws {
    let body = Array(String(repeating: "line\n", count: 1_000).utf8)
    let lines = ExchangeText(try exchange(answer: ["Content-Type": "text/plain"], answerBody: body)).lines
    #expect(lines.count == 45)
    #expect(lines.last == "  … (5000 bytes in all)")
  }

  @Test("failures and notes have lines of their own, and no body is no line")
  func failure() throws {
    var sample = try exchange()
    sample.head = nil
    sample.failure = TransportError(.cancelled, url: sample.request.url)
    sample.note = "sent again"
    #expect(ExchangeText(sample).lines.suffix(2) == ["! interrupted", "* sent again"])
  }
}
