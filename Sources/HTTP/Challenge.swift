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
  package subscript(_ name: String) -> String? {
    parameters.first { $0.name.isSameFieldName(as: name) }?.value
  }
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
      case commaMissing = "a comma that is missing between two parameters or challenges"
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

  /// The challenge that authorization starts from: one that names resource metadata before one that does not (PRB-3,
  /// PRB-8), Bearer before DPoP before others.
  package var authorization: Challenge? {
    let naming = challenges.filter { $0["resource_metadata"] != nil }
    for scheme in ["Bearer", "DPoP"] {
      if let challenge = naming.first(where: { $0.isScheme(scheme) }) { return challenge }
    }
    return naming.first ?? first("Bearer") ?? first("DPoP")
  }
}

private struct ChallengeParser {
  /// A challenge under way.
  private struct Draft {
    let scheme: String
    let token68: String?
    var parameters: [Challenge.Parameter] = []
    /// In lower case.
    var names: Set<String> = []
  }

  let field: Int
  let bytes: [UInt8]
  private var position = 0
  private var drafts: [Draft] = []
  private var isQuoteOpen = false
  var faults: [ChallengeList.Fault] = []

  init(field: Int, bytes: [UInt8]) {
    self.field = field
    self.bytes = bytes
  }

  var challenges: [Challenge] {
    drafts.map { Challenge(scheme: $0.scheme, token68: $0.token68, parameters: $0.parameters) }
  }

  mutating func parse() {
    while true {
      skip { Self.isBlank($0) || $0 == UInt8(ascii: ",") }
      guard position < bytes.count else { return }
      let start = position
      guard let word = token() else {
        recover(.strayCharacter)
        continue
      }
      if isParameter { add(parameter: word, at: start) } else { begin(scheme: word) }
    }
  }

  private mutating func begin(scheme: String) {
    let blanks = position
    skip(Self.isBlank)
    let token68 = position > blanks ? token68() : nil
    drafts.append(Draft(scheme: scheme, token68: token68))
  }

  private mutating func add(parameter name: String, at start: Int) {
    skip(Self.isBlank)
    position += 1
    skip(Self.isBlank)
    guard position < bytes.count else { return recover(.valueMissing) }
    guard let value = bytes[position] == UInt8(ascii: "\"") ? quoted() : bareValue() else { return }
    let last = drafts.count - 1
    guard last >= 0 else { return recover(.schemeMissing, at: start) }
    if drafts[last].token68 != nil { fault(.strayCharacter, at: start) }
    if !drafts[last].names.insert(name.lowercased()).inserted { fault(.duplicateParameter, at: start) }
    drafts[last].parameters.append(Challenge.Parameter(name: name, value: value))
    expectComma()
  }

  /// Behind a value: a comma or the end; what stands there instead is told.
  private mutating func expectComma() {
    let end = position
    skip(Self.isBlank)
    guard position < bytes.count, bytes[position] != UInt8(ascii: ",") else { return }
    if position == end { recover(.strayCharacter) } else { fault(.commaMissing, at: position) }
  }

  /// After a word: an equals sign that is not the padding of a token68.
  private var isParameter: Bool {
    var index = position
    while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "=")
  }

  private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while position < bytes.count, isSkipped(bytes[position]) { position += 1 }
  }

  private mutating func token() -> String? {
    let start = position
    skip(Self.isTokenByte)
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  /// `abc==` before a comma or the end; otherwise nothing is consumed.
  private mutating func token68() -> String? {
    let start = position
    skip { Self.isTokenByte($0) || $0 == UInt8(ascii: "/") }
    guard position > start else { return nil }
    skip { $0 == UInt8(ascii: "=") }
    let end = position
    skip(Self.isBlank)
    guard position == bytes.count || bytes[position] == UInt8(ascii: ",") else {
      position = start
      return nil
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// An unquoted value; wider than a token, because servers forget the quotes around URLs and lists of words.
  private mutating func bareValue() -> String? {
    let start = position
    skip(Self.isBareByte)
    guard position > start else {
      recover(.valueMissing)
      return nil
    }
    var end = position
    while let next = endOfNextWord() {
      end = next
      position = next
    }
    let value = bytes[start..<end]
    if !value.allSatisfy(Self.isTokenByte) { fault(.strayCharacter, at: start) }
    return String(decoding: value, as: UTF8.self)
  }

  /// Where the word behind a blank ends, if it can only belong to the value: it is neither a parameter's name nor a
  /// scheme with a parameter.
  private func endOfNextWord() -> Int? {
    func end(of isPart: (UInt8) -> Bool, from start: Int) -> Int {
      var index = start
      while index < bytes.count, isPart(bytes[index]) { index += 1 }
      return index
    }
    let start = end(of: Self.isBlank, from: position)
    let word = end(of: Self.isBareByte, from: start)
    guard start > position, word > start, !bytes[start..<word].contains(UInt8(ascii: "=")) else { return nil }
    let next = end(of: Self.isBlank, from: word)
    let name = end(of: Self.isTokenByte, from: next)
    let equals = end(of: Self.isBlank, from: name)
    let isAnother = [next, equals].contains { $0 < bytes.count && bytes[$0] == UInt8(ascii: "=") }
    return isAnother ? nil : word
  }

  private mutating func quoted() -> String? {
    let start = position
    guard let end = endOfQuote() else {
      fault(.unterminatedQuote, at: start)
      position = bytes.count
      return nil
    }
    var text: [UInt8] = []
    var index = start + 1
    while index < end {
      if bytes[index] == UInt8(ascii: "\\") { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    position = end + 1
    return String(decoding: text, as: UTF8.self)
  }

  /// Where the quoted string that begins here ends.
  private func endOfQuote() -> Int? {
    var index = position + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { return index }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private mutating func fault(_ reason: ChallengeList.Fault.Reason, at offset: Int) {
    faults.append(ChallengeList.Fault(reason: reason, field: field, offset: offset))
  }

  /// Goes on at the next comma that no quotes enclose.
  private mutating func recover(_ reason: ChallengeList.Fault.Reason, at offset: Int? = nil) {
    fault(reason, at: offset ?? position)
    while position < bytes.count, bytes[position] != UInt8(ascii: ",") {
      if bytes[position] == UInt8(ascii: "\""), !isQuoteOpen {
        if let end = endOfQuote() { position = end } else { isQuoteOpen = true }
      }
      position += 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isBareByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != 0x7F
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
