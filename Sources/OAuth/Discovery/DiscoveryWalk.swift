import HTTP
import JSON

/// One discovery under way: what was asked so far, and the steps behind the probe.
struct DiscoveryWalk {
  let options: DiscoveryOptions
  let revision: SpecRevision
  let typed: Location
  let report: ProbeReport
  /// Asked anew each time, because it learns what the typed host is.
  let policy: @Sendable () -> URLPolicy
  var fetcher: DocumentFetcher

  private var endpoint: Location { report.endpoint }

  mutating func run() async throws(DiscoveryError) -> Discovered {
    if options.skip { return try await given() }
    guard revision.usesResourceMetadata else { return try await legacy() }
    let resource: ResourceMetadata
    do throws(DiscoveryError) { resource = try await resourceMetadata() } catch {
      guard options.revision == nil, mayFallBack else { throw error }
      return try await legacy()
    }
    let issuer = try choose(from: resource)
    let server = try await serverMetadata(of: issuer)
    return try checked(
      .resourceMetadata, server, resource: resource,
      others: resource.authorizationServers.filter { !$0.isIdentical(to: issuer) })
  }

  private func failure(_ reason: DiscoveryError.Reason, remedy: Leniency? = nil) -> DiscoveryError {
    DiscoveryError(reason, report: report, attempts: fetcher.attempts, remedy: remedy)
  }

  // MARK: Resource metadata

  private struct Candidate {
    let url: String
    let expected: ExpectedResource
  }

  /// Section 3.1: the URL of the challenge alone, otherwise the path form, then the root.
  private mutating func resourceMetadata() async throws(DiscoveryError) -> ResourceMetadata {
    var candidates = wellKnown
    if let named = report.challenge?["resource_metadata"] {
      let given = Candidate(url: named, expected: .endpoint(endpoint, options.leniencies))
      candidates = [given] + (options.leniencies.contains(.headerFallback) ? candidates : [])
    }
    var faults: [(Candidate, DocumentFault)] = []
    for candidate in candidates {
      let result = await fetcher.fetch(candidate.url, .resourceMetadata) { (json) throws(DocumentFault) in
        try ResourceMetadata(json, expected: candidate.expected)
      }
      switch result {
      case .success(let metadata): return metadata
      case .failure(let fault): faults.append((candidate, fault))
      }
    }
    let decisive = faults.max { $0.1.weight < $1.1.weight }
    throw failure(.noResourceMetadata(decisive?.1), remedy: decisive.flatMap { remedy($0.1, $0.0.expected) })
  }

  private var wellKnown: [Candidate] {
    let urls = WellKnown.resourceMetadata(for: endpoint)
    return urls.enumerated().map { index, url in
      let isRoot = index == urls.count - 1
      return Candidate(
        url: url,
        expected: isRoot ? .origin(endpoint, options.leniencies) : .endpoint(endpoint, options.leniencies))
    }
  }

  private func remedy(_ fault: DocumentFault, _ expected: ExpectedResource) -> Leniency? {
    if case .mismatch("resource", _, let got) = fault { return expected.remedy(for: got) }
    return report.challenge?["resource_metadata"] != nil && !options.leniencies.contains(.headerFallback)
      ? .headerFallback : nil
  }

  /// Section 5, by itself: a challenge without a URL, and nothing but plain absence at every well-known URL.
  private var mayFallBack: Bool {
    report.challenged != nil && report.challenge?["resource_metadata"] == nil
      && fetcher.attempts.filter { $0.step == .resourceMetadata }.allSatisfy { $0.fault?.isAbsence ?? false }
  }

  // MARK: The authorization server

  private func choose(from resource: ResourceMetadata) throws(DiscoveryError) -> String {
    guard let first = resource.authorizationServers.first else { throw failure(.noAuthorizationServers) }
    guard let wanted = options.issuer else { return first }
    guard let listed = resource.authorizationServers.first(where: wanted.isIdentical(to:)) else {
      throw failure(.issuerNotListed(wanted, listed: resource.authorizationServers))
    }
    return listed
  }

  /// Section 4.1: moves on after every failure, stops at success, remembers each reason (ASM-5).
  mutating func serverMetadata(of issuer: String) async throws(DiscoveryError) -> ServerMetadata {
    let location: Location
    do throws(LocationError) { location = try Location(issuer) } catch {
      throw failure(.badIssuer(issuer, error))
    }
    do throws(PolicyViolation) { _ = try policy().reach(of: location) } catch {
      throw failure(.insecureIssuer(issuer, error))
    }
    guard location.query == nil, location.fragment == nil else { throw failure(.adornedIssuer(issuer)) }
    let expected = ExpectedIssuer(issuer, toleratesSlash: options.leniencies.contains(.issuerSlash))
    var faults: [DocumentFault] = []
    for url in WellKnown.serverMetadata(for: location, revision: revision) {
      switch await fetch(url, expected) {
      case .success(let metadata): return metadata
      case .failure(let fault): faults.append(fault)
      }
    }
    let decisive = faults.max { $0.weight < $1.weight }
    var remedy: Leniency?
    if case .mismatch("issuer", _, let got) = decisive, expected.differsBySlash(got) { remedy = .issuerSlash }
    throw failure(.noServerMetadata(issuer: issuer, decisive), remedy: remedy)
  }

