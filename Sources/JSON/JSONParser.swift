extension JSONDocument {
  /// Reads one strict RFC 8259 text; everything that a lenient reader would let pass is an error with its byte.
  package init(parsing bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    var parser = JSONParser(bytes: ContiguousArray(bytes), limits: limits)
    self = try parser.document()
  }
}

extension JSONValue {
  package init(parsing bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    self = try JSONDocument(parsing: bytes, limits: limits).value
  }

  package init(parsing text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    try self.init(parsing: text.utf8, limits: limits)
  }
}

private struct JSONParser {
  let bytes: ContiguousArray<UInt8>
  let limits: JSONLimits
  var position = 0
  var values = 0
  var path: [JSONPath.Step] = []
  var oddities: [JSONOddity] = []

  init(bytes: ContiguousArray<UInt8>, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func document() throws(JSONError) -> JSONDocument {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark) }
    skipBlanks()
    guard position < bytes.count else { throw fault(.empty) }
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw fault(.trailingBytes) }
    return JSONDocument(value: value, oddities: oddities)
  }

  func fault(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    JSONError(reason: reason, offset: offset ?? position)
  }

  func unexpected() -> JSONError {
    position < bytes.count ? fault(.unexpectedByte(bytes[position])) : fault(.unexpectedEnd)
  }

  mutating func note(_ kind: JSONOddity.Kind, at offset: Int) {
    guard oddities.count < JSONLimits.maxOddities else { return }
    oddities.append(JSONOddity(kind: kind, path: JSONPath(path), offset: offset))
  }

  mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
  }

  mutating func value() throws(JSONError) -> JSONValue {
    values += 1
    guard values <= limits.values else { throw fault(.tooManyValues(limit: limits.values)) }
    guard position < bytes.count else { throw fault(.unexpectedEnd) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw unexpected()
    }
  }

  mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in "\(word)".utf8 {
      guard position < bytes.count, bytes[position] == byte else { throw unexpected() }
      position += 1
    }
    return value
  }

  mutating func enter() throws(JSONError) {
    guard path.count < limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    position += 1
    skipBlanks()
  }

  mutating func array() throws(JSONError) -> [JSONValue] {
    try enter()
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      path.append(.element(elements.count))
      elements.append(try value())
      path.removeLast()
      skipBlanks()
      if take(UInt8(ascii: "]")) { return elements }
      try expect(UInt8(ascii: ","))
      skipBlanks()
    }
  }

  mutating func object() throws(JSONError) -> JSONObject {
    try enter()
    var members: [JSONObject.Member] = []
    var seen = Set<[UInt8]>()
    if take(UInt8(ascii: "}")) { return JSONObject() }
    while true {
      let start = position
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected() }
      let name = try string()
      path.append(.member(name))
      // Bytes, not `String`: Swift's equality folds canonically equivalent names.
      if !seen.insert(Array(name.utf8)).inserted { note(.duplicateMember(name), at: start) }
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      skipBlanks()
      members.append(JSONObject.Member(name, try value()))
      path.removeLast()
      skipBlanks()
      if take(UInt8(ascii: "}")) { return JSONObject(members: members) }
      try expect(UInt8(ascii: ","))
      skipBlanks()
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard take(byte) else { throw unexpected() }
  }

  mutating func number() throws(JSONError) -> JSONNumber {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    if position < bytes.count, bytes[position].isASCIIWordByte || bytes[position] == UInt8(ascii: ".") {
      throw fault(.invalidNumber)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let number = JSONNumber(text: text)
    if number.isBeyondDouble { note(.numberBeyondDouble(text), at: start) }
    return number
  }

  mutating func digits() throws(JSONError) {
    let start = position
    while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
    guard position > start else {
      throw position < bytes.count ? fault(.invalidNumber) : fault(.unexpectedEnd)
    }
  }

  mutating func string() throws(JSONError) -> String {
    let opening = position
    position += 1
    var text: [UInt8] = []
    var run = position
    var hasNUL = false
    while true {
      guard position < bytes.count else { throw fault(.unexpectedEnd) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        text += bytes[run..<position]
        guard let string = String(validating: text, as: UTF8.self) else {
          throw fault(.invalidUTF8, at: opening + 1 + Self.firstInvalid(bytes[(opening + 1)..<position]))
        }
        position += 1
        if hasNUL { note(.nul, at: opening) }
        return string
      case UInt8(ascii: "\\"):
        text += bytes[run..<position]
        let scalar = try escape()
        if scalar == "\0" { hasNUL = true }
        text += Array(String(Character(scalar)).utf8)
        run = position
      case 0..<0x20: throw fault(.controlCharacter)
      default: position += 1
      }
    }
  }

  /// How many bytes from the start are well formed.
  static func firstInvalid(_ slice: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = slice.makeIterator()
    var good = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { good += UTF8.width(scalar) }
    return good
  }

  mutating func escape() throws(JSONError) -> UnicodeScalar {
    let start = position
    position += 1
    guard position < bytes.count else { throw fault(.unexpectedEnd) }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw fault(.invalidEscape, at: start)
    }
  }

  mutating func unicodeEscape(from start: Int) throws(JSONError) -> UnicodeScalar {
    let first = try hexadecimal(start)
    if let scalar = UnicodeScalar(first) { return scalar }
    guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw fault(.loneSurrogate, at: start)
    }
    let second = try hexadecimal(start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault(.loneSurrogate, at: start) }
    return scalar
  }

  mutating func hexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count else { throw fault(.unexpectedEnd) }
      guard let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue, bytes[position] < 0x80 else {
        throw fault(.invalidEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

extension JSONNumber {
  /// A double would be infinite, zero instead of something, or another whole number.
  fileprivate var isBeyondDouble: Bool {
    let value = double
    if !value.isFinite { return true }
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    if value == 0 { return mantissa.contains { $0.isWholeNumber && $0 != "0" } }
    guard text.utf8.count > 15, text.allSatisfy({ $0.isWholeNumber || $0 == "-" }) else { return false }
    guard let exact = Int64(text) else { return true }
    return Int64(exactly: value) != exact
  }
}
