import JSON
import LibCrypto
import Synchronization

/// What every route may use: where things are, what is known, and the ports to time and chance.
package final class Room: Sendable {
  let configuration: PlaygroundConfiguration
  let site: Site
  let key: SigningKey
  /// Clients that were there before anyone asked.
  let demoClients: [Client]
  private let state: Mutex<PlaygroundState>

  package init(_ configuration: PlaygroundConfiguration, origin: String) throws(PlaygroundError) {
    self.configuration = configuration
    let names = ScalekitNames(random: configuration.random)
    site = Site(
      origin: origin, layout: configuration.layout, serverURL: configuration.serverURL, names: names)
    key = try SigningKey(algorithm: configuration.layout == .scalekit ? .rs256 : .es256)
    let secret = "demo-secret-" + Base64URL.encode(configuration.random(18))
    demoClients = Client.demos(site: site, secret: secret)
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
  func unguessable(_ prefix: String = "") -> String { prefix + Base64URL.encode(configuration.random(24)) }

  /// Whether clients named by the URL of their metadata document are served.
  var readsDocuments: Bool { configuration.fetchDocument != nil }

  /// Where the MCP server is elsewhere its scopes are not known here.
  var knowsScopes: Bool { site.serverURL == nil }

  func client(_ id: String) -> Client? {
    demoClients.first { $0.id.isIdentical(to: id) } ?? withState { $0.clients[id] }
  }
}
