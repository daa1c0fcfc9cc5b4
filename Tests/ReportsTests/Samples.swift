import HTTP
import LibCrypto
import Reports
import Synchronization
import Testing

func exchange(
  _ id: Int = 1, url: String = "https://as.example/token", fields: Headers = [:], body: String? = nil,
  answer: Headers = ["Content-Type": "application/json"], answerBody: [UInt8] = [], size: Int? = nil
) throws -> Exchange {
  let request = HTTPRequest(
    body == nil ? .get : .post, try Location(url), headers: fields, body: body.map { Array($0.utf8) })
  return Exchange(
    id: id, step: .token, request: request, started: 1_795_509_102.1126, duration: 0.25,
    head: HTTPHead(status: 200, reason: "OK", headers: answer), body: answerBody,
    bodySize: size ?? answerBody.count)
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  var sum = SHA256()
  sum.update(bytes)
  return sum.finish().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// A file in memory.
final class MemoryFile: Sendable {
  private let content = Mutex<[UInt8]>([])
  private let room: Int

  init(room: Int = .max) { self.room = room }

  var text: String { content.withLock { String(decoding: $0, as: UTF8.self) } }
  var bytes: [UInt8] { content.withLock { $0 } }

  var output: HARWriter.Output {
    HARWriter.Output { offset, bytes, before in
      self.content.withLock { content in
        if offset + bytes.count > self.room { return "no room" }
        #expect(content[min(offset, content.count)...].elementsEqual(before))
        content.removeSubrange(offset...)
        content += bytes
        return nil
      }
    }
  }
}

/// Collects what a renderer prints.
final class Lines: Sendable {
  private let lines = Mutex("")

  var text: String { lines.withLock { $0 } }

  func add(_ text: String) { lines.withLock { $0 += text } }
}

enum Base64Text {
  static func encode(_ text: String) -> String { Base64.encode(Array(text.utf8)) }
}
