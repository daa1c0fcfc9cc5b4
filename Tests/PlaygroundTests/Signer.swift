import JSON
import LibCrypto
import Testing

/// A client's key pair, and what it signs.
struct Signer: Sendable {
  let algorithm: SignatureAlgorithm
  private let key: PrivateKey

  /// A key that fits the algorithm; `EdDSA` gets Ed25519.
  init(_ algorithm: SignatureAlgorithm) throws {
    self.algorithm = algorithm
    key =
      switch algorithm {
      case .es256: try .generate(.ec(.p256))
      case .es384: try .generate(.ec(.p384))
      case .es512: try .generate(.ec(.p521))
      case .eddsa, .ed25519: try .generate(.ed25519)
      case .ed448: try .generate(.ed448)
      default: try .generate(.rsa())
      }
  }

  func jwk(_ more: JSONObject = [:]) throws -> JSONValue {
    var jwk = try key.publicKey.jwk()
    for member in more.members { jwk.append(member.name, member.value) }
    return .object(jwk)
  }

  func jwks(_ more: JSONObject = [:]) throws -> JSONValue { ["keys": [try jwk(more)]] }

  func thumbprint() throws -> String { try key.publicKey.thumbprint() }

  func sign(_ claims: JSONObject, header: JSONObject = [:]) throws -> String {
    try JWS.sign(header: header, payload: .object(claims), with: key, algorithm: algorithm)
  }

  /// The claims with changes; null takes one out.
  static func claims(_ claims: JSONObject, changing changes: JSONObject) -> JSONObject {
    var claims = claims
    for member in changes.members {
      claims[member.name] = member.value.isNull ? JSONValue?.none : member.value
    }
    return claims
  }
}

extension JSONObject {
  /// What a token says, unverified.
  init(ofToken text: String, part: Int = 1) throws {
    let parts = text.split(separator: ".")
    try #require(parts.count == 3)
    self = try #require(try JSONValue(parsing: Base64URL.decode(parts[part])).object)
  }
}
