import HTTP
import JSON
import LibCrypto
import Serving

/// EMA-1: the enterprise exchanges a person's ID token for a grant at another authorization server.
enum IdPTokenRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    guard let provider = room.identityProvider else { return Answer(404) }
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let client = try await ClientAuthentication.caller(
        request, form, of: .identityProvider(provider), in: room
      ).client
      guard form["grant_type"] == GrantType.tokenExchange.rawValue else {
        throw Refusal("unsupported_grant_type", "only token exchange is served here")
      }
      guard form["requested_token_type"] == TokenKind.idJAG.rawValue else {
        throw Refusal("invalid_request", "requested_token_type is not \(TokenKind.idJAG.rawValue)")
      }
      return try exchange(form, client, provider, in: room)
    } catch {
      return error.answer
    }
  }

  private static func exchange(
    _ form: FormBody, _ client: Client, _ provider: IdentityProvider, in room: Room
  ) throws(Refusal) -> Answer {
    let audiences = form.values(of: "audience")
    let issuers = room.site.metadataDocuments.map(\.issuer)
    guard audiences.count == 1, let audience = issuers.first(where: { $0.isIdentical(to: audiences[0]) })
    else {
      throw Refusal("invalid_target", "audience is not the issuer of the one server that is known here")
    }
    let resources = form.values(of: "resource")
    guard resources.count <= 1, resources.allSatisfy({ room.site.accepts(resource: $0) }) else {
      throw Refusal("invalid_target", "resource is not one that is known here")
    }
    if let scope = form["scope"] { _ = try ScopeChoice.read(scope, in: room) }
    let subject = try subject(form, client, provider, in: room)
    let claims = IDJAG.claims(
      provider, subject: subject, audience: audience, resource: resources.first, scope: form["scope"],
      id: room.unguessable(), at: room.now)
    return try answer(claims, form, provider, note: "ID-JAG about \(subject)")
  }

  private static func subject(
    _ form: FormBody, _ client: Client, _ provider: IdentityProvider, in room: Room
  ) throws(Refusal) -> String {
    guard let token = form["subject_token"] else {
      throw Refusal("invalid_request", "subject_token is needed")
    }
    guard form["subject_token_type"] == TokenKind.idToken.rawValue else {
      throw Refusal("invalid_request", "subject_token_type is not \(TokenKind.idToken.rawValue)")
    }
    guard form["actor_token"] == nil else { throw Refusal("invalid_request", "nobody acts for anybody here") }
    do throws(TokenFault) {
      return try provider.subject(ofIDToken: token, for: client.id, at: room.configuration.now())
    } catch {
      throw Refusal("invalid_grant", "the subject token \(error.reason)")
    }
  }

  /// EMA-3.
  private static func answer(
    _ claims: JSONValue, _ form: FormBody, _ provider: IdentityProvider, note: String
  ) throws(Refusal) -> Answer {
    let token: String
    do throws(LibCryptoError) { token = try provider.key.sign(claims, type: IDJAG.type) } catch {
      throw Refusal("server_error", "the grant could not be signed: \(error)", status: 500)
    }
    var json: JSONObject = [
      "issued_token_type": .string(TokenKind.idJAG.rawValue), "access_token": .string(token),
      "token_type": "N_A", "expires_in": JSONValue(IdentityProvider.grantLife),
    ]
    json.set("scope", form["scope"].map { .string($0) })
    return .secret(200, .object(json), note: note)
  }
}
