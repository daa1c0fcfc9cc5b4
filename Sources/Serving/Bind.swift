package import HTTP

/// An address and port to listen on.
package struct Bind: Sendable, Hashable {
  package let address: IPAddress
  /// Zero picks a free one.
  package let port: UInt16
  /// Skipped in silence where this machine does not have the address (no IPv6).
  package let isOptional: Bool

  package init(_ address: IPAddress, port: UInt16 = 0, isOptional: Bool = false) {
    self.address = address
    self.port = port
    self.isOptional = isOptional
  }

  /// RFC 8252 §7.3: both loopback families, the second only where it exists.
  package static func loopback(port: UInt16 = 0) -> [Bind] {
    [Bind(.loopback4, port: port), Bind(.loopback6, port: port, isOptional: true)]
  }
}

extension Bind: CustomStringConvertible {
  package var description: String { address.isV6 ? "[\(address)]:\(port)" : "\(address):\(port)" }
}
