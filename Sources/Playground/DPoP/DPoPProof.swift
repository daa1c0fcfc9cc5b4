import HTTP
import JSON
import LibCrypto
import Serving

/// RFC 9449 §4.3: what shows that the sender of a request holds a key.
struct DPoPProof: Sendable {
  /// Seconds that its time may differ from ours.
  static let window = 300.0

  static let algorithms = SignatureAlgorithm.asymmetric.map(\.rawValue)

  /// RFC 7638: the thumbprint of the key.
  let key: String
  private let id: String
  private let issued: Double
  private let nonce: String?

  /// Judges the proof of a request; nil where it has none, or where nobody looks at proofs.
  static func read(
    _ request: ServerRequest, for token: String? = nil, at server: DPoPServer, in room: Room
  ) throws(DPoPFault) -> DPoPProof? {
    let fields = request.headers.values(of: "DPoP")
    guard room.configuration.dpop != nil, let text = fields.first else { return nil }
    guard fields.count == 1 else { throw .invalid("comes twice") }
    let proof: DPoPProof
    do throws(TokenFault) { proof = try DPoPProof(SignedToken(text), request, token, in: room) } catch {
      throw .invalid(error.reason)
    }
    guard room.accepts(nonce: proof.nonce, at: server) else { throw .nonceNeeded }
    do throws(TokenFault) {
      try room.claim("DPoP proof", proof.key, proof.id, until: Int64(proof.issued + window) + 1)
    } catch {
      throw .invalid(error.reason)
    }
    return proof
  }

  private init(
    _ proof: SignedToken, _ request: ServerRequest, _ token: String?, in room: Room
  ) throws(TokenFault) {
    key = try Self.key(proof)
    guard proof.claims["htm"]?.string?.isIdentical(to: request.method) == true else {
      throw TokenFault("has an htm that is not the request's method")
    }
    try Self.check(target: proof, request, in: room)
    if let token {
      let hash = Base64URL.encode(Digest.sha256(token.utf8))
      guard proof.claims["ath"]?.string?.isIdentical(to: hash) == true else {
        throw TokenFault("has an ath that is not the token's hash")
      }
    }
    guard let issued = try TokenTimes.date("iat", of: proof) else { throw TokenFault("has no iat") }
    guard abs(issued - room.configuration.now()) <= Self.window else {
      throw TokenFault("has an iat that is too far from now")
    }
    guard let id = proof.claims["jti"]?.string, !id.isEmpty else { throw TokenFault("has no jti") }
    self.id = id
    self.issued = issued
    nonce = proof.claims["nonce"]?.string
  }

  /// RFC 9449 §4.2: the header, and that the key in it made the signature.
  private static func key(_ proof: SignedToken) throws(TokenFault) -> String {
    guard proof.type == "dpop+jwt" else { throw TokenFault("has a typ that is not dpop+jwt") }
    guard !proof.algorithm.isSymmetric else { throw TokenFault("is not signed asymmetrically") }
    guard let json = proof.header["jwk"]?.object else { throw TokenFault("has no jwk") }
    let keys: KeySet
    do throws(KeySetError) { keys = try KeySet(["keys": [.object(json)]]) } catch {
      throw TokenFault("has a jwk that \(error)")
    }
    guard let key = keys.keys.first, let half = key.publicKey else {
      throw TokenFault("has a jwk that is not understood")
    }
    try proof.check(signedBy: [key])
    do throws(LibCryptoError) { return try half.thumbprint() } catch {
      throw TokenFault("has an unusable jwk: \(error)")
    }
  }

  /// RFC 9449 §4.2-4.3: the URL of the request without query and fragment, by the rules of RFC 3986 §6.2.
  private static func check(
    target proof: SignedToken, _ request: ServerRequest, in room: Room
  ) throws(TokenFault) {
    guard let text = proof.claims["htu"]?.string else { throw TokenFault("has no htu") }
    let scheme = request.isSecure ? "https" : "http"
    let own = request.headers["Host"].map { "\(scheme)://\($0)" } ?? room.site.origin
    guard let told = try? Location(text), told.query == nil, told.fragment == nil else {
      throw TokenFault("has an htu that is no URL without query and fragment")
    }
    guard let asked = try? Location(own + request.path),
      told.canonical.isIdentical(to: asked.canonical)
    else { throw TokenFault("has an htu that is not the request's URL") }
  }
}

/// Why a request with a proof is refused, or needs another one.
enum DPoPFault: Error, Sendable {
  /// The rest of a sentence that begins with the proof.
  case invalid(String)
  case nonceNeeded
}
