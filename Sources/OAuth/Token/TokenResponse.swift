package import HTTP
import JSON

/// Why a token request brought no token.
package enum TokenFault: Error, Sendable, Hashable {
  case transport(TransportError)
  /// TOK-9: the server's own refusal, and the only thing that a refresh token is given up for.
  case refused(ServerRefusal)
  case answer(AnswerFault)
  /// 429 or 503: not now.
  case rateLimited(RateLimit)
  /// TOK-8.
  case unknownTokenType(String, exchange: Int)
  /// RFC 6750 §2.1: the token cannot stand in a header.
  case notB64Token(exchange: Int)
  /// A bearer token, although tokens bound to a key were demanded (RFC 9449 §5).
  case notBound(exchange: Int)
  /// RFC 8693 §2.2.1: another type of token than the one that was asked for.
  case otherIssuedType(String, exchange: Int)
  /// A typed token endpoint that is not there; the server's metadata names this one.
  case elsewhere(Location, status: Int, exchange: Int)
  /// Nothing was sent: the client could not be proved.
  case proof(ProofFault)
}

/// Judges the answer of a token endpoint (TOK-7 to TOK-11).
package struct TokenResponse: Sendable, Hashable {
  package let accessToken: Secret
  /// In the server's spelling.
  package let tokenType: String
  /// Unix seconds by the clock at the moment of the answer; nil where the server does not say.
  package let expiresAt: Int64?
  package let refreshToken: Secret?
  /// Nil is "as asked" (SCP-9).
  package let scope: String?
  /// Microseconds of the answer's moment beyond the whole second.
  package var micros: Int64 = 0

  /// What a request was made for, and so what its answer may be.
  package enum Kind: Sendable, Hashable {
    /// - Parameter isBound: a DPoP proof went along.
    case access(isBound: Bool)
    /// A token that is presented to another server (EMA-3); the URI of its type.
    case assertion(type: String)
  }

  package init(_ reply: HTTPReply, now: Int64, _ kind: Kind = .access(isBound: false)) throws(TokenFault) {
    let document: JSONObject
    if let limit = RateLimit(reply, now: now) { throw .rateLimited(limit) }
    do throws(AnswerFault) { document = try reply.object() } catch { throw .answer(error) }
    if let refusal = ServerRefusal(document, reply), reply.status < 500 { throw .refused(refusal) }
    guard reply.head.isSuccess else { throw .answer(.status(reply.status, exchange: reply.exchange)) }
    do throws(AnswerFault) { self = try Self.read(document, reply, now) } catch { throw .answer(error) }
    try judge(document, kind, exchange: reply.exchange)
  }

  private func judge(_ document: JSONObject, _ kind: Kind, exchange: Int) throws(TokenFault) {
    guard Self.isB64Token(accessToken.reveal()) else { throw .notB64Token(exchange: exchange) }
    switch kind {
    case .access(let isBound):
      if tokenType.isSameFieldName(as: "Bearer") { return }
      guard isBound, tokenType.isSameFieldName(as: "DPoP") else {
        throw .unknownTokenType(tokenType, exchange: exchange)
      }
    case .assertion(let type):
      let issued = document["issued_token_type"]?.string ?? ""
      guard issued.isIdentical(to: type) else { throw .otherIssuedType(issued, exchange: exchange) }
    }
  }

  /// The token is of use only with proofs of a key (RFC 9449 §5).
  package var isBound: Bool { tokenType.isSameFieldName(as: "DPoP") }

  /// The refresh token that a successful answer has, whatever else is wrong with it.
  static func refreshToken(_ reply: HTTPReply) -> Secret? {
    guard reply.head.isSuccess, let object = try? reply.object(), object["error"] == nil,
      let token = object["refresh_token"]?.string, !token.isEmpty
    else { return nil }
    return Secret(token)
  }

  private init(
    accessToken: Secret, tokenType: String, expiresAt: Int64?, refreshToken: Secret?, scope: String?
  ) {
    self.accessToken = accessToken
    self.tokenType = tokenType
    self.expiresAt = expiresAt
    self.refreshToken = refreshToken
    self.scope = scope
  }

  private static func read(_ document: JSONObject, _ reply: HTTPReply, _ now: Int64) throws(AnswerFault)
    -> Self
  {
    let reader = AnswerReader(object: document, exchange: reply.exchange)
    guard let token = try reader.string("access_token"), !token.isEmpty else {
      throw .memberMissing("access_token", exchange: reply.exchange)
    }
    guard let type = try reader.string("token_type") else {
      throw .memberMissing("token_type", exchange: reply.exchange)
    }
    let life = try reader.integer("expires_in").map { min(max($0, 0), 10 * 365 * 86_400) }
    let refresh = try reader.string("refresh_token").flatMap { $0.isEmpty ? nil : Secret($0) }
    return TokenResponse(
      accessToken: Secret(token), tokenType: type, expiresAt: life.map { now + $0 }, refreshToken: refresh,
      scope: try reader.string("scope"))
  }

  /// RFC 6750 §2.1: `1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`.
  package static func isB64Token(_ text: String) -> Bool {
    let bare = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
    return !bare.isEmpty
      && bare.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~+/".utf8.contains(byte)
        }
      }
  }
}
