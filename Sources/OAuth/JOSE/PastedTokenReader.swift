import JSON

/// Peels one wrapping after another off a text.
struct PastedTokenReader {
  private(set) var rest: [UInt8]
  private(set) var wrapping = PastedToken.Wrapping.none
  private(set) var scheme: String?
  private(set) var member: String?

  init(_ text: [UInt8]) { rest = text }

  mutating func read() {
    // Most texts are the token itself.
    guard rest.contains(where: { !Self.isTokenByte($0) }) else { return }
    if rest.first == UInt8(ascii: "{"), readJSON() { return readScheme() }
    if readField() { return }
    readQuotes()
    readScheme()
    readQuotes()
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~+/=".utf8.contains(byte)
    }
  }

  // MARK: JSON

  /// RFC 6749 §5.1; the access token before the others, because that is what servers refuse.
  private static let members = ["access_token", "token", "id_token", "assertion", "refresh_token"]

  private mutating func readJSON() -> Bool {
    let limits = JSONLimits(depth: 64, values: 100_000)
    guard let object = (try? JSONValue(parsing: rest, limits: limits))?.object else { return false }
    if object["payload"] != nil && (object["signature"] ?? object["signatures"]) != nil
      || object["ciphertext"] != nil
    {
      wrapping = .serialization
      return true
    }
    for name in Self.members {
      guard let text = object[name]?.string else { continue }
      (rest, wrapping, member) = (PastedToken.trimmed(Array(text.utf8)), .response, name)
      if let type = object["token_type"]?.string, name == "access_token" { scheme = type }
      return true
    }
    return false
  }

  // MARK: Header fields

  /// `Authorization: Bearer …` on a line, in a curl command or in a list of header fields in some language.
  private mutating func readField() -> Bool {
    let isCurl = Self.starts(rest[...], with: "curl")
    if let place = Self.place(of: "authorization", in: rest) {
      var index = place + "authorization".utf8.count
      Self.skip(rest, &index) { PastedToken.isBlank($0) || Self.isQuote($0) }
      guard index < rest.count, rest[index] == UInt8(ascii: ":") || rest[index] == UInt8(ascii: "=") else {
        return false
      }
      index += 1
      Self.skip(rest, &index) { PastedToken.isBlank($0) || Self.isQuote($0) }
      take(from: index, closing: Self.quote(before: place, in: rest))
    } else if isCurl, let place = Self.place(of: "--oauth2-bearer", in: rest) {
      var index = place + "--oauth2-bearer".utf8.count
      Self.skip(rest, &index) { PastedToken.isBlank($0) || $0 == UInt8(ascii: "=") }
      var closing: UInt8?
      if index < rest.count, Self.isQuote(rest[index]) {
        closing = rest[index]
        index += 1
      }
      take(from: index, closing: closing ?? 0x20)
    } else {
      return false
    }
    wrapping = isCurl ? .curl : .header
    readScheme()
    return true
  }

  /// The value that begins here: to the quote that closes it, or to the end of the lines that can belong to it.
  private mutating func take(from start: Int, closing: UInt8?) {
    var end = start
    if let closing {
      while end < rest.count, rest[end] != closing, !Self.isQuote(rest[end]) {
        if closing == 0x20, PastedToken.isBlank(rest[end]) { break }
        end += 1
      }
    } else {
      while end < rest.count, !isEndOfValue(end) { end += 1 }
      while end > start, Self.isQuote(rest[end - 1]) || rest[end - 1] == UInt8(ascii: ",") { end -= 1 }
    }
    rest = PastedToken.trimmed(Array(rest[start..<end]))
  }

  /// A line break belongs to the value where the next line is nothing but a piece of a token.
  private func isEndOfValue(_ index: Int) -> Bool {
    if Self.isQuote(rest[index]) { return true }
    guard rest[index] == 0x0A || rest[index] == 0x0D else { return false }
    let line = rest[index...].drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.isEmpty || !line.allSatisfy(Self.isTokenByte)
  }

  // MARK: Schemes and quotes

  private mutating func readScheme() {
    for name in ["Bearer", "DPoP", "Token", "JWT"] {
      guard Self.starts(rest[...], with: name), rest.count > name.utf8.count,
        PastedToken.isBlank(rest[name.utf8.count])
      else { continue }
      let said = String(decoding: rest.prefix(name.utf8.count), as: UTF8.self)
      rest = PastedToken.trimmed(Array(rest.dropFirst(name.utf8.count)))
      scheme = said
      if wrapping == .none || wrapping == .quotes { wrapping = .scheme }
      return
    }
  }

  private mutating func readQuotes() {
    let pairs: [([UInt8], [UInt8])] = [
      ([0x22], [0x22]), ([0x27], [0x27]), ([0x60], [0x60]), ([0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D]),
      ([0xE2, 0x80, 0x98], [0xE2, 0x80, 0x99]), ([0x3C], [0x3E]), ([0x5C, 0x22], [0x5C, 0x22]),
    ]
    for (open, close) in pairs where rest.starts(with: open) {
      var inner = rest[open.count...]
      if inner.last == UInt8(ascii: ",") || inner.last == UInt8(ascii: ";") { inner = inner.dropLast() }
      if inner.count >= close.count, inner.suffix(close.count).elementsEqual(close) {
        inner = inner.dropLast(close.count)
      }
      rest = PastedToken.trimmed(Array(inner))
      if wrapping == .none { wrapping = .quotes }
      return
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0x5C
  }

  private static func quote(before place: Int, in text: [UInt8]) -> UInt8? {
    place > 0 && isQuote(text[place - 1]) ? text[place - 1] : nil
  }

  private static func skip(_ text: [UInt8], _ index: inout Int, while isSkipped: (UInt8) -> Bool) {
    while index < text.count, isSkipped(text[index]) { index += 1 }
  }

  private static func starts(_ text: ArraySlice<UInt8>, with word: String) -> Bool {
    let prefix = text.prefix(word.utf8.count)
    return prefix.count == word.utf8.count
      && zip(prefix, word.lowercased().utf8).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
  }

  private static func place(of word: String, in text: [UInt8]) -> Int? {
    // Far behind the beginning no field of a command is looked for.
    for index in text.indices.prefix(65_536) where text[index] | 0x20 == word.utf8.first {
      if starts(text[index...], with: word) { return index }
    }
    return nil
  }
}
