import HTTP
import JSON
package import Serving
import Synchronization

/// An MCP server and its authorization server in one, small and obedient; a test replaces any of its answers.
package final class FakeServer: Sendable {
  package enum Route: String, Sendable, CaseIterable {
    case mcp, resource, server, register, manage, authorize, device, token, revoke, other
  }

  package typealias Answer = @Sendable (ServerRequest, FakeServer) async -> ServerResponse

  /// What the server knows and has seen.
  struct State {
    var port: UInt16 = 0
    var changes: [Route: Change] = [:]
    var requests: [(route: Route, request: ServerRequest)] = []
    /// A number for everything that is issued.
    var count = 0
    var codes: [String: (challenge: String, scope: String?)] = [:]
    /// What a device code was asked for, and how often it was polled with.
    var devices: [String: (scope: String?, polls: Int)] = [:]
    var access: Set<String> = []
    var refresh: Set<String> = []
    var clients: [String: JSONObject] = [:]
    var secrets: [String] = []
  }

  let state = Mutex(State())
  private let server = Mutex<HTTPServer?>(nil)

  private init() {}

  /// Starts it on a free loopback port, with some answers changed from the beginning.
  package static func start(_ changes: [Route: Change] = [:]) async throws -> FakeServer {
    let fake = FakeServer()
    fake.change(changes)
    // Weak: the server and its handler must not keep each other alive.
    let server = try await HTTPServer.start(on: [Bind(.loopback4)]) { [weak fake] request in
      await fake?.answer(request) ?? ServerResponse(503)
    }
    fake.state.withLock { $0.port = server.port }
    fake.server.withLock { $0 = server }
    return fake
  }

  deinit {
    guard let server = server.withLock({ $0 }) else { return }
    Task { await server.stop() }
  }

  /// From now on nobody listens at its port.
  package func stop() async { await server.withLock { $0 }?.stop() }

  package var port: UInt16 { state.withLock { $0.port } }
  /// Its origin, which is the issuer too.
  package var base: String { "http://127.0.0.1:\(port)" }
  package var url: String { base + "/mcp" }

  package func change(_ changes: [Route: Change]) { state.withLock { $0.changes.merge(changes) { $1 } } }

  /// What a route was asked, in order.
  package func requests(_ route: Route) -> [ServerRequest] {
    state.withLock { $0.requests.filter { $0.route == route }.map(\.request) }
  }

  package func count(_ route: Route) -> Int { requests(route).count }

  package var total: Int { state.withLock { $0.requests.count } }

  /// Everything that was issued and must not be seen by anybody else.
  package var secrets: [String] { state.withLock { $0.secrets } }

  /// Whether the server takes an access token, as a command printed it.
  package func isValid(_ token: String) -> Bool {
    let text = token.hasSuffix("\n") ? String(token.dropLast()) : token
    return state.withLock { $0.access.contains(text) }
  }

  /// Forgets every access token, so that it is refused with 401.
  package func expireAccess() { state.withLock { $0.access = [] } }

  /// Knows the clients and tokens of another one as its own.
  package func adopt(from other: FakeServer) {
    let (theirs, their, ours) = (other.state.withLock { $0 }, other.base, base)
    state.withLock { state in
      (state.access, state.refresh, state.secrets, state.count) = (
        theirs.access, theirs.refresh, theirs.secrets, theirs.count
      )
      for (id, client) in theirs.clients {
        state.clients[id] =
          (try? JSONValue(parsing: JSONValue.object(client).text().replacing(their, with: ours)))?.object
      }
    }
  }

  /// Where a browser that visits this authorization URL is sent.
  package func redirect(from url: String) async -> String? {
    guard let location = try? Location(url), location.path == "/authorize" else { return nil }
    return await regular(.authorize, ServerRequest("GET", location.path + "?" + (location.query ?? "")))
      .headers["Location"]
  }

  private func answer(_ request: ServerRequest) async -> ServerResponse {
    let route = Self.route(of: request.path)
    let change = state.withLock { state in
      state.requests.append((route, request))
      return state.changes[route]
    }
    guard let change else { return await regular(route, request) }
    return await change.apply(request, self) { await self.regular(route, $0) }
  }

  private static func route(of path: String) -> Route {
    switch path {
    case "/mcp", "/mcp/": .mcp
    case "/authorize": .authorize
    case "/device_authorization": .device
    case "/token": .token
    case "/register": .register
    case "/revoke": .revoke
    case _ where path.hasPrefix("/.well-known/oauth-protected-resource"): .resource
    case _ where path.hasPrefix("/.well-known/oauth-authorization-server"): .server
    case _ where path.hasPrefix("/register/"): .manage
    default: .other
    }
  }
}
