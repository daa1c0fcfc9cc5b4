import JSON

/// The host of a URL in its spelling, told apart from addresses in disguise.
package enum Host: Sendable, Hashable {
  case name(String)
  case address(IPAddress)

  /// Reads a host as it stands in an authority, brackets included.
  package init(_ text: Substring) throws(LocationError) {
    if text.hasPrefix("[") {
      guard text.hasSuffix("]"), let address = IPAddress(text.dropFirst().dropLast()), address.isV6 else {
        throw .badHost(String(text))
      }
      if address.embedded4 != nil || address.bytes.allSatisfy({ $0 == 0 }) {
        throw .disguisedAddress(String(text))
      }
      self = .address(address)
      return
    }
    guard !text.isEmpty else { throw .noHost }
    guard text.utf8.count <= 253, text.utf8.allSatisfy(Self.isHostByte) else { throw .badHost(String(text)) }
    let labels = (text.hasSuffix(".") ? text.dropLast() : text).split(
      separator: ".", omittingEmptySubsequences: false)
    guard !labels.contains(where: { $0.isEmpty || $0.utf8.count > 63 }), let last = labels.last else {
      throw .badHost(String(text))
    }
    // WHATWG URL, "ends in a number": every reader of numeric hosts must agree, so only the plain form passes.
    if Self.isNumeric(last) {
      guard let address = IPAddress(text), address.bytes != [0, 0, 0, 0] else {
        throw .disguisedAddress(String(text))
      }
      self = .address(address)
    } else {
      self = .name(String(text))
    }
  }

  /// `localhost`, its subdomains (RFC 6761 §6.3) and loopback addresses.
  package var isLoopback: Bool {
    switch self {
    case .address(let address): address.kind == .loopback
    case .name: isLocalName
    }
  }

  /// A name that is loopback by its spelling and is never asked of DNS.
  package var isLocalName: Bool {
    guard case .name(let name) = self else { return false }
    let plain = name.lowercased()
    let bare = plain.hasSuffix(".") ? String(plain.dropLast()) : plain
    return bare == "localhost" || bare.hasSuffix(".localhost")
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func isNumeric(_ label: Substring) -> Bool {
    if label.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
    let lower = label.lowercased()
    return lower.hasPrefix("0x") && lower.dropFirst(2).allSatisfy(\.isHexDigit)
  }
}
