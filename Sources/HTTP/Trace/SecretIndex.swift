/// The values that must not be seen, for one pass over a text whatever their number.
struct SecretIndex: Sendable {
  /// Shorter values are hidden by their names only: as texts they would hit everything.
  static let shortest = 8
  /// Beyond this the oldest are forgotten.
  static let limit = 20_000

  /// Values with the same beginning (all JWTs share one): by their lengths, longest first, then by themselves.
  private struct Bucket: Sendable {
    var lengths: [Int] = []
    var replacements: [ArraySlice<UInt8>: [UInt8]] = [:]
  }

  private var buckets: [UInt64: Bucket] = [:]
  /// In the order in which they came.
  private var known: [[UInt8]] = []
  /// Whether a value begins with these two bytes, which nearly every position of a text denies at once.
  private var starts = [Bool](repeating: false, count: 65_536)

  var isEmpty: Bool { buckets.isEmpty }

  /// Adds a value in every spelling in which it could come back.
  mutating func insert(_ value: [UInt8], replacement: String) {
    guard let key = Self.key(value, 0), buckets[key]?.replacements[value[...]] == nil else { return }
    for spelling in Self.spellings(of: value) { add(spelling, Array(replacement.utf8)) }
    if known.count > Self.limit { forget(known.count / 2) }
  }

  private mutating func add(_ value: [UInt8], _ replacement: [UInt8]) {
    guard let key = Self.key(value, 0) else { return }
    var bucket = buckets.removeValue(forKey: key) ?? Bucket()
    if bucket.replacements.updateValue(replacement, forKey: value[...]) == nil { known.append(value) }
    if !bucket.lengths.contains(value.count) {
      bucket.lengths.append(value.count)
      bucket.lengths.sort(by: >)
    }
    buckets[key] = bucket
    starts[Int(key >> 48)] = true
  }

  private mutating func forget(_ count: Int) {
    for value in known.prefix(count) {
      if let key = Self.key(value, 0) { buckets[key]?.replacements[value[...]] = nil }
    }
    known.removeFirst(count)
  }

  /// The text with every known value replaced.
  func scrub(_ bytes: [UInt8]) -> [UInt8] {
    guard !isEmpty, bytes.count >= Self.shortest else { return bytes }
    var scrubbed: [UInt8] = []
    scrubbed.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if index + Self.shortest <= bytes.count, starts[Int(bytes[index]) << 8 | Int(bytes[index + 1])],
        let (length, replacement) = match(bytes, at: index)
      {
        scrubbed += replacement
        index += length
      } else {
        scrubbed.append(bytes[index])
        index += 1
      }
    }
    return scrubbed
  }

  private func match(_ bytes: [UInt8], at index: Int) -> (Int, [UInt8])? {
    guard let key = Self.key(bytes, index), let bucket = buckets[key] else { return nil }
    for length in bucket.lengths where index + length <= bytes.count {
      if let replacement = bucket.replacements[bytes[index..<index + length]] { return (length, replacement) }
    }
    return nil
  }

  private static func key(_ bytes: [UInt8], _ index: Int) -> UInt64? {
    guard index + shortest <= bytes.count else { return nil }
    var key: UInt64 = 0
    for offset in 0..<shortest { key = key << 8 | UInt64(bytes[index + offset]) }
    return key
  }

  private static func spellings(of value: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: value, as: UTF8.self)
    let form = FormBody.encode(text)
    var spellings = [text, form, form.replacing("+", with: "%20"), form.lowercasedEscapes]
    spellings.append(text.replacing("/", with: "\\/"))
    spellings.append(
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;"))
    // A whole value in base64, as somebody would build a Basic credential or a cookie of it.
    let base64 = Base64Spelling.encode(value)
    spellings += [base64, base64.replacing("+", with: "-").replacing("/", with: "_")]
    return spellings.map { Array($0.utf8) } + [value]
  }
}

extension String {
  /// `%2F` as `%2f`.
  fileprivate var lowercasedEscapes: String {
    var bytes = Array(utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
      for digit in index + 1..<min(index + 3, bytes.count) where bytes[digit] >= 0x41 { bytes[digit] |= 0x20 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every occurrence of an ASCII text replaced; the standard library has this only with regular expressions.
  fileprivate func replacing(_ text: String, with other: String) -> String {
    guard let wanted = text.utf8.first, utf8.contains(wanted) else { return self }
    return split(separator: Character(text), omittingEmptySubsequences: false).joined(separator: other)
  }
}
