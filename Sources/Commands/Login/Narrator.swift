import HTTP
import JSON
import OAuth
import Synchronization

/// Tells the person how a sign-in goes, a line a step.
final class Narrator: Sendable {
  private let output: Output
  private let style: TerminalStyle
  private let login: String
  /// Whose page the browser shows, for the hint at ^C.
  private let shown = Mutex<(client: Client?, redirectURI: String?)>((nil, nil))

  init(output: Output, style: TerminalStyle, login: String) {
    self.output = output
    self.style = style
    self.login = login
  }

  /// What to say when the person gives up: an error page in the browser never comes back here.
  func hint() -> [String] {
    let (client, redirectURI) = shown.withLock(\.self)
    guard let client, let redirectURI else { return [] }
    return Failure.staleClientHint(client, redirectURI: redirectURI, login: login)
  }

  func tell(_ event: LoginEvent) {
    note(event)
    switch event {
    case .discovered(let found):
      if found.mode == .legacyMetadata || found.mode == .legacyDefaults {
        output.talk(
          "No resource metadata: going on by the rules of 2025-03-26, with \(found.server.issuer) as authorization server."
        )
      }
      if found.endpoint != found.typed { output.talk("The server redirected to \(found.endpoint.text).") }
      if !found.otherIssuers.isEmpty {
        let others = found.otherIssuers.map { $0.harmless(limit: 200) }.joined(separator: ", ")
        let taken = found.server.issuer.harmless(limit: 200)
        output.talk("Of several authorization servers \(taken) was taken. Others (--issuer): \(others)")
      }
      if found.isResourceListed == false {
        output.warn("the authorization server's list of protected resources does not name this one")
      }
    case .willAsk(let scopes, let resource):
      output.talk(
        "Asking for \(scopes.sentence)" + (resource.map { ", resource \($0.harmless(limit: 300))" } ?? "")
          + ".")
    case .preferred(let client, let others, let mayRegister):
      let ways = others.map { "--client-id \(Shell.quote($0.id.harmless(limit: 200)))" }
      let rest = (ways + (mayRegister ? ["--registration dcr"] : [])).joined(separator: ", ")
      output.talk(
        "The client \(client.id.harmless(limit: 200)), kept by hand, goes before others. To choose one: \(rest)"
      )
    case .usingClient(let client):
      output.talk("Using client \(client.id.harmless(limit: 200)) (\(client.kind.rawValue)).")
    case .registered(let client):
      output.talk("Registered as client \(client.id.harmless(limit: 200)) (\(client.kind.rawValue)).")
    case .portTaken(let port):
      output.talk("Port \(port) of the stored registration is taken, so a new one is made.")
    case .listening(let redirectURI, let host):
      output.talk("Your browser will show a page of \(host) and come back to \(redirectURI).")
    case .device(let authorization):
      // Whole, because the code is one of the things that are hidden elsewhere.
      output.whole(DevicePrompt(authorization: authorization, style: style).text)
    case .pollFailed(let fault):
      let failure = Failure(fault, doing: "the question for the token")
      output.talk("\(failure.message); it is asked again.")
    case .waiting(let seconds): output.talk("Waiting for you, at most \(Int(seconds.rounded(.up))) s.")
    case .pushed(let life): output.talk("The request is at the server; its page can be opened for \(life) s.")
    case .ignored: output.talk("Ignored a request to the redirect URI that does not belong to this sign-in.")
    case .clientForgotten(let id):
      output.talk(
        "The server does not know the client \(id.harmless(limit: 200)) any more: registering a new one.")
    case .clientUnfit(let id):
      output.talk(
        "The client \(id.harmless(limit: 200)) may not sign in on another device: registering a new one.")
    }
  }

  private func note(_ event: LoginEvent) {
    switch event {
    case .usingClient(let client): shown.withLock { $0.client = client }
    case .registered: shown.withLock { $0.client = nil }
    case .listening(let redirectURI, _): shown.withLock { $0.redirectURI = redirectURI }
    default: return
    }
  }
}
