/// Finds the elements of one array in a large text without building the rest of it.
package struct JSONElements {
  private let bytes: [UInt8]
  private var position = 0

  /// Where each element stands; nil where the path leads to no array.
  /// - Parameter path: names of members, from the root object on.
  package static func ranges(at path: [String], in bytes: [UInt8]) -> [Range<Int>]? {
    var scanner = JSONElements(bytes: bytes)
    guard scanner.enter(path) else { return nil }
    return scanner.elements()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Moves to the value at the path; the first of several members of one name counts.
  private mutating func enter(_ path: [String]) -> Bool {
    for name in path {
      guard take(UInt8(ascii: "{")), moveTo(member: Array(name.utf8)) else { return false }
    }
    return true
  }

  private mutating func moveTo(member name: [UInt8]) -> Bool {
    while true {
      skipBlanks()
      let start = position + 1
      guard skipString() else { return false }
      let isMeant = bytes[start..<(position - 1)].elementsEqual(name)
      guard take(UInt8(ascii: ":")) else { return false }
      skipBlanks()
      if isMeant { return true }
      guard skipValue(), take(UInt8(ascii: ",")) else { return false }
    }
  }

  private mutating func elements() -> [Range<Int>]? {
    guard take(UInt8(ascii: "[")) else { return nil }
    var ranges: [Range<Int>] = []
    if take(UInt8(ascii: "]")) { return ranges }
    while true {
      skipBlanks()
      let start = position
      guard skipValue() else { return nil }
      ranges.append(start..<position)
      if take(UInt8(ascii: "]")) { return ranges }
      guard take(UInt8(ascii: ",")) else { return nil }
    }
  }

  private mutating func skipString() -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return false }
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return true
      case UInt8(ascii: "\\"): position += 2
      default: position += 1
      }
    }
    return false
  }

  /// Counts brackets only; whoever reads the value judges it.
  private mutating func skipValue() -> Bool {
    var depth = 0
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard skipString() else { return false }
        if depth == 0 { return true }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return position > start }
        depth -= 1
        position += 1
        if depth == 0 { return true }
      case UInt8(ascii: ","):
        if depth == 0 { return position > start }
        position += 1
      default: position += 1
      }
    }
    return false
  }
}
