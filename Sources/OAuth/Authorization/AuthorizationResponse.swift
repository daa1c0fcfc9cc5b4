package import HTTP
import JSON

/// What the redirect has to agree with, recorded before the browser left (ISS-1).
package struct ExpectedResponse: Sendable, Hashable {
  package let state: String
  /// The issuer of the validated metadata.
  package let issuer: String
  /// RFC 9207: the server promised to name itself.
  package let promisesIssuer: Bool
  /// BC-5: the identifier is of mcpauth's own making, so its final slash says nothing.
  package let toleratesSlash: Bool
  /// Where the code goes, when nobody said what the issuer is: an answer must come from that origin.
  package let tokenOrigin: String?

  package init(
    state: String, issuer: String, promisesIssuer: Bool, toleratesSlash: Bool = false,
    tokenOrigin: String? = nil
  ) {
    self.tokenOrigin = tokenOrigin
    self.state = state
    self.issuer = issuer
    self.promisesIssuer = promisesIssuer
    self.toleratesSlash = toleratesSlash
  }
}

/// Why a redirect brings no code.
package enum AuthorizationFault: Error, Sendable, Hashable {
  /// AZ-5: not the answer to this request; the wait goes on.
  case stateMissing
  case stateWrong
  /// AZ-9: `code`, `state`, `iss` or `error` occurs twice.
  case repeated(String)
  /// Section 10, second row.
  case issuerMissing(expected: String)
  /// ISS-4: nothing else of such an answer is looked at or shown.
  case issuerWrong(expected: String, got: String)
  /// Nobody said who the issuer is, and this one is not at the origin of the token endpoint.
  case issuerUnknown(tokenOrigin: String, got: String)
  case refused(ServerRefusal)
  case codeMissing

  /// Whether the answer belongs to this sign-in at all.
  package var isOurs: Bool {
    switch self {
    case .stateMissing, .stateWrong: false
    case .repeated(let name): name != "state"
    default: true
    }
  }
}

/// Judges the parameters of a redirect in the order that the specification sets: state, then `iss`, then the rest.
package struct AuthorizationResponse: Sendable {
  package let code: Secret

  package init(_ parameters: FormBody, expected: ExpectedResponse, exchange: Int = 0)
    throws(AuthorizationFault)
  {
    let states = parameters.values(of: "state")
    guard let state = states.first else { throw .stateMissing }
    guard states.count == 1 else { throw .repeated("state") }
    guard state.isIdentical(to: expected.state) else { throw .stateWrong }
    for name in ["iss", "code", "error"] where parameters.values(of: name).count > 1 { throw .repeated(name) }
    try Self.judge(issuer: parameters["iss"], expected)
    // RFC 6749 §3.1: a parameter without a value counts as left out.
    if let error = parameters["error"], !error.isEmpty {
      throw .refused(
        ServerRefusal(
          code: error, description: parameters["error_description"], uri: parameters["error_uri"],
          status: 302,
          exchange: exchange))
    }
    guard let code = parameters["code"], !code.isEmpty else { throw .codeMissing }
    self.code = Secret(code)
  }

  /// ISS-2, ISS-3: simple string comparison.
  private static func judge(issuer: String?, _ expected: ExpectedResponse) throws(AuthorizationFault) {
    guard let issuer else {
      if expected.promisesIssuer { throw .issuerMissing(expected: expected.issuer) }
      return
    }
    if issuer.isIdentical(to: expected.issuer), expected.tokenOrigin == nil { return }
    if let origin = expected.tokenOrigin {
      // A guess is nothing to compare with; what matters is that no code goes to another server (TOK-10).
      guard (try? Location(issuer))?.origin == origin else {
        throw .issuerUnknown(tokenOrigin: origin, got: issuer)
      }
      return
    }
    let tolerant = ExpectedIssuer(expected.issuer, toleratesSlash: expected.toleratesSlash)
    guard (try? tolerant.judge(issuer)) != nil else {
      throw .issuerWrong(expected: expected.issuer, got: issuer)
    }
  }
}
