import HTTP
import JSON
import OAuth

/// Tells the person how a sign-in goes, a line a step.
struct Narrator: Sendable {
  let output: Output

  func tell(_ event: LoginEvent) {
    switch event {
    case .discovered(let found):
      if found.mode == .legacyMetadata || found.mode == .legacyDefaults {
        output.talk("No resource metadata: going on by the rules of 2025-03-26, with \(found.server.issuer) as authorization server.")
      }
      if found.endpoint != found.typed { output.talk("The server redirected to \(found.endpoint.text).") }
      if !found.otherIssuers.isEmpty {
        let others = found.otherIssuers.map { $0.harmless(limit: 200) }.joined(separator: ", ")
        output.talk("Of several authorization servers the first was taken. Others (--issuer): \(others)")
      }
    case .willAsk(let scopes, let resource):
      output.talk("Asking for \(scopes.sentence)" + (resource.map { ", resource \($0.harmless(limit: 300))" } ?? "") + ".")
    case .usingClient(let client):
      output.talk("Using the \(client.kind.words) client \(client.id.harmless(limit: 200)).")
    case .registered(let client): output.talk("Registered as client \(client.id.harmless(limit: 200)).")
    case .portTaken(let port):
      output.talk("Port \(port) of the stored registration is taken, so a new one is made.")
    case .listening(let redirectURI, let host):
      output.talk("Your browser will show a page of \(host) and come back to \(redirectURI).")
    case .waiting(let seconds): output.talk("Waiting for you, at most \(Int(seconds)) s.")
    case .ignored: output.talk("Ignored a request to the redirect URI that does not belong to this sign-in.")
    case .clientForgotten(let id):
      output.talk("The server does not know the client \(id.harmless(limit: 200)) any more: registering a new one.")
    }
  }
}

extension Client.Kind {
  var words: String {
    switch self {
    case .preregistered: "pre-registered"
    case .dynamic: "registered"
    case .document: "self-described"
    }
  }
}
