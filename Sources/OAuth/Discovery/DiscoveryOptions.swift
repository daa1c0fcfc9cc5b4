package import HTTP

/// What the user decides about a discovery.
package struct DiscoveryOptions: Sendable {
  /// Nil is the newest revision with the 2025-03-26 fallback where section 5 allows it.
  package var revision: SpecRevision?
  package var leniencies: Set<Leniency>
  /// Picks among several authorization servers; one that is not listed needs `skip`.
  package var issuer: String?
  /// Resource metadata is not asked for: the issuer or the endpoints are the user's.
  package var skip: Bool
  package var authorizationEndpoint: Location?
  package var tokenEndpoint: Location?
  package var registrationEndpoint: Location?
  /// `--device-authorization-endpoint`, where the metadata lacks it.
  package var deviceAuthorizationEndpoint: Location?
  /// Goes on where an open server publishes resource metadata.
  package var force: Bool
  /// What the server has to offer; nil for a machine, which asks without a person (CC-10).
  package var grant: SignInGrant? = .authorizationCode

  package init(
    revision: SpecRevision? = nil, leniencies: Set<Leniency> = [], issuer: String? = nil, skip: Bool = false,
    authorizationEndpoint: Location? = nil, tokenEndpoint: Location? = nil,
    registrationEndpoint: Location? = nil,
    force: Bool = false
  ) {
    self.revision = revision
    self.leniencies = leniencies
    self.issuer = issuer
    self.skip = skip
    self.authorizationEndpoint = authorizationEndpoint
    self.tokenEndpoint = tokenEndpoint
    self.registrationEndpoint = registrationEndpoint
    self.force = force
  }
}
