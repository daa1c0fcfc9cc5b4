package import HTTP
import JSON

/// What a discovery found, with every attempt on the way.
package struct Discovered: Sendable {
  package enum Mode: String, Sendable {
    /// Resource metadata named the authorization server.
    case resourceMetadata = "resource-metadata"
    /// The 2025-03-26 fallback: the MCP server's origin is the authorization server and published metadata (BC-1).
    case legacyMetadata = "legacy-metadata"
    /// The 2025-03-26 fallback with the three default endpoints (BC-2).
    case legacyDefaults = "legacy-defaults"
    /// The user gave the issuer or the endpoints.
    case given
  }

  package let mode: Mode
  package let revision: SpecRevision
  /// As the user typed it: the session's name.
  package let typed: Location
  /// Where it was found after redirects within its origin.
  package let endpoint: Location
  package let report: ProbeReport
  package let attempts: [Attempt]
  package let resource: ResourceMetadata?
  package let server: ServerMetadata
  /// Authorization servers that were listed and not taken.
  package let otherIssuers: [String]

  /// PRM-12: whether the authorization server lists the resource; nil where it has no list or there is no document.
  package var isResourceListed: Bool? {
    guard let listed = server.protectedResources, let resource else { return nil }
    return listed.contains { $0.isIdentical(to: resource.resource) }
  }

  /// PRB-5: the scopes that the challenge asks for; nil where it names none.
  package var challengedScope: Scope? { report.challenge?["scope"].map { Scope($0) } }
}

/// How a discovery that did not fail ended.
package enum DiscoveryOutcome: Sendable {
  /// Nothing asked for a token (GEN-1).
  case open(ProbeReport)
  case found(Discovered)
}

/// Why no authorization server was found.
package struct DiscoveryError: Error, Sendable {
  package enum Reason: Sendable {
    case probe(ProbeFault)
    /// The server of 2024-11-05 with its own event-stream transport.
    case oldTransport
    /// Neither a challenge nor a JSON-RPC answer.
    case notMCP(status: Int)
    /// No usable resource metadata; the decisive fault, nil where there was no candidate at all.
    case noResourceMetadata(DocumentFault?)
    case noAuthorizationServers
    case issuerNotListed(String, listed: [String])
    case badIssuer(String, LocationError)
    /// ASM-7: an issuer identifier has neither query nor fragment.
    case adornedIssuer(String)
    case insecureIssuer(String, PolicyViolation)
    case noServerMetadata(issuer: String, DocumentFault?)
    /// AZ-4, ASM-9: S256 is not advertised; the list as published, nil where there is none.
    case pkceNotAdvertised([String]?)
    /// A code flow is impossible: the member that is missing.
    case endpointMissing(String)
    /// ASM-8: the member that leaves the authorization code flow out, and what it lists.
    case codeFlowMissing(member: String, listed: [String])
    case givenIncomplete
    /// SEC-5: a browser would be sent to an address that the server may not name.
    case pageRefused(TransportError)
    /// AZ-12: the server takes pushed authorization requests only.
    case pushedRequestsRequired
    /// PRM-10: the resource takes tokens in these ways, and not in the header.
    case headerNotTaken([String])
  }

  package let reason: Reason
  package let report: ProbeReport?
  package let attempts: [Attempt]
  /// A published `resource` or `issuer` that would pass under this leniency.
  package let remedy: Leniency?

  package init(
    _ reason: Reason, report: ProbeReport? = nil, attempts: [Attempt] = [], remedy: Leniency? = nil
  ) {
    self.reason = reason
    self.report = report
    self.attempts = attempts
    self.remedy = remedy
  }
}
