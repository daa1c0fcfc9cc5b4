import HTTP
import JSON

@testable import Commands
@testable import OAuth

/// Values in which every member has a value.
enum Samples {
  static func client(_ issuer: String = "https://as.example") -> Client {
    Client(
      kind: .dynamic, issuer: issuer, id: "c1", secret: Secret("s"), secretExpiresAt: 0,
      authentication: .basic,
      redirectURI: "http://127.0.0.1:9/callback", scope: "a", registeredAt: 1)
  }

  static func key() throws -> SessionKey {
    SessionKey(try Location("https://mcp.example/mcp"), profile: "work")
  }

  static func session() throws -> Session {
    Session(
      key: try key(), endpoint: try Location("https://mcp.example/mcp"), issuer: "https://as.example",
      client: client(), tokenEndpoint: try Location("https://as.example/token"), revocationEndpoint: nil,
      introspectionEndpoint: nil, resource: "https://mcp.example/mcp", requestedScope: "a",
      tokens: Session.Tokens(
        access: Secret("t"), type: "Bearer", expiresAt: 4_102_444_800, receivedAt: 1, refresh: Secret("r"),
        scope: "a"),
      switches: Switches(allowsPrivate: true), createdAt: 1)
  }

  /// One that would register, and one that would use a known client.
  static func discoveries() throws -> [DiscoveryView] {
    let typed = try Location("https://mcp.example/mcp")
    var report = ProbeReport(endpoint: typed)
    let head = HTTPHead(status: 401, headers: ["WWW-Authenticate": "Bearer scope=\"a\" realm=\"b\""])
    report.answers = [ProbeAnswer(kind: .discover, url: typed, head: head, body: [])]
    let server = ServerMetadata(
      issuer: "https://as.example", authorization: try Location("https://as.example/authorize"),
      token: try Location("https://as.example/token"),
      registration: try Location("https://as.example/register"))
    let found = Discovered(
      mode: .resourceMetadata, revision: .newest, typed: typed, endpoint: typed, report: report,
      attempts: [
        Attempt(step: .resourceMetadata, url: typed.text, status: 200, exchange: 2, outcome: .accepted)
      ],
      resource: nil, server: server, otherIssuers: [])
    return [[], [client()]].map { clients in
      DiscoveryView(typed, .found(found), known: clients, now: 2)
    }
  }
}
