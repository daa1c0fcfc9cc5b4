extension IPAddress {
  /// Who can be behind an address; the special-purpose registries of IANA (RFC 6890) in four words.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case global = "public"
    case loopback
    case `private`
    case linkLocal = "link-local"
    /// Unspecified, multicast, documentation, benchmarking, translation and whatever else is no host's own address.
    case reserved
  }

  package var kind: Kind { isV6 ? kind6 : Self.kind4(bytes) }

  /// An IPv4 address inside an IPv6 one: mapped, compatible, NAT64 or 6to4.
  package var embedded4: IPAddress? {
    guard isV6 else { return nil }
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == bytes[11], bytes[10] == 0xFF || bytes[10] == 0 {
      let isPlain = bytes[10] == 0 && bytes[12..<15].allSatisfy { $0 == 0 } && bytes[15] <= 1
      return isPlain ? nil : IPAddress(bytes: Array(bytes[12...]))
    }
    if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return IPAddress(bytes: Array(bytes[12...]))
    }
    if bytes.starts(with: [0x20, 0x02]) { return IPAddress(bytes: Array(bytes[2..<6])) }
    return nil
  }

  private static func kind4(_ bytes: [UInt8]) -> Kind {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (127, _, _): .loopback
    case (10, _, _), (172, 16...31, _), (192, 168, _), (100, 64...127, _): .private
    case (169, 254, _): .linkLocal
    case (0, _, _), (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113),
      (224..., _, _):
      .reserved
    default: .global
    }
  }

  private var kind6: Kind {
    if self == .loopback6 { return .loopback }
    if let embedded4 { return embedded4.kind }
    switch (bytes[0], bytes[1]) {
    case (0xFC...0xFD, _): return .private
    case (0xFE, 0x80...0xBF): return .linkLocal
    case (0xFE, 0xC0...0xFF): return .private
    case (0x20...0x3F, _): return isSpecial ? .reserved : .global
    default: return .reserved
    }
  }

  /// Inside 2000::/3: protocol assignments such as Teredo (2001::/23), documentation (2001:db8::/32, 3fff::/20).
  private var isSpecial: Bool {
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0x20, 0x01, 0x00...0x01, _), (0x20, 0x01, 0x0D, 0xB8), (0x3F, 0xFF, 0x00...0x0F, _): true
    default: false
    }
  }
}
