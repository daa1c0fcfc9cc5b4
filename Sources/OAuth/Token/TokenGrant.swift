package import HTTP

/// What a token is asked for with (RFC 6749 §1.3 and its extensions).
package enum TokenGrant: Sendable {
  /// TOK-2: `redirect_uri` is sent because OAuth 2.0 servers compare it.
  case authorizationCode(Secret, verifier: Secret, redirectURI: String)
  /// RT-5: without `scope` the grant stays as it is.
  case refresh(Secret)
  /// RFC 6749 §4.4, CC-3.
  case clientCredentials
  /// RFC 8628 §3.4.
  case deviceCode(Secret)
  /// RFC 7523 §2.1, EMA-5.
  case jwtBearer(Secret)
  /// RFC 8693 §2.1, EMA-1.
  case tokenExchange(TokenExchange)

  /// The `grant_type`.
  package var type: String {
    switch self {
    case .authorizationCode: SignInGrant.authorizationCode.type
    case .refresh: "refresh_token"
    case .clientCredentials: "client_credentials"
    case .deviceCode: SignInGrant.deviceCode.type
    case .jwtBearer: "urn:ietf:params:oauth:grant-type:jwt-bearer"
    case .tokenExchange: "urn:ietf:params:oauth:grant-type:token-exchange"
    }
  }

  var parameters: [(String, String)] {
    switch self {
    case .authorizationCode(let code, let verifier, let redirectURI):
      [("code", code.reveal()), ("code_verifier", verifier.reveal()), ("redirect_uri", redirectURI)]
    case .refresh(let token): [("refresh_token", token.reveal())]
    case .clientCredentials: []
    case .deviceCode(let code): [("device_code", code.reveal())]
    case .jwtBearer(let assertion): [("assertion", assertion.reveal())]
    case .tokenExchange(let exchange): exchange.parameters
    }
  }

  package var step: Step {
    switch self {
    case .refresh: .refresh
    case .tokenExchange: .tokenExchange
    default: .token
    }
  }
}

/// One token for another (RFC 8693 §2.1).
package struct TokenExchange: Sendable, Hashable {
  package let subject: TypedToken
  package var actor: TypedToken?
  package var requestedType: String?

  /// A token with the URI of its type (RFC 8693 §3).
  package struct TypedToken: Sendable, Hashable {
    package let token: Secret
    package let type: String

    package init(_ token: Secret, type: String) {
      self.token = token
      self.type = type
    }
  }

  package init(subject: TypedToken, actor: TypedToken? = nil, requestedType: String? = nil) {
    self.subject = subject
    self.actor = actor
    self.requestedType = requestedType
  }

  var parameters: [(String, String)] {
    var parameters = [("subject_token", subject.token.reveal()), ("subject_token_type", subject.type)]
    if let actor {
      parameters += [("actor_token", actor.token.reveal()), ("actor_token_type", actor.type)]
    }
    if let requestedType { parameters.append(("requested_token_type", requestedType)) }
    return parameters
  }
}

/// The URIs of token types (RFC 8693 §3, EMA-1); a short name stands for each on the command line.
package enum TokenTypeURI: String, Sendable, CaseIterable {
  case accessToken = "access_token"
  case refreshToken = "refresh_token"
  case idToken = "id_token"
  case jwt
  case saml1
  case saml2
  case idJAG = "id-jag"

  package var uri: String { "urn:ietf:params:oauth:token-type:\(rawValue)" }

  /// The URI that a short name stands for; everything else is a URI already.
  package static func uri(_ text: String) -> String { TokenTypeURI(rawValue: text)?.uri ?? text }
}
