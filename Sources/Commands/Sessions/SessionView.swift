import HTTP
import JSON
import OAuth

/// What may be shown of a session: everything but secrets.
struct SessionView {
  let session: Session
  let now: Int64

  init(_ session: Session, now: Int64) {
    self.session = session
    self.now = now
  }

  var scope: String? { session.tokens.scope.map { $0.harmless(limit: 1_000) } }

  private var isUnanswered: Bool {
    session.tokens.refresh.map { session.unanswered?.isAbout($0) ?? false } ?? false
  }

  /// "valid for 58 min", "expired 2 h ago", in words.
  var validity: String {
    guard let expiresAt = session.tokens.expiresAt else { return "the server does not say until when" }
    let renewal = session.tokens.refresh == nil ? "" : ", then renewed by itself"
    return expiresAt > now
      ? "valid for \(Self.span(expiresAt - now))\(renewal)"
      : "expired \(Self.span(now - expiresAt)) ago" + (renewal.isEmpty ? "" : ", renewed at the next use")
  }

  static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7_200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  var json: JSONValue {
    var document: JSONObject = ["server": .string(session.server)]
    if !session.profile.isEmpty { document["profile"] = .string(session.profile) }
    document["authorization"] = "required"
    document["endpoint"] = .string(session.endpoint.text)
    document["issuer"] = .string(session.issuer)
    document["resource"] = JSONValue(session.resource)
    document["client"] = [
      "client_id": .string(session.client.id), "kind": .string(session.client.kind.rawValue),
      "authentication": .string(session.client.authentication.rawValue),
      "redirect_uri": JSONValue(session.client.redirectURI),
    ]
    document["grant"] = .string(session.machine?.grant ?? session.grant.rawValue)
    document["audience"] = JSONValue(session.audience)
    document["scope"] = JSONValue(session.tokens.scope)
    document["requested_scope"] = JSONValue(session.requestedScope)
    document["token_type"] = .string(session.tokens.type)
    document["bound"] = .bool(session.boundKey != nil)
    document["expires_at"] = session.tokens.expiresAt.map { JSONValue($0) } ?? .null
    document["expired"] = .bool(session.tokens.isExpired(at: now))
    document["refreshable"] = .bool(session.tokens.refresh != nil)
    document["refresh_unanswered"] = .bool(isUnanswered)
    document["switches"] = JSONValue(session.switches.options)
    document["created_at"] = JSONValue(session.createdAt)
    return .object(document)
  }

  var text: String {
    var rows = Rows()
    rows.add(
      "server",
      session.server + (session.profile.isEmpty ? "" : "  (profile \(session.profile.harmless(limit: 80)))"))
    if session.endpoint.canonical != session.server { rows.add("endpoint", session.endpoint.text) }
    if let machine = session.machine {
      rows.add("asked by", machine.grant.harmless(limit: 60) + ", without a person")
    }
    rows.add("token", validity + (session.boundKey == nil ? "" : ", bound to a key"))
    if isUnanswered { rows.add("refresh", "was sent and not answered: the next renewal sends it once more") }
    rows.add("scope", scope ?? "(not said)")
    if let asked = session.requestedScope, asked != session.tokens.scope {
      rows.add("asked for", asked.harmless(limit: 1_000))
    }
    rows.add("issuer", session.issuer.harmless(limit: 300))
    rows.add(
      "client",
      "\(session.client.id.harmless(limit: 200)) (\(session.client.kind.rawValue), \(session.client.authentication.rawValue))"
    )
    if session.machine == nil, session.grant == .deviceCode { rows.add("signed in", "on another device") }
    if let audience = session.audience { rows.add("audience", audience.harmless(limit: 300)) }
    rows.add("resource", session.resource?.harmless(limit: 300) ?? "(not sent)")
    for option in session.switches.options { rows.add("always with", option.harmless(limit: 300)) }
    return rows.text
  }
}