  private mutating func fetch(_ url: String, _ expected: ExpectedIssuer) async -> Result<
    ServerMetadata, DocumentFault
  > {
    await fetcher.fetch(url, .serverMetadata) { [policy] (json) throws(DocumentFault) in
      try ServerMetadata(json, expected: expected, policy: policy())
    }
  }

  // MARK: Other ways

  /// Section 5: the origin is the authorization server; default endpoints only where its metadata is plainly absent.
  private mutating func legacy() async throws(DiscoveryError) -> Discovered {
    let base = endpoint.start
    let expected = ExpectedIssuer(base, toleratesSlash: true)
    // The user's word for another server is not overruled by a guess.
    if let wanted = options.issuer, (try? expected.judge(wanted)) == nil {
      throw failure(.issuerNotListed(wanted, listed: [base]))
    }
    switch await fetch(base + "/.well-known/oauth-authorization-server", expected) {
    case .success(let server): return try checked(.legacyMetadata, server, resource: nil)
    case .failure(let fault):
      guard fault.isAbsence else { throw failure(.noServerMetadata(issuer: base, fault)) }
    }
    let server = ServerMetadata(
      issuer: base, authorization: try? Location(base + "/authorize"), token: try? Location(base + "/token"),
      registration: try? Location(base + "/register"))
    return try checked(.legacyDefaults, server, resource: nil)
  }

  private mutating func given() async throws(DiscoveryError) -> Discovered {
    for url in [
      options.authorizationEndpoint, options.tokenEndpoint, options.registrationEndpoint,
      options.deviceAuthorizationEndpoint,
    ].compactMap(\.self) {
      do throws(PolicyViolation) { _ = try policy().reach(of: url) } catch {
        throw failure(.insecureIssuer(url.text, error))
      }
    }
    let start =
      options.grant == .deviceCode ? options.deviceAuthorizationEndpoint : options.authorizationEndpoint
    if let issuer = options.issuer, start == nil || options.tokenEndpoint == nil {
      var server = try await serverMetadata(of: issuer)
      if let url = options.authorizationEndpoint { server.authorizationEndpoint = url }
      if let url = options.tokenEndpoint { server.tokenEndpoint = url }
      if let url = options.registrationEndpoint { server.registrationEndpoint = url }
      return try checked(.given, server, resource: nil)
    }
    guard let start, let token = options.tokenEndpoint else { throw failure(.givenIncomplete) }
    let server = ServerMetadata(
      issuer: options.issuer ?? start.origin, isGuessed: options.issuer == nil,
      authorization: options.authorizationEndpoint, token: token,
      registration: options.registrationEndpoint)
    return try checked(.given, server, resource: nil)
  }

  /// What nobody can do without, and what a person's sign-in cannot.
  private func checked(
    _ mode: Discovered.Mode, _ server: ServerMetadata, resource: ResourceMetadata?, others: [String] = []
  ) throws(DiscoveryError) -> Discovered {
    var server = server
    if let url = options.deviceAuthorizationEndpoint { server.take(deviceAuthorizationEndpoint: url) }
    switch options.grant {
    case .authorizationCode: try judgeCodeFlow(of: server, mode)
    // ASM-8: neither authorization endpoint nor response types; whoever has the endpoint offers the grant, even
    // where its list of grants does not tell.
    case .deviceCode:
      guard server.deviceAuthorizationEndpoint != nil else {
        throw failure(.endpointMissing("device_authorization_endpoint"))
      }
    case nil: break
    }
    guard server.tokenEndpoint != nil else { throw failure(.endpointMissing("token_endpoint")) }
    if let methods = resource?.bearerMethods, !methods.contains("header") {
      throw failure(.headerNotTaken(methods))
    }
    return Discovered(
      mode: mode, revision: revision, typed: typed, endpoint: endpoint, report: report,
      attempts: fetcher.attempts,
      resource: resource, server: server, otherIssuers: others)
  }

  /// The flow itself, its page and, where something was published, S256 in it.
  private func judgeCodeFlow(
    of server: ServerMetadata, _ mode: Discovered.Mode
  ) throws(DiscoveryError) {
    if let gap = server.codeFlowGap {
      throw failure(.codeFlowMissing(member: gap.member, listed: gap.listed))
    }
    guard server.authorizationEndpoint != nil else {
      throw failure(.endpointMissing("authorization_endpoint"))
    }
    if server.requiresPushedRequests, server.pushedAuthorizationEndpoint == nil {
      throw failure(.pushedRequestsRequired)
    }
    let isSilent = server.document.isEmpty || mode == .legacyMetadata
    if let methods = server.codeChallengeMethods, !methods.contains("S256") {
      throw failure(.pkceNotAdvertised(methods))
    }
    if server.codeChallengeMethods == nil, !isSilent, revision.demandsAdvertisedPKCE,
      !options.leniencies.contains(.unadvertisedPKCE)
    {
      throw failure(.pkceNotAdvertised(nil), remedy: .unadvertisedPKCE)
    }
  }
}

extension DocumentFault {
  /// Which of several failures tells most: a document that is wrong before one that is not there.
  fileprivate var weight: Int {
    switch self {
    case .mismatch, .memberMissing, .wrongType, .badMember, .insecureMember: 5
    case .notJSON, .notObject, .mediaType, .badURL, .badRedirect, .redirectLoop: 4
    case .transport: 3
    case .status(let status) where status >= 500 || status == 429: 2
    case .silentOrigin, .outOfTime: 1
    case .status: 0
    }
  }
}
