/// The stable names of failures, each with its exit status; never reused once retired.
enum FailureCode: String, Sendable, CaseIterable {
  case usage
  // Discovery
  case notMCP = "not-mcp"
  case oldTransport = "old-transport"
  case redirected = "redirected"
  case resourceMetadataMissing = "resource-metadata-missing"
  case resourceMetadataBroken = "resource-metadata-broken"
  case resourceMismatch = "resource-mismatch"
  case noAuthorizationServer = "no-authorization-server"
  case issuerNotListed = "issuer-not-listed"
  case serverMetadataMissing = "server-metadata-missing"
  case serverMetadataBroken = "server-metadata-broken"
  case issuerMismatch = "issuer-mismatch"
  case pkceUnsupported = "pkce-unsupported"
  case endpointMissing = "endpoint-missing"
  case grantUnsupported = "grant-unsupported"
  case parRequired = "par-required"
  case notProtected = "not-protected"
  // What is refused by a rule of ours
  case insecureURL = "insecure-url"
  case privateAddress = "private-address"
  case badURL = "bad-url"
  // Registration and clients
  case registrationRefused = "registration-refused"
  case registrationBroken = "registration-broken"
  case noRegistration = "no-registration"
  case clientUnknown = "client-unknown"
  case clientNotManaged = "client-not-managed"
  case authMethodUnsupported = "auth-method-unsupported"
  case issuerChanged = "issuer-changed"
  case clientGone = "client-gone"
  // Authorization
  case consentRefused = "consent-refused"
  case authorizationRefused = "authorization-refused"
  case authorizationBroken = "authorization-broken"
  case issuerMixUp = "issuer-mix-up"
  case nobodyCame = "nobody-came"
  case loginRequired = "login-required"
  // Tokens
  case tokenRefused = "token-refused"
  case tokenBroken = "token-broken"
  case tokenMissing = "token-missing"
  case tokenExpired = "token-expired"
  case refreshRefused = "refresh-refused"
  case refreshAnswerLost = "refresh-answer-lost"
  case refreshUnanswered = "refresh-unanswered"
  case noRefreshToken = "no-refresh-token"
  case scopeShort = "scope-short"
  case tokenInactive = "token-inactive"
  case notBound = "not-bound"
  case expiryUnknown = "expiry-unknown"
  case rateLimited = "rate-limited"
  // Calls
  case callRefused = "call-refused"
  case callBroken = "call-broken"
  case toolFailed = "tool-failed"
  case rpcError = "rpc-error"
  case insufficientScope = "insufficient-scope"
  case tokenRejected = "token-rejected"
  // Network
  case nameNotFound = "name-not-found"
  case connectionFailed = "connection-failed"
  case tlsFailed = "tls-failed"
  case proxyFailed = "proxy-failed"
  case timedOut = "timed-out"
  case answerTooLarge = "answer-too-large"
  case answerBroken = "answer-broken"
  // Local
  case store
  case storeDamaged = "store-damaged"
  case diskFull = "disk-full"
  case lockHeld = "lock-held"
  case portTaken = "port-taken"
  case listenerFailed = "listener-failed"
  case fileUnreadable = "file-unreadable"
  case outputFailed = "output-failed"
  case libraryMissing = "library-missing"
  case exportBroken = "export-broken"
  case sessionExists = "session-exists"
  case commandNotFound = "command-not-found"
  case notExecutable = "not-executable"
  case notStarted = "not-started"
  case interrupted

  var status: ExitStatus {
    switch self {
    case .usage: .usage
    case .tokenInactive, .toolFailed, .rpcError, .expiryUnknown: .no
    case .consentRefused, .nobodyCame: .refusedByUser
    case .notMCP, .oldTransport, .redirected, .resourceMetadataMissing, .resourceMetadataBroken,
      .resourceMismatch,
      .noAuthorizationServer, .issuerNotListed, .serverMetadataMissing, .serverMetadataBroken,
      .issuerMismatch,
      .pkceUnsupported, .endpointMissing, .grantUnsupported, .parRequired, .notProtected, .insecureURL,
      .privateAddress, .badURL,
      .registrationRefused,
      .registrationBroken, .noRegistration, .clientNotManaged, .authMethodUnsupported, .issuerChanged,
      .authorizationRefused, .authorizationBroken, .issuerMixUp, .tokenRefused, .tokenBroken, .rateLimited,
      .callRefused, .callBroken, .answerTooLarge, .answerBroken:
      .refused
    case .loginRequired, .tokenMissing, .tokenExpired, .refreshRefused, .refreshAnswerLost, .noRefreshToken,
      .scopeShort, .notBound,
      .clientGone,
      .insufficientScope, .tokenRejected, .clientUnknown:
      .loginNeeded
    case .refreshUnanswered, .nameNotFound, .connectionFailed, .tlsFailed, .proxyFailed, .timedOut: .network
    case .store, .storeDamaged, .diskFull, .lockHeld, .portTaken, .listenerFailed, .fileUnreadable,
      .outputFailed,
      .libraryMissing, .exportBroken, .sessionExists:
      .local
    case .commandNotFound: .commandNotFound
    case .notExecutable: .notExecutable
    case .notStarted: .failedBefore
    case .interrupted: .interrupted
    }
  }

  /// Something that the specifications forbid was refused, for which there may be a way out or none.
  var isBreach: Bool {
    switch self {
    case .redirected, .resourceMetadataBroken, .resourceMismatch, .serverMetadataBroken, .issuerMismatch,
      .insecureURL, .privateAddress, .badURL, .registrationBroken, .authorizationBroken, .issuerMixUp,
      .tokenBroken, .callBroken, .answerTooLarge, .answerBroken:
      true
    default: false
    }
  }
}
