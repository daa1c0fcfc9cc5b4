/// A revision of the MCP specification and what it asks of a client's authorization.
package enum SpecRevision: String, Sendable, Hashable, CaseIterable {
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  package static let newest = SpecRevision.july2026

  /// PRM-1: from 2025-06-18 on the authorization server is found through resource metadata.
  package var usesResourceMetadata: Bool { self != .march2025 }

  /// ASM-2: from 2025-11-25 on OpenID Connect Discovery is a second way to the metadata.
  package var usesOpenIDDiscovery: Bool { self == .november2025 || self == .july2026 }

  /// ASM-9: from 2025-11-25 on a server that does not advertise PKCE is refused.
  package var demandsAdvertisedPKCE: Bool { usesOpenIDDiscovery }

  /// RES-1: from 2025-06-18 on requests carry `resource`.
  package var sendsResource: Bool { self != .march2025 }

  /// CIMD and its place before DCR came with 2025-11-25.
  package var usesMetadataDocuments: Bool { usesOpenIDDiscovery }

  /// The era of the transport: stateless requests instead of `initialize`.
  package var isStateless: Bool { self == .july2026 }
}
