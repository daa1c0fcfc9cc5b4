import JSON
package import LibCrypto
import Synchronization

/// What every route may use: where things are, what is known, and the ports to time and chance.
package final class Room: Sendable {
  let configuration: PlaygroundConfiguration
  let site: Site
  let key: SigningKey
  /// Clients that were there before anyone asked.
  let demoClients: [Client]
  /// Who vouches for the certificates of clients.
  let clientAuthorities: [Certificate]
  private let state: Mutex<PlaygroundState>

  package init(
    _ configuration: PlaygroundConfiguration, origin: String, clientAuthorities: [Certificate] = []
  ) throws(PlaygroundError) {
    self.configuration = configuration
    let names = ScalekitNames(random: configuration.random)
    site = Site(
      origin: origin, layout: configuration.layout, serverURL: configuration.serverURL, names: names)
    key = try SigningKey(algorithm: configuration.layout == .scalekit ? .rs256 : .es256)
    self.clientAuthorities = clientAuthorities
    // Long enough for HS512 (RFC 7518 §3.2).
    let secret = "demo-secret-" + Base64URL.encode(configuration.random(48))
    let demos = Client.demos(site: site, secret: secret, usesTLS: configuration.usesTLS)
    demoClients = demos + (try Self.clients(configuration))
    state = Mutex(PlaygroundState())
  }

  /// The one door to what is remembered; nothing else happens while it is open.
  func withState<Value: Sendable, Failure: Error>(
    _ body: (inout PlaygroundState) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try state.withLock { (state) throws(Failure) in try body(&state) }
  }

  /// Whole Unix seconds.
  var now: Int64 { Int64(configuration.now()) }

  /// A name that nobody can guess.
  func unguessable(_ prefix: String = "", size: Int = 24) -> String {
    prefix + Base64URL.encode(configuration.random(size))
  }

  /// Whether clients named by the URL of their metadata document are served.
  var readsDocuments: Bool { configuration.fetchDocument != nil }

  /// Where the MCP server is elsewhere its scopes are not known here.
  var knowsScopes: Bool { site.serverURL == nil }

  /// A client that was described replaces a built-in one of the same id.
  func client(_ id: String) -> Client? {
    demoClients.last { $0.id.isIdentical(to: id) } ?? withState { $0.clients[id] }
  }

  private static func clients(_ configuration: PlaygroundConfiguration) throws(PlaygroundError) -> [Client] {
    var clients: [Client] = []
    for (index, json) in configuration.clients.enumerated() {
      do throws(Refusal) {
        clients.append(try ClientFile.client(json, for: configuration))
      } catch {
        throw .client(index: index, error.description)
      }
    }
    return clients
  }
}
