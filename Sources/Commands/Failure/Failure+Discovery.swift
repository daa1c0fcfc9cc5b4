import HTTP
import JSON
import OAuth

extension Failure {
  /// The link of the chain at which a discovery ended.
  init(_ error: DiscoveryError, typed: Location) {
    let exchange = error.attempts.last { $0.exchange > 0 }?.exchange ?? 0
    let wayOut = error.remedy.map { Failure.wayOut("--lenient \($0.rawValue)") } ?? []
    switch error.reason {
    case .probe(let fault): self.init(fault, typed: typed)
    case .oldTransport:
      self.init(
        .oldTransport,
        "\(typed.authority) speaks only the HTTP+SSE transport of 2024-11-05, which has no authorization",
        next: ["Ask for the URL of its Streamable HTTP endpoint"])
    case .notMCP(let status):
      self.init(
        .notMCP, "\(typed.text) does not answer as an MCP server (HTTP \(status))",
        exchange: error.report?.answers.last?.head.exchange ?? 0,
        next: ["Check the path: most servers listen at /mcp"])
    case .noResourceMetadata(let fault):
      self.init(resourceMetadata: fault, exchange, wayOut)
    case .noAuthorizationServers:
      self.init(
        .noAuthorizationServer, "the resource metadata lists no authorization server", exchange: exchange,
        next: ["If you know it, add: --issuer URL --skip-discovery"])
    case .issuerNotListed(let issuer, let listed):
      let known = listed.map { $0.harmless(limit: 200) }.joined(separator: ", ")
      self.init(
        .issuerNotListed, "\(issuer) is not among the authorization servers of this resource (\(known))",
        exchange: exchange, next: ["To use it all the same, add: --skip-discovery"])
    case .badIssuer(let issuer, let fault):
      self.init(
        .badURL, "the authorization server \"\(issuer.harmless(limit: 200))\" is \(fault)", exchange: exchange
      )
    case .adornedIssuer(let issuer):
      self.init(
        .badURL, "the authorization server \"\(issuer.harmless(limit: 200))\" has a query or a fragment",
        exchange: exchange, next: Failure.wayOut(nil))
    case .insecureIssuer(_, let violation):
      self.init(violation, exchange: exchange, subject: "authorization server")
    case .noServerMetadata(let issuer, let fault):
      self.init(serverMetadata: fault, issuer.harmless(limit: 200), exchange, wayOut)
    case .pkceNotAdvertised(let listed):
      let said =
        listed.map { "only \($0.map { $0.harmless(limit: 40) }.joined(separator: ", "))" }
        ?? "no method at all"
      self.init(
        .pkceUnsupported, "the authorization server does not advertise PKCE with S256 (\(said))",
        exchange: exchange,
        next: listed == nil ? wayOut : Failure.wayOut(nil))
    case .endpointMissing("device_authorization_endpoint"):
      self.init(
        .endpointMissing,
        "the authorization server's metadata has no device_authorization_endpoint, so it offers no device codes",
        exchange: exchange,
        next: [
          "If you know it, add: --device-authorization-endpoint URL", "Without --device a browser is used",
        ])
    case .endpointMissing(let member):
      self.init(
        .endpointMissing, "the authorization server's metadata has no \(member)", exchange: exchange,
        next: ["If you know it, add: --skip-discovery --authorization-endpoint URL --token-endpoint URL"])
    case .codeFlowMissing(let member, let listed):
      let known = listed.map { $0.harmless(limit: 40) }.joined(separator: ", ")
      self.init(
        .grantUnsupported,
        "the authorization server offers no authorization code flow (\(member): \(known.isEmpty ? "nothing" : known))",
        exchange: exchange,
        next: (listed.contains(SignInGrant.deviceCode.type)
          ? ["It offers device codes:", "mcpauth login --device \(Shell.quote(typed.text))"] : [])
          + ["If you know better, add: --skip-discovery --authorization-endpoint URL --token-endpoint URL"])
    case .pushedRequestsRequired:
      self.init(
        .parRequired,
        "the authorization server takes only pushed authorization requests (RFC 9126) and names no endpoint for them",
        exchange: exchange, next: Failure.wayOut(nil))
    case .headerNotTaken(let methods):
      let ways = methods.map { $0.harmless(limit: 40) }.joined(separator: ", ")
      self.init(
        .resourceMetadataBroken, "the resource takes no token in the Authorization header (only: \(ways))",
        exchange: exchange, next: Failure.wayOut(nil))
    case .pageRefused(let error): self.init(page: error, subject: "authorization_endpoint")
    case .givenIncomplete:
      self = .usage(
        "--skip-discovery needs --issuer, or both --authorization-endpoint and --token-endpoint "
          + "(with --device: --device-authorization-endpoint and --token-endpoint)")
    }
  }

