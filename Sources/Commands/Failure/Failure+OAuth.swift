import HTTP
import JSON
import OAuth

extension Failure {
  /// Every fact of a flow, for the server that the person named.
  init(_ error: OAuthError, typed: Location) {
    let login = "mcpauth login \(Shell.quote(typed.text))"
    switch error {
    case .discovery(let error): self.init(error, typed: typed)
    case .client(let fault): self.init(fault, login: login)
    case .registration(let fault): self.init(fault)
    case .request(.ownedParameter(let name)):
      self = .usage("--auth-param \(name.harmless(limit: 60)): mcpauth sets this parameter itself")
    case .request(.badURL(let fault)):
      self.init(.badURL, "no authorization URL can be made: \(fault)")
    case .request(.parameterTaken(let name)):
      self.init(
        .authorizationBroken,
        "the authorization endpoint has the parameter \(name.harmless(limit: 60)) in its own query",
        next: Failure.wayOut(nil))
    case .listener(let error): self.init(error, login: login)
    case .authorization(let fault, let redirectURI, let client):
      self.init(fault, redirectURI: redirectURI, client: client, login: login)
    case .nobodyCame(let seconds, _, nil):
      self.init(.nobodyCame, "nobody came back from the browser within \(Int(seconds.rounded(.up))) s")
    case .nobodyCame(let seconds, let redirectURI, let client?):
      self.init(
        .nobodyCame, "nobody came back from the browser within \(Int(seconds.rounded(.up))) s",
        next: Failure.staleClientHint(client, redirectURI: redirectURI, login: login))
    case .device(let fault): self.init(fault, typed: typed)
    case .token(let fault): self.init(fault, doing: "the request for a token")
    case .pushing(let fault): self.init(fault, doing: "the pushed authorization request")
    case .identityProvider(let error):
      let inner = Failure(error, typed: typed)
      self.init(inner.code, "at the identity provider: \(inner.message)", exchange: inner.exchange)
    case .refresh(let fault): self.init(fault, doing: "a refresh")
    case .session(let fault): self.init(fault, typed: typed, login: login)
    case .store(let error): self.init(error)
    case .redirectMismatch(let registered, let listening):
      self.init(.registrationBroken, "the client is registered for \(registered), not for \(listening)")
    }
  }

  /// A browser that shows an error page never comes back: what such a page means.
  static func staleClientHint(_ client: Client, redirectURI: String, login: String) -> [String] {
    let page = "If the page said \"unknown client\" or \"redirect URI\","
    let meaning =
      switch client.kind {
      case .dynamic: "the stored registration is stale. Register anew:"
      case .document: "the server could not read the client's document or does not take it. Register instead:"
      case .preregistered:
        "the client's registration is stale or lacks \(redirectURI.harmless(limit: 300)). Register another:"
      }
    return ["\(page) \(meaning)", "\(login) --force --registration dcr"]
  }

  init(_ fault: ClientFault, login: String) {
    switch fault {
    case .noWay(let issuer, let offersDocuments):
      let document =
        offersDocuments
        ? ["Or sign in with a client ID metadata document:", "\(login) --client-metadata-url URL"] : []
      self.init(
        .noRegistration,
        "\(issuer.harmless(limit: 200)) offers no dynamic registration and no client of it is known",
        next: [
          "Ask its administrator for a client: type native, redirect URI http://127.0.0.1/callback (any port); then:",
          "mcpauth client add \(Shell.quote(issuer.harmless(limit: 200))) --client-id ID",
        ] + document)
    case .wayUnavailable(let way, let issuer):
      self.init(
        .noRegistration,
        "--registration \(way.rawValue): \(issuer.harmless(limit: 200)) has nothing of that kind",
        next: ["Sign in without --registration, or in another way"])
    case .documentsNotSupported(let issuer):
      self.init(
        .noRegistration, "\(issuer.harmless(limit: 200)) does not support client ID metadata documents",
        next: ["Sign in without --client-metadata-url"])
    case .badMetadataURL(let url):
      self = .usage("--client-metadata-url \(url.harmless(limit: 200)): an https URL with a path is needed")
    case .noCommonAuthentication(let listed):
      let ways = listed.map { $0.harmless(limit: 40) }.joined(separator: ", ")
      self.init(.authMethodUnsupported, "the server takes only these ways to authenticate a client: \(ways)")
    case .noMachineClient(let issuer):
      self.init(
        .clientUnknown,
        "no client of \(issuer.harmless(limit: 200)) is known that could ask without a person",
        next: [
          "Add: --client-id ID --client-secret-file FILE, or --private-key FILE",
          "Or keep one:",
          "mcpauth client add \(Shell.quote(issuer.harmless(limit: 200))) --client-id ID --client-secret-file FILE",
        ])
    case .proofMissing(let way):
      let option =
        way.usesSecret ? "--client-secret-file" : way.usesCertificate ? "--cert" : "--private-key"
      self = .usage("--auth-method \(way.rawValue) needs \(option)")
    case .issuerChanged(let from, let to):
      self.init(
        .issuerChanged,
        "the authorization server changed from \(from.harmless(limit: 200)) to \(to.harmless(limit: 200)), where the pre-registered client is not known",
        next: ["mcpauth client add \(Shell.quote(to.harmless(limit: 200))) --client-id ID"])
    }
  }

