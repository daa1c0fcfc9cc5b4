package import HTTP
package import JSON

/// Everything that one sign-in left behind: whose token, for what, and how to renew and end it without discovery.
package struct Session: Sendable, Hashable {
  /// ``SessionKey/server``.
  package var server: String
  package var profile: String
  /// What shaped a machine's token; nil where a person signed in.
  package var machine: MachineShape?
  /// How the person signed in.
  package var grant = SignInGrant.authorizationCode
  /// Where the MCP endpoint was found in the end.
  package var endpoint: Location
  /// What its address was: decides what it may name, as it did at the sign-in (SEC-5).
  package var serverKind: IPAddress.Kind
  package var issuer: String
  package var client: Client
  package var tokenEndpoint: Location
  package var revocationEndpoint: Location?
  package var introspectionEndpoint: Location?
  /// The `resource` parameter as it was sent; nil where it was left out.
  package var resource: String?
  /// What was asked for; nil where nothing was.
  package var requestedScope: String?
  /// The `audience` parameter as it was sent.
  package var audience: String?
  package var tokens: Tokens
  /// A refresh that was sent and whose answer is not known.
  package var unanswered: UnansweredRefresh?
  /// Nil for bearer tokens.
  package var boundKey: BoundKey?
  /// Unix seconds after which the token is not given out again, because what it was had for is over.
  package var keptUntil: Int64?
  package var switches: Switches
  /// Unix seconds of the sign-in.
  package var createdAt: Int64
  /// Members that this version does not know, for the newer one that wrote them.
  package var others = JSONObject()

  package struct Tokens: Sendable, Hashable {
    package var access: Secret
    package var type: String
    /// Unix seconds; nil where the server does not say.
    package var expiresAt: Int64?
    /// Unix seconds at which it came.
    package var receivedAt: Int64
    /// Microseconds beyond that.
    package var receivedMicros: Int64
    package var refresh: Secret?
    /// What was granted, where it is known.
    package var scope: String?
    /// As ``Session/others``.
    package var others = JSONObject()

    /// The tokens of a first answer; an unsaid scope is what was asked for (SCP-9).
    package init(_ response: TokenResponse, asked: String?, now: Int64) {
      access = response.accessToken
      type = response.tokenType
      expiresAt = response.expiresAt
      receivedAt = now
      receivedMicros = response.micros
      refresh = response.refreshToken
      scope = response.scope ?? asked
    }

    package init(
      access: Secret, type: String, expiresAt: Int64?, receivedAt: Int64, receivedMicros: Int64 = 0,
      refresh: Secret?, scope: String?
    ) {
      self.access = access
      self.type = type
      self.expiresAt = expiresAt
      self.receivedAt = receivedAt
      self.receivedMicros = receivedMicros
      self.refresh = refresh
      self.scope = scope
    }

    /// The tokens after a refresh: without a new refresh token the old one stays (RT-6).
    package func renewed(by response: TokenResponse, now: Int64) -> Tokens {
      var renewed = Tokens(response, asked: scope, now: now)
      renewed.refresh = response.refreshToken ?? refresh
      renewed.others = others
      return renewed
    }

    /// Unix seconds at which it came, with their fraction.
    package var arrived: Double { Double(receivedAt) + Double(receivedMicros) / 1e6 }

    package func isExpired(at now: Int64) -> Bool { expiresAt.map { $0 <= now } ?? false }

    /// Less than 30 seconds are left, or less than a tenth of its life where that is less.
    ///
    /// A token that came in the future was got before the clock was set back: its end says nothing any more.
    package func isStale(at now: Int64) -> Bool {
      guard let expiresAt else { return false }
      // A damaged file may hold any times; they must not overflow.
      let life = expiresAt.subtractingReportingOverflow(receivedAt)
      let margin = life.overflow ? 30 : min(30, max(life.partialValue, 0) / 10)
      return expiresAt <= now + margin || receivedAt > now + Self.clockDrift
    }

    /// Whether so many seconds are left of it; one without an end lasts.
    package func lasts(_ seconds: Int64, at now: Int64) -> Bool {
      guard let expiresAt else { return true }
      let end = now.addingReportingOverflow(seconds)
      return !end.overflow && end.partialValue <= expiresAt
    }

    /// How far apart two looks at clocks of one store may be without anybody having set one, in seconds.
    private static let clockDrift: Int64 = 120
  }

  package init(
    key: SessionKey, endpoint: Location, serverKind: IPAddress.Kind = .global, issuer: String, client: Client,
    tokenEndpoint: Location,
    revocationEndpoint: Location?, introspectionEndpoint: Location?, resource: String?,
    requestedScope: String?,
    tokens: Tokens, switches: Switches, createdAt: Int64
  ) {
    server = key.server
    profile = key.profile
    machine = key.machine
    self.endpoint = endpoint
    self.serverKind = serverKind
    self.issuer = issuer
    self.client = client
    self.tokenEndpoint = tokenEndpoint
    self.revocationEndpoint = revocationEndpoint
    self.introspectionEndpoint = introspectionEndpoint
    self.resource = resource
    self.requestedScope = requestedScope
    self.tokens = tokens
    self.switches = switches
    self.createdAt = createdAt
  }

  /// Whether it holds every scope of the other; an unknown grant is taken at its word (USE-6, STEP-9).
  package func covers(_ scope: Scope) -> Bool {
    guard let granted = tokens.scope.map({ Scope($0) }) else { return true }
    return granted.isSuperset(of: scope)
  }
}
