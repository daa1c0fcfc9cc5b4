/// Finds `name=value` in forms, in queries and in URLs that stand in any other text.
struct ParameterScanner {
  private let bytes: [UInt8]
  private let isForm: Bool

  /// - Parameter isForm: the whole text is one form or query, so that only `&` ends a value.
  static func findings(in bytes: [UInt8], isForm: Bool) -> [SecretFinding] {
    let scanner = ParameterScanner(bytes: bytes, isForm: isForm)
    var findings: [SecretFinding] = []
    var index = 0
    while index < bytes.count {
      if let length = scanner.equalsSign(at: index), let finding = scanner.finding(at: index, length) {
        findings.append(finding)
        index = max(finding.range.upperBound, index + length)
      } else {
        index += 1
      }
    }
    return findings
  }

  /// The length of `=`, or of `%3D` in a URL inside another one's query.
  private func equalsSign(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "=") { return 1 }
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "3"),
      bytes[index + 2] | 0x20 == UInt8(ascii: "d")
    else { return nil }
    return 3
  }

  private func finding(at equals: Int, _ length: Int) -> SecretFinding? {
    let name = name(before: equals)
    guard let kind = Redaction.ofParameter(name) else { return nil }
    let start = equals + length
    let range = valueRange(from: start, isNested: length > 1)
    return SecretFinding(
      range: range, name: name, kind: kind, spelling: length > 1 || isQuoted(start) ? .plain : .form)
  }

  private func name(before equals: Int) -> String {
    if isForm {
      let start = bytes[..<equals].lastIndex(of: UInt8(ascii: "&")).map { $0 + 1 } ?? 0
      guard equals - start < 128 else { return "" }
      return FormBody.decode(String(decoding: bytes[start..<equals], as: UTF8.self))
    }
    var start = equals
    while start > 0, equals - start < 64, bytes[start - 1].isNameByte { start -= 1 }
    // What ends an escape before the name is no part of it: `%3Fcode`, `\u0026code`.
    if start > 0, bytes[start - 1] == UInt8(ascii: "%") { start = min(start + 2, equals) }
    if start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start = min(start + 5, equals) }
    return String(decoding: bytes[start..<equals], as: UTF8.self)
  }

  private func isQuoted(_ start: Int) -> Bool {
    !isForm && start < bytes.count
      && (bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'"))
  }

  private func valueRange(from start: Int, isNested: Bool) -> Range<Int> {
    if isQuoted(start) {
      let end = bytes[(start + 1)...].firstIndex(of: bytes[start]) ?? bytes.count
      return start + 1..<end
    }
    let end = (start..<bytes.count).first { ends($0, isNested) } ?? bytes.count
    return start..<end
  }

  private func ends(_ index: Int, _ isNested: Bool) -> Bool {
    let byte = bytes[index]
    if isForm { return byte == UInt8(ascii: "&") }
    if isNested, byte == UInt8(ascii: "%") {
      // `%26` and `%23` end a nested value; other escapes belong to it.
      return index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "2")
        && (bytes[index + 2] == UInt8(ascii: "6") || bytes[index + 2] == UInt8(ascii: "3"))
    }
    return byte <= 0x20 || "&;#\"'<>\\),".utf8.contains(byte)
  }
}
