package import HTTP
import LibCrypto

/// The URL that a user's browser is sent to (section 9); pure but for the random bytes that it is given.
package struct AuthorizationRequest: Sendable {
  package let url: Location
  package let state: String
  package let redirectURI: String
  /// What the URL carries, or what is pushed in its place.
  let parameters: [(String, String)]
  private let endpoint: Location
  private let clientID: String

  /// Why no URL can be made.
  package enum Fault: Error, Sendable, Hashable {
    /// `--auth-param` names a parameter that belongs to the flow.
    case ownedParameter(String)
    case badURL(LocationError)
    /// AZ-6: the endpoint's own query has a parameter that belongs to the flow.
    case parameterTaken(String)
  }

  package struct Parts: Sendable {
    package var endpoint: Location
    package var clientID: String
    package var redirectURI: String
    package var scope: Scope?
    package var resource: String?
    package var codeChallenge: String
    package var state: String
    /// `dpop_jkt`: the key that the code is bound to (RFC 9449 §10).
    package var binding: String?
    /// `--auth-param k=v`.
    package var extra: [(name: String, value: String)]

    package init(
      endpoint: Location, clientID: String, redirectURI: String, scope: Scope?, resource: String?,
      codeChallenge: String, state: String, binding: String? = nil,
      extra: [(name: String, value: String)] = []
    ) {
      self.endpoint = endpoint
      self.clientID = clientID
      self.redirectURI = redirectURI
      self.scope = scope
      self.resource = resource
      self.codeChallenge = codeChallenge
      self.state = state
      self.binding = binding
      self.extra = extra
    }
  }

  package static let owned: Set<String> = [
    "response_type", "client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state",
    "resource",
    "scope", "dpop_jkt", "request_uri", "request",
  ]

  /// AZ-6: no parameter twice, and a query that the endpoint has is kept.
  package init(_ parts: Parts) throws(Fault) {
    if let name = parts.extra.map(\.name).first(where: Self.owned.contains) { throw .ownedParameter(name) }
    let taken = FormBody(parsing: parts.endpoint.query ?? "").fields.map(\.name)
    let given = parts.extra.map(\.name)
    if let name = taken.first(where: { Self.owned.contains($0) || given.contains($0) }) {
      throw .parameterTaken(name)
    }
    var parameters = [
      ("response_type", "code"), ("client_id", parts.clientID), ("redirect_uri", parts.redirectURI),
      ("code_challenge", parts.codeChallenge), ("code_challenge_method", "S256"), ("state", parts.state),
    ]
    if let scope = parts.scope, !scope.isEmpty { parameters.append(("scope", scope.text)) }
    if let resource = parts.resource { parameters.append(("resource", resource)) }
    if let binding = parts.binding { parameters.append(("dpop_jkt", binding)) }
    parameters += parts.extra.map { ($0.name, $0.value) }
    do throws(LocationError) { url = try parts.endpoint.adding(parameters) } catch { throw .badURL(error) }
    self.parameters = parameters
    state = parts.state
    redirectURI = parts.redirectURI
    endpoint = parts.endpoint
    clientID = parts.clientID
  }

  /// RFC 9126 §4: the same request by the reference that the server gave for it.
  func pushed(as requestURI: String) throws(Fault) -> AuthorizationRequest {
    try AuthorizationRequest(self, reference: [("client_id", clientID), ("request_uri", requestURI)])
  }

  private init(_ whole: AuthorizationRequest, reference: [(String, String)]) throws(Fault) {
    do throws(LocationError) { url = try whole.endpoint.adding(reference) } catch { throw .badURL(error) }
    state = whole.state
    redirectURI = whole.redirectURI
    parameters = whole.parameters
    endpoint = whole.endpoint
    clientID = whole.clientID
  }

  /// AZ-5: 128 bits and more that nobody guesses.
  package static func freshState(_ random: any RandomSource) -> String { Base64URL.encode(random.bytes(24)) }
}