  init(_ fault: RegistrationFault) {
    switch fault {
    case .transport(let error): self.init(error)
    case .refused(let refusal):
      self.init(
        .registrationRefused, "the server refused the registration: \(refusal.sentence)",
        exchange: refusal.exchange)
    case .answer(let fault):
      let code: FailureCode =
        switch fault {
        case .status(401...403, _): .registrationRefused
        default: .registrationBroken
        }
      let next =
        code == .registrationRefused ? ["If registration needs a token, add: --initial-token-file FILE"] : []
      self.init(code, "the registration was answered with \(fault)", exchange: fault.exchange, next: next)
    case .redirectReplaced(let asked, let got, let exchange):
      let others = got.map { $0.harmless(limit: 200) }.joined(separator: ", ")
      self.init(
        .registrationBroken,
        "the server registered \(others.isEmpty ? "no redirect URI" : others) instead of \(asked)",
        exchange: exchange)
    }
  }

  init(_ error: ListenerError, login: String) {
    switch error {
    case .portTaken(let port):
      self.init(
        .portTaken, "port \(port) is taken, and this client is registered for it",
        next: ["Free it, or choose another that the server knows:", "\(login) --callback-port PORT"])
    case .notPermitted(let port): self.init(.listenerFailed, "port \(port) may not be listened on")
    case .badAddress(let host):
      self.init(.listenerFailed, "\(host.harmless(limit: 100)) cannot be listened on")
    case .system(let reason):
      self.init(.listenerFailed, "the redirect listener failed: \(reason.harmless(limit: 200))")
    }
  }

  private init(_ fault: AuthorizationFault, redirectURI: String, client: Client, login: String) {
    switch fault {
    case .refused(let refusal) where refusal.code == "access_denied":
      self.init(.consentRefused, "the sign-in was refused: \(refusal.sentence)", exchange: refusal.exchange)
    case .refused(let refusal):
      let stale = ["unauthorized_client", "invalid_client", "invalid_request"].contains(refusal.code)
      self.init(
        .authorizationRefused, "the authorization server refused: \(refusal.sentence)",
        exchange: refusal.exchange,
        next: stale ? Failure.staleClientHint(client, redirectURI: redirectURI, login: login) : [])
    case .issuerWrong(let expected, let got):
      self.init(
        .issuerMixUp,
        "the answer came from \(got.harmless(limit: 200)), not from \(expected.harmless(limit: 200))",
        next: Failure.wayOut(nil))
    case .issuerUnknown(let origin, let got):
      let isPlain =
        (try? Location(got)).map {
          $0.query == nil && $0.fragment == nil && ($0.isSecure || $0.host.isLoopback)
        } ?? false
      let value = isPlain ? Shell.quote(got) : "URL"
      self.init(
        .issuerMixUp,
        "the answer names \(got.harmless(limit: 200)), and nothing says that the token endpoint at \(origin) is its own",
        next: ["If it is, add: --issuer \(value)"])
    case .issuerMissing(let expected):
      self.init(
        .issuerMixUp,
        "\(expected.harmless(limit: 200)) promises an iss parameter in its answer and sent none",
        next: Failure.wayOut(nil))
    case .repeated(let name): self.init(.authorizationBroken, "the answer repeats the parameter \(name)")
    case .codeMissing: self.init(.authorizationBroken, "the answer has neither a code nor an error")
    case .stateMissing, .stateWrong:
      self.init(.authorizationBroken, "the answer does not belong to this sign-in: its state is another one")
    }
  }
}
