/// An IPv4 or IPv6 address by its bytes, as a socket knows it.
package struct IPAddress: Sendable, Hashable {
  /// Four or sixteen bytes in network order.
  package let bytes: [UInt8]

  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  package static let loopback4 = IPAddress(v4: (127, 0, 0, 1))
  package static let loopback6 = IPAddress(v6: [0, 0, 0, 0, 0, 0, 0, 1])

  private init(v4: (UInt8, UInt8, UInt8, UInt8)) { bytes = [v4.0, v4.1, v4.2, v4.3] }
  private init(v6 groups: [UInt16]) { bytes = groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }

  /// Reads the one canonical spelling: four decimal numbers without leading zeros, or RFC 4291 text.
  package init?(_ text: some StringProtocol) {
    if text.contains(":") {
      guard let groups = Self.groups(String(text)) else { return nil }
      self.init(v6: groups)
    } else {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      var bytes: [UInt8] = []
      for part in parts {
        guard part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let byte = UInt8(part), String(byte) == part
        else { return nil }
        bytes.append(byte)
      }
      guard bytes.count == 4 else { return nil }
      self.init(bytes: bytes)
    }
  }

  package var isV6: Bool { bytes.count == 16 }

  private static func groups(_ text: String) -> [UInt16]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::") else { return nil }
    var sides: [[UInt16]] = []
    for (index, half) in halves.enumerated() {
      guard let side = side(half, isLast: index == halves.count - 1) else { return nil }
      sides.append(side)
    }
    if sides.count == 1 { return sides[0].count == 8 ? sides[0] : nil }
    let missing = 8 - sides[0].count - sides[1].count
    guard missing >= 1 else { return nil }
    return sides[0] + [UInt16](repeating: 0, count: missing) + sides[1]
  }

  private static func side(_ text: Substring, isLast: Bool) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if isLast, index == parts.count - 1, part.contains(".") {
        guard let v4 = IPAddress(part), !v4.isV6 else { return nil }
        groups.append(UInt16(v4.bytes[0]) << 8 | UInt16(v4.bytes[1]))
        groups.append(UInt16(v4.bytes[2]) << 8 | UInt16(v4.bytes[3]))
      } else {
        // `UInt16` alone would take "+1" and "-0" as well.
        guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
          let group = UInt16(part, radix: 16)
        else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}

extension IPAddress: CustomStringConvertible {
  /// RFC 5952 in spirit: lower case, the longest run of zero groups as `::`.
  package var description: String {
    guard isV6 else { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(best.count, 1) { best = start..<end }
      start = max(end, start + 1)
    }
    func text(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if best.isEmpty { return text(groups[...]) }
    return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
  }
}
