import JSON
import LibCrypto

/// The enterprise that both the client and the authorization server belong to: it knows who is signed in.
struct IdentityProvider: Sendable {
  /// Seconds.
  static let idTokenLife: Int64 = 28_800
  static let grantLife: Int64 = 300

  let issuer: String
  let tokenEndpoint: String
  let key: SigningKey
  let keys: KeySet
  /// As which the program signs people in.
  let client: Client
  /// The same program at the authorization server (ID-JAG draft, Cross-Domain Client ID Handling).
  let clientElsewhere: String
  /// OpenID Connect Core §2: the first user, who has just signed in to the client.
  let idToken: String

  init(_ configuration: PlaygroundConfiguration, site: Site) throws(PlaygroundError) {
    issuer = site.url(site.idpPath)
    tokenEndpoint = site.url(site.idpTokenPath)
    key = try SigningKey(algorithm: .es256)
    do throws(KeySetError) { keys = try KeySet(key.jwks) } catch { throw .keys("\(error)") }
    let secret = "idp-secret-" + Base64URL.encode(configuration.random(48))
    client = Client(
      id: "idp-client", origin: .preregistered, name: "Demo client of the enterprise", secret: secret,
      methods: [.clientSecretBasic, .clientSecretPost, .clientSecretJWT], redirectURIs: [],
      grantTypes: [.tokenExchange])
    clientElsewhere = configuration.identityClient
    idToken = try Self.idToken(configuration, issuer: issuer, client: client.id, key)
  }

  private static func idToken(
    _ configuration: PlaygroundConfiguration, issuer: String, client: String, _ key: SigningKey
  ) throws(PlaygroundError) -> String {
    let user = configuration.users.first ?? .demo
    let now = Int64(configuration.now())
    let claims: JSONValue = [
      "iss": .string(issuer), "sub": .string(user.name), "aud": .string(client),
      "exp": JSONValue(now + idTokenLife), "iat": JSONValue(now), "auth_time": JSONValue(now),
      "name": .string(user.fullName), "email": .string(user.email),
    ]
    do throws(LibCryptoError) { return try key.sign(claims, type: "JWT") } catch { throw .keys("\(error)") }
  }

  /// Whom the ID token is about; the draft's Processing Rules: it is the client's that exchanges it.
  func subject(ofIDToken text: String, for client: String, at now: Double) throws(TokenFault) -> String {
    let token = try SignedToken(text)
    guard token.type == nil || token.type == "jwt" else { throw TokenFault("is no ID token") }
    guard token.claims["iss"]?.string?.isIdentical(to: issuer) == true else {
      throw TokenFault("is of another issuer")
    }
    try token.check(signedBy: keys.keys)
    try token.check(isFor: [client])
    _ = try TokenTimes(token, at: now)
    guard let subject = token.claims["sub"]?.string, !subject.isEmpty else { throw TokenFault("has no sub") }
    return subject
  }
}
