import HTTP
import JSON
import LibCrypto
import OAuth
import Reports

extension Failure {
  /// Why a token endpoint, or one that is spoken to like it, brought nothing.
  init(_ fault: TokenFault, doing: String) {
    switch fault {
    case .transport(let error): self.init(error)
    case .refused(let refusal):
      self.init(
        .tokenRefused, "the server refused \(doing): \(refusal.sentence)", exchange: refusal.exchange,
        next: Failure.advice(for: refusal))
    case .answer(let fault):
      self.init(.tokenBroken, "\(doing) was answered with \(fault)", exchange: fault.exchange)
    case .rateLimited(let limit): self.init(limit)
    case .unknownTokenType(let type, let exchange):
      self.init(
        .tokenBroken, "the token is of type \"\(type.harmless(limit: 40))\", which mcpauth cannot use",
        exchange: exchange)
    case .notBound(let exchange):
      self.init(
        .tokenBroken, "the token is not bound to a key, although --dpop asks for that", exchange: exchange,
        next: ["The server does not know DPoP: ask without --dpop"])
    case .otherIssuedType(let type, let exchange):
      self.init(
        .tokenBroken, "a token of type \"\(type.harmless(limit: 100))\" came, which was not asked for",
        exchange: exchange)
    case .elsewhere(let right, let status, let exchange):
      self.init(
        .tokenBroken,
        "there is no token endpoint (HTTP \(status)); the server's metadata names \(right.text)",
        exchange: exchange,
        next: ["If you trust this server, add: --token-endpoint \(Shell.quote(right.text))"])
    case .proof(let fault): self.init(fault)
    case .notB64Token(let exchange):
      self.init(
        .tokenBroken,
        "the access token has characters that no Authorization header may carry (RFC 6750 §2.1)",
        exchange: exchange)
    }
  }

  private init(_ limit: RateLimit) {
    var sentence = "the server is busy (HTTP \(limit.status))"
    if let seconds = limit.seconds, let until = limit.until {
      // The fraction of the second says nothing here.
      let moment = Timestamp(seconds: Double(until)).text.prefix(19)
      sentence += ": come back in \(SessionView.span(seconds)), at \(moment)Z"
    }
    self.init(.rateLimited, sentence + (limit.words.map { ": \($0)" } ?? ""), exchange: limit.exchange)
    if let until = limit.until { details["retry_at"] = JSONValue(until) }
  }

  private init(_ fault: ProofFault) {
    switch fault {
    case .keyMissing: self = .usage("private_key_jwt needs --private-key")
    case .secretMissing: self = .usage("client_secret_jwt needs a client secret")
    case .unreadable(_, let reason, let isLate): self.init(isLate ? .timedOut : .fileUnreadable, reason)
    case .crypto(let error), .key(.crypto(let error)), .dpop(.crypto(let error)): self.init(error)
    case .key(.notPrivate): self.init(.fileUnreadable, "--private-key holds a public key, not a private one")
    case .key(.unfit(let type)), .dpop(.unfitKey(let type)):
      self.init(.fileUnreadable, "no signature algorithm is made for a key of type \(type)")
    }
  }

  /// A key that cannot be read or used; OpenSSL that is not there.
  init(_ error: LibCryptoError) {
    if case .libraryMissing = error {
      self.init(.libraryMissing, "\(error)")
    } else {
      self.init(.fileUnreadable, "the private key cannot be used: \(error)")
    }
  }

  private static func advice(for refusal: ServerRefusal) -> [String] {
    switch refusal.code {
    case "invalid_target": ["If the server does not know the resource parameter, add: --no-resource"]
    case "invalid_scope": ["To ask for other scopes, add: --scope SCOPES"]
    default: []
    }
  }

  init(_ fault: SessionFault, typed: Location, login: String) {
    let name = typed.text
    switch fault {
    case .noAuthorization:
      self.init(.notProtected, "\(name) answers without a token, and publishes nothing that asks for one")
    case .missing: self.init(.tokenMissing, "there is no session for \(name)", next: [login])
    case .expired:
      self.init(
        .tokenExpired, "the token for \(name) has expired, and there is no refresh token", next: [login])
    case .refreshRefused(let refusal):
      self.init(
        .refreshRefused, "the server refused the refresh token: \(refusal.sentence)",
        exchange: refusal.exchange,
        next: [login])
    case .refreshAnswerLost(let refusal):
      self.init(
        .refreshAnswerLost,
        "an earlier refresh was answered to a run that did not live to keep it, and the server does not answer twice: \(refusal.sentence)",
        exchange: refusal.exchange, next: [login])
    case .refreshUnanswered:
      self.init(
        .refreshUnanswered,
        "the refresh for \(name) was sent and not answered; the next run sends it once more")
    case .clientGone(let refusal, let id):
      self.init(
        .clientGone,
        "the server does not know the client \(id.harmless(limit: 100)) any more: \(refusal.sentence)",
        exchange: refusal.exchange, next: [login])
    case .scopeShort(let granted, let missing):
      let wanted = Scope(granted).union(Scope(tokens: missing)).text
      self.init(
        .scopeShort,
        "the token for \(name) lacks the scope \(missing.joined(separator: " ").harmless(limit: 400))",
        next: ["\(login) --scope \(Shell.quote(wanted.harmless(limit: 400)))"])
    case .noRefreshToken:
      self.init(.noRefreshToken, "the session for \(name) has no refresh token", next: ["\(login) --force"])
    case .noRevocation:
      self.init(
        .endpointMissing, "the authorization server of \(name) offers no revocation",
        next: ["To forget the tokens here all the same: mcpauth logout \(Shell.quote(name))"])
    case .noIntrospection:
      self.init(.endpointMissing, "the authorization server of \(name) offers no introspection")
    case .notBound:
      self.init(
        .notBound, "the token for \(name) is not bound to a key, so it needs no proof",
        next: ["\(login) --force --dpop"])
    case .otherIssuer(let issuer):
      self.init(
        .tokenMissing, "the session for \(name) is of another issuer, \(issuer.harmless(limit: 200))",
        next: [login])
    }
  }
}
