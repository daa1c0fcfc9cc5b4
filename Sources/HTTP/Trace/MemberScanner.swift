/// Finds `"name": "value"` in JSON: whole, cut, broken, in event streams, or as a text inside another JSON text.
struct MemberScanner {
  private let bytes: [UInt8]

  static func findings(in bytes: [UInt8]) -> [SecretFinding] {
    let scanner = MemberScanner(bytes: bytes)
    var findings: [SecretFinding] = []
    var index = 0
    while let quote = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) {
      index = quote + 1
      guard let finding = scanner.finding(at: quote) else { continue }
      findings.append(finding)
      index = min(finding.range.upperBound, bytes.count)
    }
    return findings
  }

  private func finding(at quote: Int) -> SecretFinding? {
    // Inside another text every quote carries the same number of backslashes.
    let depth = backslashes(before: quote)
    var end = quote + 1
    while end < bytes.count, bytes[end].isNameByte { end += 1 }
    guard end > quote + 1, end - quote < 64, let afterName = closing(at: end, depth) else { return nil }
    let name = String(decoding: bytes[quote + 1..<end], as: UTF8.self)
    guard let kind = Redaction.ofParameter(name) else { return nil }
    var start = skipBlanks(afterName)
    guard start < bytes.count, bytes[start] == UInt8(ascii: ":") else { return nil }
    start = skipBlanks(start + 1)
    guard let value = value(at: start, depth), !isWord(value, name) else { return nil }
    return SecretFinding(range: value, name: name, kind: kind, spelling: .json)
  }

  /// JSON-RPC and error answers have a `code` too: a number, or a word such as `invalid_token`.
  private func isWord(_ range: Range<Int>, _ name: String) -> Bool {
    guard name == "code" || name == "state" else { return false }
    return range.count < 16
      || bytes[range].allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F || $0 == 0x20 }
  }

  private func value(at start: Int, _ depth: Int) -> Range<Int>? {
    var first = start
    while first < bytes.count, bytes[first] == UInt8(ascii: "\\") { first += 1 }
    guard first < bytes.count, first - start == depth, bytes[first] == UInt8(ascii: "\"") else {
      return number(at: start)
    }
    var end = first + 1
    while let quote = bytes[end...].firstIndex(of: UInt8(ascii: "\"")) {
      let before = min(backslashes(before: quote), quote - first - 1)
      if before <= depth { return first + 1..<quote - before }
      end = quote + 1
    }
    return first + 1..<bytes.count
  }

  private func number(at start: Int) -> Range<Int>? {
    guard start < bytes.count, bytes[start].isNameByte, bytes[start] < UInt8(ascii: "A") else { return nil }
    return start..<((start..<bytes.count).first { !bytes[$0].isNameByte } ?? bytes.count)
  }

  private func closing(at index: Int, _ depth: Int) -> Int? {
    let quote = index + depth
    guard quote < bytes.count, bytes[index..<quote].allSatisfy({ $0 == UInt8(ascii: "\\") }),
      bytes[quote] == UInt8(ascii: "\"")
    else { return nil }
    return quote + 1
  }

  private func backslashes(before index: Int) -> Int {
    var start = index
    while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return index - start
  }

  private func skipBlanks(_ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    return index
  }
}
