package import HTTP
import LibCrypto

/// A way to a token without a person.
package enum MachineGrant: Sendable {
  case clientCredentials
  /// RFC 7523 §2.1: a workload's own token is the grant.
  case jwtBearer(Secret)
  case tokenExchange(TokenExchange)
  /// Section 17: the person's identity assertion, exchanged at the enterprise's identity provider first.
  case enterprise(IdentityProvider, idToken: TokenExchange.TypedToken)

  /// The stable name of the way.
  package var name: String {
    switch self {
    case .clientCredentials: "client_credentials"
    case .jwtBearer: "jwt_bearer"
    case .tokenExchange: "token_exchange"
    case .enterprise: "id_jag"
    }
  }

  /// The tokens that go in, by what they are; only their digests are kept.
  var tokens: [(String, Secret)] {
    switch self {
    case .clientCredentials: []
    case .jwtBearer(let assertion): [("assertion", assertion)]
    case .tokenExchange(let exchange):
      [("subject", exchange.subject.token)] + (exchange.actor.map { [("actor", $0.token)] } ?? [])
    case .enterprise(_, let token): [("subject", token.token)]
    }
  }
}

/// The identity provider of an enterprise, as the user gave it.
package struct IdentityProvider: Sendable {
  package var issuer: Location?
  package var tokenEndpoint: Location?
  package var clientID: String?
  package var clientSecret: Secret?

  package init(
    issuer: Location? = nil, tokenEndpoint: Location? = nil, clientID: String? = nil,
    clientSecret: Secret? = nil
  ) {
    self.issuer = issuer
    self.tokenEndpoint = tokenEndpoint
    self.clientID = clientID
    self.clientSecret = clientSecret
  }
}

/// What the user decides about a machine's token.
package struct MachineOptions: Sendable {
  package var grant: MachineGrant
  package var client = ClientOptions()
  package var scope: Scope?
  package var resource = LoginOptions.Resource.published
  package var audience: String?
  package var discovery = DiscoveryOptions()
  /// Whether there is an MCP server; otherwise the issuer or the token endpoint stands alone.
  package var hasServer = true
  package var switches = Switches()

  package init(grant: MachineGrant) { self.grant = grant }

  /// All that shapes the token, so that another shape is another session.
  package var shape: MachineShape {
    var members: [(String, String?)] = [
      ("server", hasServer ? nil : "none"), ("client_id", client.id ?? client.metadataURL),
      ("issuer", discovery.issuer),
      ("token_endpoint", discovery.tokenEndpoint?.text), ("audience", audience),
    ]
    switch resource {
    case .published: break
    case .value(let value): members.append(("resource", value))
    case .omitted: members.append(("no_resource", "true"))
    }
    members.append(("scope", scope?.text))
    members += grant.tokens.map { ($0, MachineShape.digest($1)) }
    switch grant {
    case .clientCredentials, .jwtBearer: break
    case .tokenExchange(let exchange):
      members += [
        ("subject_type", exchange.subject.type), ("actor_type", exchange.actor?.type),
        ("requested_type", exchange.requestedType),
      ]
    case .enterprise(let provider, let token):
      members += [
        ("subject_type", token.type), ("idp_issuer", provider.issuer?.text),
        ("idp_token_endpoint", provider.tokenEndpoint?.text), ("idp_client_id", provider.clientID),
      ]
    }
    return MachineShape(grant: grant.name, members)
  }
}

extension MachineOptions {
  /// Under which name the discovery is kept: whatever could lead it elsewhere is part of it.
  package func documentName(_ typed: Location) -> DocumentName {
    DocumentName(
      host: typed.hostText,
      [
        "discovery", typed.canonical, hasServer ? "mcp" : "issuer", discovery.issuer ?? "",
        discovery.revision?.rawValue ?? "", discovery.skip ? "skip" : "",
        discovery.leniencies.map(\.rawValue).sorted().joined(separator: " "),
      ])
  }

  /// The `resource` parameter (section 7); without an MCP server only what the user says.
  func resource(for known: KnownServer) -> String? {
    switch resource {
    case .omitted: nil
    case .value(let value): value
    case .published: LoginOptions.published(known.resource, known.endpoint, known.revision)
    }
  }
}

extension MachineGrant {
  /// When the first of the tokens that go in ends, as far as they say (RFC 7519 §4.1.4).
  var expiresAt: Int64? { tokens.compactMap { AccessTokenForm.expiry(of: $0.1) }.min() }
}

extension ScopePlan {
  /// What a machine asks for: without `offline_access`, which is for people who are away (CC-8).
  var asked: Scope? {
    guard addsOfflineAccess, let scope else { return scope }
    let rest = Scope(tokens: scope.tokens.filter { $0 != "offline_access" })
    return rest.isEmpty ? nil : rest
  }
}
