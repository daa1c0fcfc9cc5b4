/// One challenge of a `WWW-Authenticate` field (RFC 9110 §11.6.1).
package struct Challenge: Sendable, Hashable {
  package struct Parameter: Sendable, Hashable {
    package let name: String
    package let value: String
  }

  /// In the server's spelling; compare with ``isScheme(_:)``.
  package let scheme: String
  package let token68: String?
  package let parameters: [Parameter]

  package init(scheme: String, token68: String? = nil, parameters: [Parameter] = []) {
    self.scheme = scheme
    self.token68 = token68
    self.parameters = parameters
  }

  package func isScheme(_ name: String) -> Bool { scheme.isSameFieldName(as: name) }

  /// The first parameter of that name.
  package subscript(_ name: String) -> String? { parameters.first { $0.name.isSameFieldName(as: name) }?.value }
}

/// What one or more `WWW-Authenticate` fields say, with the places at which they break the grammar.
package struct ChallengeList: Sendable, Hashable {
  package struct Fault: Sendable, Hashable {
    package enum Reason: String, Sendable {
      case schemeMissing = "a parameter before any scheme"
      case strayCharacter = "a character that the grammar has no place for"
      case valueMissing = "a parameter without a value"
      case unterminatedQuote = "a quoted string that does not end"
      case duplicateParameter = "a parameter that occurs twice"
    }

    package let reason: Reason
    /// Which field, and which byte of it, both from zero.
    package let field: Int
    package let offset: Int
  }

  package private(set) var challenges: [Challenge] = []
  package private(set) var faults: [Fault] = []

  /// Reads every field; after a fault it goes on behind the next comma, so that one typo hides nothing.
  package init(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      var parser = ChallengeParser(field: index, bytes: Array(field.utf8))
      parser.parse()
      challenges += parser.challenges
      faults += parser.faults
    }
  }

  package init(_ headers: Headers) { self.init(headers.values(of: "WWW-Authenticate")) }

  package func first(_ scheme: String) -> Challenge? { challenges.first { $0.isScheme(scheme) } }

  /// The challenge that authorization starts from: Bearer, else DPoP, else any that names resource metadata (PRB-8).
  package var authorization: Challenge? {
    first("Bearer") ?? first("DPoP") ?? challenges.first { $0["resource_metadata"] != nil }
  }
}

private struct ChallengeParser {
  let field: Int
  let bytes: [UInt8]
  var position = 0
  var challenges: [Challenge] = []
  var faults: [ChallengeList.Fault] = []

  init(field: Int, bytes: [UInt8]) {
    self.field = field
    self.bytes = bytes
  }

  mutating func parse() {
    while true {
      skip { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
      guard position < bytes.count else { return }
      let start = position
      guard let word = token() else {
        recover(.strayCharacter)
        continue
      }
      if isParameter { add(parameter: word, at: start) } else { begin(scheme: word) }
    }
  }

  mutating func begin(scheme: String) {
    let blanks = position
    skip { $0 == 0x20 || $0 == 0x09 }
    let token68 = position > blanks ? token68() : nil
    challenges.append(Challenge(scheme: scheme, token68: token68))
  }

  mutating func add(parameter name: String, at start: Int) {
    skip { $0 == 0x20 || $0 == 0x09 }
    position += 1
    skip { $0 == 0x20 || $0 == 0x09 }
    guard position < bytes.count else { return recover(.valueMissing) }
    guard let value = bytes[position] == UInt8(ascii: "\"") ? quoted() : bareValue() else { return }
    guard let last = challenges.popLast() else { return recover(.schemeMissing, at: start) }
    if last[name] != nil { fault(.duplicateParameter, at: start) }
    let parameters = last.parameters + [Challenge.Parameter(name: name, value: value)]
    challenges.append(Challenge(scheme: last.scheme, token68: last.token68, parameters: parameters))
  }

  /// After a word: an equals sign that is not the padding of a token68.
  var isParameter: Bool {
    var index = position
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "=")
  }

  mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while position < bytes.count, isSkipped(bytes[position]) { position += 1 }
  }

  mutating func token() -> String? {
    let start = position
    skip(Self.isTokenByte)
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  /// `abc==` before a comma or the end; otherwise nothing is consumed.
  mutating func token68() -> String? {
    let start = position
    skip { Self.isTokenByte($0) || $0 == UInt8(ascii: "/") }
    guard position > start else { return nil }
    let word = position
    skip { $0 == UInt8(ascii: "=") }
    var end = position
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end == bytes.count || bytes[end] == UInt8(ascii: ","), position == word || end == position else {
      position = start
      return nil
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// An unquoted value; wider than a token, because servers forget the quotes around URLs.
  mutating func bareValue() -> String? {
    let start = position
    skip { $0 > 0x20 && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 != 0x7F }
    guard position > start else {
      recover(.valueMissing)
      return nil
    }
    if !bytes[start..<position].allSatisfy(Self.isTokenByte) { fault(.strayCharacter, at: start) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  mutating func quoted() -> String? {
    let start = position
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), position < bytes.count {
        text.append(bytes[position])
        position += 1
      } else {
        text.append(byte)
      }
    }
    fault(.unterminatedQuote, at: start)
    return nil
  }

  mutating func fault(_ reason: ChallengeList.Fault.Reason, at offset: Int) {
    faults.append(ChallengeList.Fault(reason: reason, field: field, offset: offset))
  }

  mutating func recover(_ reason: ChallengeList.Fault.Reason, at offset: Int? = nil) {
    fault(reason, at: offset ?? position)
    skip { $0 != UInt8(ascii: ",") }
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
