package import JSON
import HTTP

/// Why the text of a stored file is none that this version reads; the file is left alone.
package enum StoredFault: Error, Sendable, Hashable {
  case notJSON(JSONError)
  case newerVersion(Int64)
  case member(String)
}

extension StoredFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON(let error): "\(error)"
    case .newerVersion(let version): "it was written by a newer mcpauth (format \(version))"
    case .member(let name): "its member \(name) is missing or wrong"
    }
  }
}

extension Session {
  package static let version: Int64 = 1

  package var json: JSONValue {
    var object: JSONObject = [
      "version": JSONValue(Self.version), "server": .string(server), "profile": .string(profile),
      "endpoint": .string(endpoint.text), "server_address": .string(serverKind.rawValue),
      "issuer": .string(issuer), "client": client.json,
      "token_endpoint": .string(tokenEndpoint.text),
    ]
    object.set("machine", machine?.json)
    if grant != .authorizationCode { object["grant"] = .string(grant.rawValue) }
    object.set("revocation_endpoint", revocationEndpoint.map { .string($0.text) })
    object.set("introspection_endpoint", introspectionEndpoint.map { .string($0.text) })
    object.set("resource", resource.map { .string($0) })
    object.set("requested_scope", requestedScope.map { .string($0) })
    object.set("audience", audience.map { .string($0) })
    object["tokens"] = tokens.json
    object.set("unanswered_refresh", unanswered?.json)
    object.set("dpop", boundKey?.json)
    object.set("kept_until", keptUntil.map { JSONValue($0) })
    if !switches.isEmpty { object["switches"] = switches.json }
    object["created_at"] = JSONValue(createdAt)
    object.add(others)
    return .object(object)
  }

  /// Every member that ``json`` may write.
  private static let names = [
    "version", "server", "profile", "machine", "grant", "endpoint", "server_address", "issuer", "client",
    "token_endpoint", "revocation_endpoint", "introspection_endpoint", "resource", "requested_scope",
    "audience", "tokens", "unanswered_refresh", "dpop", "kept_until", "switches", "created_at",
  ]

  package init(stored bytes: [UInt8]) throws(StoredFault) {
    let reader = try StoredReader(bytes, version: Self.version)
    server = try reader.string("server")
    profile = try reader.optionalString("profile") ?? ""
    machine =
      if let child = try reader.optionalChild("machine") { try MachineShape(stored: child) } else { nil }
    if let name = try reader.optionalString("grant") {
      guard let grant = SignInGrant(rawValue: name) else { throw .member("grant") }
      self.grant = grant
    }
    endpoint = try reader.location("endpoint")
    serverKind = try reader.optionalString("server_address").flatMap(IPAddress.Kind.init) ?? .global
    issuer = try reader.string("issuer")
    client = try Client(stored: try reader.child("client"))
    tokenEndpoint = try reader.location("token_endpoint")
    revocationEndpoint = try reader.optionalLocation("revocation_endpoint")
    introspectionEndpoint = try reader.optionalLocation("introspection_endpoint")
    resource = try reader.optionalString("resource")
    requestedScope = try reader.optionalString("requested_scope")
    audience = try reader.optionalString("audience")
    tokens = try Tokens(stored: try reader.child("tokens"))
    unanswered =
      if let child = try reader.optionalChild("unanswered_refresh") {
        try UnansweredRefresh(stored: child)
      } else { nil }
    boundKey =
      if let child = try reader.optionalChild("dpop") { try BoundKey(stored: child) } else { nil }
    keptUntil = try reader.integer("kept_until")
    switches =
      if let child = try reader.optionalChild("switches") { try Switches(stored: child) } else { Switches() }
    createdAt = try reader.integer("created_at") ?? 0
    others = reader.object.without(Self.names)
  }
}

extension Session.Tokens {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["access_token": .string(access.reveal()), "token_type": .string(type)]
    object.set("expires_at", expiresAt.map { JSONValue($0) })
    object["received_at"] = JSONValue(receivedAt)
    object["received_micros"] = JSONValue(receivedMicros)
    object.set("refresh_token", refresh.map { .string($0.reveal()) })
    object.set("scope", scope.map { .string($0) })
    object.add(others)
    return .object(object)
  }

  private static let names = [
    "access_token", "token_type", "expires_at", "received_at", "received_micros", "refresh_token", "scope",
  ]

  fileprivate init(stored reader: StoredReader) throws(StoredFault) {
    let micros = try reader.integer("received_micros") ?? 0
    self.init(
      access: Secret(try reader.string("access_token")), type: try reader.string("token_type"),
      expiresAt: try reader.integer("expires_at"), receivedAt: try reader.integer("received_at") ?? 0,
      receivedMicros: (0..<1_000_000).contains(micros) ? micros : 0,
      refresh: try reader.optionalString("refresh_token").map { Secret($0) },
      scope: try reader.optionalString("scope"))
    others = reader.object.without(Self.names)
  }
}

extension JSONObject {
  /// Puts members of another version behind one's own.
  mutating func add(_ others: JSONObject) {
    for member in others.members { append(member.name, member.value) }
  }

  /// The members with other names than these.
  func without(_ names: [String]) -> JSONObject {
    JSONObject(members: members.filter { member in !names.contains { $0.isIdentical(to: member.name) } })
  }
}
