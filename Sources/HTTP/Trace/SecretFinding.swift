/// A value in a text that must not be seen, by the name that stands before it.
struct SecretFinding: Sendable, Hashable {
  enum Spelling: Sendable, Hashable {
    case plain
    /// With percent-escapes and `+`.
    case form
    /// With backslash escapes.
    case json
  }

  let range: Range<Int>
  let name: String
  let kind: Redaction
  let spelling: Spelling
}

extension SecretFinding {
  /// Every finding in a text of whatever kind: parameters, JSON members and form fields of HTML, in order.
  static func all(in bytes: [UInt8], isForm: Bool = false) -> [SecretFinding] {
    var findings = ParameterScanner.findings(in: bytes, isForm: isForm)
    if !isForm { findings += MemberScanner.findings(in: bytes) + InputScanner.findings(in: bytes) }
    findings.sort {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var kept: [SecretFinding] = []
    for finding in findings where !finding.range.isEmpty {
      if let last = kept.last, finding.range.lowerBound < last.range.upperBound { continue }
      kept.append(finding)
    }
    return kept
  }

  /// The value as its owner knows it.
  func value(in bytes: [UInt8]) -> [UInt8] {
    let raw = Array(bytes[range])
    switch spelling {
    case .plain: return raw
    case .form: return Array(FormBody.decode(String(decoding: raw, as: UTF8.self)).utf8)
    case .json: return Self.withoutBackslashes(raw)
    }
  }

  /// Enough for tokens, which need no other escape than that of a slash.
  private static func withoutBackslashes(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { $0 != UInt8(ascii: "\\") }
  }
}

extension UInt8 {
  /// What names of parameters and members are made of.
  var isNameByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
