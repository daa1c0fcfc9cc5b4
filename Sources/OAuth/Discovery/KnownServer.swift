package import HTTP
import JSON

/// What a discovery is worth for later token requests, so that it can be kept.
package struct KnownServer: Sendable {
  /// Where the MCP endpoint was found in the end; nil without an MCP server.
  package let endpoint: Location?
  package let serverKind: IPAddress.Kind
  package let revision: SpecRevision
  package let challengedScope: Scope?
  /// RFC 9449 §7.1: the resource asks for tokens that are bound to a key.
  package let demandsDPoP: Bool
  package let resource: ResourceMetadata?
  package let server: ServerMetadata
  /// For how many seconds the documents may be used again.
  package let freshness: Int64

  /// Seconds for documents that say nothing of their life.
  package static let plainLife: Int64 = 3_600
  /// Seconds beyond which no server's word is taken.
  static let longestLife: Int64 = 86_400

  package init(_ found: Discovered, serverKind: IPAddress.Kind) {
    endpoint = found.endpoint
    self.serverKind = serverKind
    revision = found.revision
    challengedScope = found.challengedScope
    demandsDPoP = found.demandsDPoP
    resource = found.resource
    server = found.server
    freshness = Self.life(of: found.attempts)
  }

  /// An authorization server without an MCP server in front.
  package init(server: ServerMetadata, attempts: [Attempt], serverKind: IPAddress.Kind) {
    endpoint = nil
    self.serverKind = serverKind
    revision = .newest
    challengedScope = nil
    demandsDPoP = false
    resource = nil
    self.server = server
    freshness = Self.life(of: attempts)
  }

  private static func life(of attempts: [Attempt]) -> Int64 {
    let lives = attempts.filter { $0.fault == nil }.map { $0.freshness ?? plainLife }
    return min(lives.min() ?? plainLife, longestLife)
  }
}

extension Discovered {
  /// The challenge or the resource metadata asks for DPoP.
  package var demandsDPoP: Bool {
    report.challenge?.scheme.isSameFieldName(as: "DPoP") ?? false
      || resource?.document["dpop_bound_access_tokens_required"]?.bool ?? false
  }
}

extension KnownServer {
  static let version: Int64 = 1

  /// As it is kept; nil where it may not be.
  /// - Parameter now: Unix seconds.
  package func kept(now: Int64) -> [UInt8]? {
    // Endpoints that were guessed or typed have no document that could be judged again.
    guard freshness > 0, !server.document.isEmpty else { return nil }
    var object: JSONObject = [
      "version": JSONValue(Self.version), "kept_until": JSONValue(now + freshness), "kept_at": JSONValue(now),
      "server_address": .string(serverKind.rawValue), "revision": .string(revision.rawValue),
      "issuer": .string(server.issuer), "dpop": .bool(demandsDPoP),
    ]
    object.set("endpoint", endpoint.map { .string($0.text) })
    object.set("challenged_scope", challengedScope.map { .string($0.text) })
    object.set("resource", resource.map { .string($0.resource) })
    object.set("resource_metadata", resource.map { .object($0.document) })
    object["server_metadata"] = .object(server.document)
    return JSONValue.object(object).bytes()
  }

  /// Judges kept documents anew; nil where their time is over or anything is not as it should be.
  package init?(kept bytes: [UInt8], now: Int64, policy: (IPAddress.Kind) -> URLPolicy) {
    guard let reader = try? StoredReader(bytes, version: Self.version),
      let until = (try? reader.integer("kept_until")) ?? nil,
      let at = (try? reader.integer("kept_at")) ?? nil,
      // A clock that was set back must not make a document live for ever.
      (at..<until).contains(now),
      let kind = reader.object["server_address"]?.string.flatMap(IPAddress.Kind.init),
      let revision = reader.object["revision"]?.string.flatMap(SpecRevision.init),
      let issuer = reader.object["issuer"]?.string,
      let document = reader.object["server_metadata"]?.object,
      let server = try? ServerMetadata(
        document, expected: ExpectedIssuer(issuer, toleratesSlash: false), policy: policy(kind))
    else { return nil }
    endpoint = (try? reader.optionalLocation("endpoint")) ?? nil
    serverKind = kind
    self.revision = revision
    challengedScope = reader.object["challenged_scope"]?.string.map { Scope($0) }
    demandsDPoP = reader.object["dpop"]?.bool ?? false
    if let metadata = reader.object["resource_metadata"]?.object {
      guard let resource = try? ResourceMetadata(kept: metadata) else { return nil }
      self.resource = resource
    } else {
      resource = nil
    }
    self.server = server
    freshness = until - now
  }
}
