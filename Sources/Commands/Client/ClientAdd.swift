import ArgumentParser
import HTTP
import JSON
import OAuth
import Platform

/// Keeps a client that an administrator registered.
struct ClientAdd: Command {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Keep a client that was registered by hand.",
    discussion: """
      Prints the redirect URI to enter at the server; its port is kept for every sign-in.

      mcpauth client add https://as.example --client-id ID --client-secret-file secret.txt
      """)

  @Argument(help: ArgumentHelp("The authorization server.", valueName: "issuer")) var issuer: String
  @Option(help: ArgumentHelp("The client's id.", valueName: "id")) var clientID: String
  @Option(
    help: ArgumentHelp("Its secret, alone in a file (- is standard input).", valueName: "file"),
    completion: .file())
  var clientSecretFile: String?
  @Option(
    help: ArgumentHelp("The port of the redirect URI; without it a free one is picked.", valueName: "port"))
  var callbackPort: Int?
  @Option(
    name: .customLong("redirect-uri"),
    help: ArgumentHelp("The redirect URI as it is registered.", valueName: "url"))
  var redirectURI: String?
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Session") var options: StoreOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let location = try Typed.issuer(issuer, "ISSUER")
    let issuer = location.text
    try judge(location)
    guard !clientID.isEmpty else { throw .usage("--client-id: an id is needed") }
    var secret: Secret?
    if let clientSecretFile { secret = try context.files.secret(clientSecretFile, "--client-secret-file") }
    let known: Client?
    do throws(StoreError) {
      known = try context.store().clients(of: issuer).first { $0.id.isIdentical(to: clientID) }
    } catch { throw Failure(error) }
    // What is not said anew stays, above all the redirect URI that somebody entered at the server.
    secret = secret ?? known?.secret
    var client = Client(
      kind: .preregistered, issuer: issuer, id: clientID, secret: secret,
      authentication: secret == nil ? .none : .basic, redirectURI: try await registeredURI(context, known),
      registeredAt: context.environment.clock.seconds)
    client.others = known?.others ?? [:]
    do throws(OAuthError) {
      try await context.store(options).withClients(of: issuer) { [client] (clients) throws(OAuthError) in
        clients.removeAll { $0.id.isIdentical(to: client.id) }
        clients.append(client)
      }
    } catch { throw Failure(error, typed: location) }
    let view = ClientView(client)
    context.output.talk("Enter this redirect URI at the server:")
    try context.output.answer(view.json, (client.redirectURI ?? "") + "\n")
  }

  /// SEC-2: no secret is kept for a server that could not be talked to.
  private func judge(_ issuer: Location) throws(Failure) {
    let switches = try network.switches()
    let policy = URLPolicy(
      typed: [issuer], allowsPrivateHTTP: switches.leniencies.contains(.privateHTTP))
    do throws(PolicyViolation) { _ = try policy.reach(of: issuer) } catch {
      throw Failure(error, subject: "ISSUER")
    }
  }

  private func registeredURI(_ context: Context, _ known: Client?) async throws(Failure) -> String {
    if let redirectURI { return try Typed.redirectURI(redirectURI, "--redirect-uri").text }
    let port = try Typed.port(callbackPort, "--callback-port")
    if port != 0 { return ListenerOptions().redirectURI(port: port) }
    if let kept = known?.redirectURI { return kept }
    do throws(ListenerError) {
      return ListenerOptions().redirectURI(port: try await LoopbackListener.freePort())
    } catch { throw Failure(error, login: "mcpauth login URL") }
  }
}
