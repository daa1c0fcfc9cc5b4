import HTTP

/// Collects the lines of an answer's head as libcurl hands them over; interim answers (1xx) are skipped.
struct CurlHead {
  enum Progress: Equatable {
    case incomplete
    case complete
    case tooLarge
    case malformed(String)
  }

  let limit: Int
  private(set) var isComplete = false
  private var isInHead = false
  private var size = 0
  private var version = ""
  private(set) var status = 0
  private var reason = ""
  private var fields: [(name: String, value: String)] = []

  init(limit: Int) { self.limit = limit }

  /// Everything counts towards the limit, so that endless interim answers and trailers end as well.
  mutating func add(_ line: [UInt8]) -> Progress {
    size += line.count
    guard size <= limit else { return .tooLarge }
    if isComplete { return .incomplete }
    if line.contains(0) { return .malformed("a NUL byte in the header fields") }
    let text = Self.trim(line[...])
    guard isInHead else { return begin(Self.text(text)) }
    if text.isEmpty { return end() }
    if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
      // RFC 9112 §5.2: an obsolete folded line continues the value before it.
      fields[fields.count - 1].value += " " + Self.text(text)
      return .incomplete
    }
    let colon = text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
    fields.append((Self.text(text[..<colon]), Self.text(Self.trim(text[colon...].dropFirst()))))
    return .incomplete
  }

  /// The finished head without what only the connection knows.
  var head: HTTPHead {
    HTTPHead(
      status: status, reason: reason, version: version, headers: Headers(fields.map { ($0.name, $0.value) }))
  }

  private mutating func begin(_ line: String) -> Progress {
    let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[1].utf8.count == 3, let status = Int(parts[1]), status >= 100 else {
      return .malformed("the status line \"\(line)\"")
    }
    version = String(parts[0])
    self.status = status
    reason = parts.count > 2 ? String(parts[2]) : ""
    fields = []
    isInHead = true
    return .incomplete
  }

  private mutating func end() -> Progress {
    isInHead = false
    if status < 200 && status != 101 { return .incomplete }
    isComplete = true
    return .complete
  }

  private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return bytes[start..<end]
  }

  /// UTF-8 where it is, otherwise Latin-1 as of old.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(UnicodeScalar(byte)) }
    return text
  }
}
