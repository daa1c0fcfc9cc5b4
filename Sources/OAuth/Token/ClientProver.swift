import HTTP
package import LibCrypto

/// What proves a client beside its registration: a private key, and the time and chance that assertions need.
package struct ClientProver: Sendable {
  /// Whom an assertion is made for (CC-7).
  package enum Audience: Sendable, Hashable {
    case issuer
    case tokenEndpoint
    case value(String)
  }

  package let clock: any WallClock
  package let random: any RandomSource
  package var key: ClientKey?
  package var audience: Audience
  /// The key that tokens are bound to (RFC 9449); nil where bearer tokens are asked for.
  package var dpop: DPoPProver?

  package init(
    clock: any WallClock, random: any RandomSource, key: ClientKey? = nil, audience: Audience = .issuer,
    dpop: DPoPProver? = nil
  ) {
    self.clock = clock
    self.random = random
    self.key = key
    self.audience = audience
    self.dpop = dpop
  }

  /// Adds the client's identity and its proof to a request (TOK-3 to TOK-5).
  /// - Parameter endpoint: the token endpoint, the other identifier of the server that an assertion may name.
  func authenticate(
    _ client: Client, at endpoint: Location, _ form: inout FormBody, _ headers: inout Headers
  ) throws(ProofFault) {
    switch client.authentication {
    case .none, .tls, .selfSignedTLS: form.append("client_id", client.id)
    case .post:
      form.append("client_id", client.id)
      form.append("client_secret", client.secret?.reveal())
    case .basic:
      let pair = FormBody.encode(client.id) + ":" + FormBody.encode(client.secret?.reveal() ?? "")
      headers.set("Authorization", "Basic \(Base64.encode(pair.utf8))")
      // RFC 6749 §3.2.1 lets a client name itself in the body too, and some servers insist on it.
      form.append("client_id", client.id)
    case .secretJWT, .privateKeyJWT:
      form.append("client_id", client.id)
      form.append("client_assertion_type", ClientAssertion.type)
      form.append("client_assertion", try assertion(of: client, endpoint))
    }
  }

  private func assertion(of client: Client, _ endpoint: Location) throws(ProofFault) -> String {
    let audience =
      switch audience {
      case .issuer: client.issuer
      case .tokenEndpoint: endpoint.text
      case .value(let value): value
      }
    let assertion = ClientAssertion(
      clientID: client.id, audience: audience, now: clock.seconds, random: random)
    switch client.authentication {
    case .privateKeyJWT:
      guard let key else { throw .keyMissing }
      return try assertion.signed(with: key)
    default:
      guard let secret = client.secret else { throw .secretMissing }
      return try assertion.signed(with: secret)
    }
  }
}

/// What proves a client in this run; keys are files, so only the caller of a flow can read them.
package typealias ProveClient = @Sendable (Client) throws(ProofFault) -> ClientProver

/// Why a proof could not be made; nothing was sent.
package enum ProofFault: Error, Sendable, Hashable {
  /// `private_key_jwt` without the key.
  case keyMissing
  case secretMissing
  case crypto(LibCryptoError)
  case dpop(DPoPProver.Fault)
  case key(ClientKey.Fault)
  /// The file with the key cannot be read: its name and why, and whether its end did not come in time.
  case unreadable(String, reason: String, isLate: Bool)
}
