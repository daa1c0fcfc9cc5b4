import JSON
import LibCrypto

/// Takes a token apart, and goes on behind every fault.
struct JOSETokenReader {
  private var text: [UInt8]
  private var faults: [SpellingFault] = []

  init(_ text: [UInt8]) { self.text = text }

  mutating func read() -> JOSEToken {
    let body = bodyWithoutEllipsis()
    let slices = Self.split(body)
    guard let first = slices.first, !body.isEmpty else {
      return opaque(faults.isEmpty ? [.empty] : faults)
    }
    let head = Self.decode("header", first, in: body)
    guard Self.looksLikeHeader(head.bytes), slices.count == 3 || slices.count == 5 || isObject(head) else {
      return opaque(faults + strangers(in: body))
    }
    let header = part(head)
    let members = header.object ?? JSONObject()
    let isEncrypted = members["enc"] != nil || members.isEmpty && slices.count == 5
    let names = isEncrypted ? Self.encryptedNames : Self.signedNames
    var fields = [head]
    for (index, slice) in slices.enumerated().dropFirst() {
      fields.append(Self.decode(index < names.count ? names[index] : "field \(index + 1)", slice, in: body))
    }
    count(fields, names)
    let isUnsecured = !isEncrypted && members["alg"]?.string?.lowercased() == "none"
    note(fields, isEncrypted: isEncrypted, isUnsecured: isUnsecured)
    return JOSEToken(
      text: text, form: isEncrypted ? .encrypted : isUnsecured ? .unsecured : .signed, fields: fields,
      header: header,
      payload: isEncrypted || fields.count < 2 ? nil : JOSEToken.Part(fields[1].bytes), faults: faults)
  }

  static let signedNames = ["header", "payload", "signature"]
  static let encryptedNames = JWE.Field.allCases.map(\.rawValue)

  private func opaque(_ faults: [SpellingFault]) -> JOSEToken {
    JOSEToken(text: text, form: .opaque, fields: [], header: nil, payload: nil, faults: faults)
  }

  // MARK: What was cut off

  /// Two dots or more at the end, or the character that stands for three anywhere, shorten a token for display.
  private mutating func bodyWithoutEllipsis() -> [UInt8] {
    let dots: [UInt8] = [0xE2, 0x80, 0xA6]
    if let place = text.firstRange(of: dots) {
      faults.append(.ellipsis(offset: place.lowerBound))
      return Array(text[..<place.lowerBound])
    }
    var end = text.count
    while end > 0, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    // An unsecured token ends in one dot.
    guard text.count - end >= 2, !isEmptyFields(end) else { return text }
    faults.append(.ellipsis(offset: end))
    return Array(text[..<end])
  }

  /// Whether the dots at the end are those of a JWE's empty fields: four in all.
  private func isEmptyFields(_ end: Int) -> Bool {
    text.count - end < 3 || text.count { $0 == UInt8(ascii: ".") } == 4 && text.count - end == 4
  }

  // MARK: Fields

  private static func split(_ body: [UInt8]) -> [Range<Int>] {
    var slices: [Range<Int>] = []
    slices.reserveCapacity(5)
    var start = 0
    for index in body.indices where body[index] == UInt8(ascii: ".") {
      slices.append(start..<index)
      start = index + 1
      // A field for every dot of a hostile text would cost more than the text.
      if slices.count == 32 { return slices }
    }
    slices.append(start..<body.count)
    return slices
  }

  private static func decode(_ name: String, _ range: Range<Int>, in body: [UInt8]) -> JOSEToken.Field {
    let slice = Array(body[range])
    do throws(Base64Error) {
      return JOSEToken.Field(
        name: name, offset: range.lowerBound, bytes: try Base64URL.decode(slice), fault: nil)
    } catch {
      return JOSEToken.Field(
        name: name, offset: range.lowerBound, bytes: Base64URL.salvage(slice), fault: error)
    }
  }

  private static func looksLikeHeader(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return false }
    return first == UInt8(ascii: "{")
  }

  private func isObject(_ head: JOSEToken.Field) -> Bool {
    !faults.isEmpty || JOSEToken.Part(head.bytes).object?["alg"] != nil
  }

  /// The header; of one that was cut, the members before the cut.
  private func part(_ head: JOSEToken.Field) -> JOSEToken.Part {
    let part = JOSEToken.Part(head.bytes)
    guard part.document == nil, !faults.isEmpty else { return part }
    var end = head.bytes.count
    while let comma = head.bytes[..<end].lastIndex(of: UInt8(ascii: ",")) {
      let mended = Array(head.bytes[..<comma]) + [UInt8(ascii: "}")]
      if let document = try? JSONDocument(parsing: mended, limits: JOSEToken.limits) {
        return JOSEToken.Part(head.bytes, document)
      }
      end = comma
    }
    return part
  }

  private mutating func count(_ fields: [JOSEToken.Field], _ names: [String]) {
    if fields.count < names.count {
      faults.append(.cutShort(fields: fields.count, needed: names.count))
    } else if fields.count > names.count {
      faults.append(.fieldCount(fields.count, needed: names.count))
    }
  }

  private mutating func note(_ fields: [JOSEToken.Field], isEncrypted: Bool, isUnsecured: Bool) {
    let isCut = faults.contains { if case .ellipsis = $0 { true } else { false } }
    for (index, field) in fields.enumerated() {
      if let fault = field.fault {
        let place = field.offset + fault.offset
        if case .notInAlphabet(let byte) = fault.reason, byte <= 0x20 {
          faults.append(.blank(byte, offset: place))
        } else if !(isCut && index == fields.count - 1 && fault.reason.isOfCut) {
          faults.append(.encoding(field: field.name, offset: place, fault))
        }
      } else if field.bytes.isEmpty, !isCut, !mayBeEmpty(index, isEncrypted, isUnsecured) {
        faults.append(.emptyField(field.name, offset: field.offset))
      }
    }
  }

  private func mayBeEmpty(_ index: Int, _ isEncrypted: Bool, _ isUnsecured: Bool) -> Bool {
    // RFC 7516 §5.1: no encrypted key for direct use, and empty content is content; RFC 7515 allows an empty payload.
    isEncrypted ? index == 1 || index == 3 : index == 1 || isUnsecured && index == 2
  }

  /// RFC 6750 §2.1: what a b64token has no place for.
  private func strangers(in body: [UInt8]) -> [SpellingFault] {
    for (offset, byte) in body.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: continue
      case _ where "-._~+/=".utf8.contains(byte): continue
      case 0...0x20: return [.blank(byte, offset: offset)]
      default: return [.character(byte, offset: offset)]
      }
    }
    return []
  }
}

extension Base64Error.Reason {
  /// What the end of a shortened text may look like.
  fileprivate var isOfCut: Bool { self == .length || self == .spareBits }
}
