/// Finds the values of form fields in HTML: `<input name="code" value="…">` in either order of its attributes.
struct InputScanner {
  static func findings(in bytes: [UInt8]) -> [SecretFinding] {
    var findings: [SecretFinding] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      if end - start < 16_384, let finding = finding(in: bytes, start..<end) { findings.append(finding) }
      index = min(end, bytes.count)
      if index == start { break }
    }
    return findings
  }

  private static func finding(in bytes: [UInt8], _ tag: Range<Int>) -> SecretFinding? {
    let nameRange = attribute("name", in: bytes, tag) ?? attribute("id", in: bytes, tag)
    guard let nameRange,
      let value = attribute("value", in: bytes, tag) ?? attribute("content", in: bytes, tag)
    else {
      return nil
    }
    let name = String(decoding: bytes[nameRange], as: UTF8.self)
    guard let kind = Redaction.ofParameter(name) else { return nil }
    return SecretFinding(range: value, name: name, kind: kind, spelling: .plain)
  }

  private static func attribute(_ name: String, in bytes: [UInt8], _ tag: Range<Int>) -> Range<Int>? {
    let wanted = Array((name + "=").utf8)
    var index = tag.lowerBound + 1
    while index + wanted.count < tag.upperBound {
      let isHere =
        bytes[index - 1].isBlank && zip(bytes[index...], wanted).allSatisfy { $0 | 0x20 == $1 | 0x20 }
      guard isHere else {
        index += 1
        continue
      }
      let start = index + wanted.count
      let quote = bytes[start]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let end = bytes[(start + 1)..<tag.upperBound].firstIndex(of: quote) ?? tag.upperBound
        return start + 1..<end
      }
      return start..<((start..<tag.upperBound).first { bytes[$0].isBlank } ?? tag.upperBound)
    }
    return nil
  }
}