  /// A page that no browser is sent to.
  init(page error: TransportError, subject: String, exchange: Int = 0) {
    switch error.reason {
    case .refused(let violation): self.init(violation, exchange: exchange, subject: subject)
    case .addressRefused(let address):
      self.init(
        .privateAddress, "no browser is sent to \(error.url.authority): \(error.reason)", exchange: exchange,
        next: Failure.wayOut(Failure.option(for: address, error.url)))
    default: self.init(error)
    }
  }

  private init(_ fault: ProbeFault, typed: Location) {
    switch fault.reason {
    case .transport(let error): self.init(error)
    case .redirected(let url, let status):
      self.init(
        .redirected, "\(typed.text) redirects (HTTP \(status)) to \(url.text.harmless(limit: 300))",
        exchange: fault.exchange, next: ["If that is the server you mean, use its URL"])
    case .redirectLoop(let limit):
      self.init(.redirected, "\(typed.text) redirects more than \(limit) times", exchange: fault.exchange)
    case .badRedirect(let error):
      self.init(.redirected, "\(typed.text) redirects to \(error)", exchange: fault.exchange)
    }
  }

  private init(resourceMetadata fault: DocumentFault?, _ exchange: Int, _ wayOut: [String]) {
    let known = ["If you know its authorization server, add: --issuer URL --skip-discovery"]
    guard let fault else {
      self.init(.resourceMetadataMissing, "no resource metadata was found", next: known)
      return
    }
    switch fault {
    case .transport(let error): self.init(error)
    case .mismatch:
      self.init(
        .resourceMismatch, "the resource metadata is for another resource: \(fault)", exchange: exchange,
        next: wayOut.isEmpty ? Failure.wayOut(nil) : wayOut)
    case .insecureMember(_, let violation):
      self.init(violation, exchange: exchange, subject: "resource metadata")
    case .status, .silentOrigin, .outOfTime:
      self.init(
        .resourceMetadataMissing, "the server asks for a token but publishes no resource metadata (\(fault))",
        exchange: exchange, next: wayOut + known)
    default:
      self.init(
        .resourceMetadataBroken, "the resource metadata cannot be used: \(fault)", exchange: exchange,
        next: wayOut)
    }
  }

  private init(serverMetadata fault: DocumentFault?, _ issuer: String, _ exchange: Int, _ wayOut: [String]) {
    let known = [
      "If you know its endpoints, add: --skip-discovery --authorization-endpoint URL --token-endpoint URL"
    ]
    guard let fault else {
      self.init(
        .serverMetadataMissing, "no metadata was found for the authorization server \(issuer)", next: known)
      return
    }
    switch fault {
    case .transport(let error): self.init(error)
    case .mismatch:
      self.init(
        .issuerMismatch, "the metadata of \(issuer) is another server's: \(fault)", exchange: exchange,
        next: wayOut.isEmpty ? Failure.wayOut(nil) : wayOut)
    case .insecureMember(let member, let violation): self.init(violation, exchange: exchange, subject: member)
    case .status, .silentOrigin, .outOfTime:
      self.init(
        .serverMetadataMissing, "the authorization server \(issuer) publishes no metadata (\(fault))",
        exchange: exchange, next: known)
    default:
      self.init(
        .serverMetadataBroken, "the metadata of \(issuer) cannot be used: \(fault)", exchange: exchange)
    }
  }
}
