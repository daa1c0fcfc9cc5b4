import HTTP
import JSON
import OAuth

/// What may be shown of a client: everything but secrets.
struct ClientView {
  let client: Client
  /// What the server holds, where it was asked (RFC 7592).
  var document: JSONObject?

  init(_ client: Client, document: JSONObject? = nil) {
    self.client = client
    self.document = document.map(Self.withoutSecrets)
  }

  var json: JSONValue {
    var object: JSONObject = [
      "issuer": .string(client.issuer), "client_id": .string(client.id),
      "kind": .string(client.kind.rawValue),
      "authentication": .string(client.authentication.rawValue),
      "redirect_uri": JSONValue(client.redirectURI),
      "scope": JSONValue(client.scope), "secret": .bool(client.secret != nil),
      "secret_expires_at": client.secretExpiresAt.map { JSONValue($0) } ?? .null,
      "managed": .bool(ClientManagement.place(of: client) != nil),
      "registered_at": JSONValue(client.registeredAt),
    ]
    object.set("registration", document.map { .object($0) })
    return .object(object)
  }

  var text: String {
    var rows = Rows()
    rows.add("issuer", client.issuer.harmless(limit: 300))
    rows.add("client", "\(client.id.harmless(limit: 200)) (\(client.kind.rawValue))")
    rows.add("authentication", client.authentication.rawValue + (client.secret == nil ? "" : ", secret kept"))
    rows.add("redirect URI", client.redirectURI?.harmless(limit: 300))
    rows.add("scope", client.scope?.harmless(limit: 300))
    rows.add("managed", ClientManagement.place(of: client) == nil ? "no" : "yes (RFC 7592)")
    for member in document?.members ?? [] {
      rows.add("at the server", "\(member.name.harmless(limit: 80)): \(member.value.text())")
    }
    return rows.text
  }

  private static func withoutSecrets(_ document: JSONObject) -> JSONObject {
    let secrets = ["client_secret", "registration_access_token"]
    return JSONObject(
      members: document.members.map {
        secrets.contains($0.name) ? JSONObject.Member($0.name, "[redacted]") : $0
      })
  }
}
