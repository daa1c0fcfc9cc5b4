import HTTP
import JSON
import Serving

/// OAuth 2.1 §3.2: the token endpoint; each grant is a file of its own.
enum TokenRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    let now = room.configuration.now()
    if let refusal = room.withState({ $0.load.refusal(room.configuration.load, at: now) }) { return refusal }
    return room.renewNonce(await judged(request, in: room), for: request, at: .authorization)
  }

  private static func judged(_ request: ServerRequest, in room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let caller = try await caller(request, form, in: room)
      let type = try type(form, caller.client, in: room)
      var confirmation = try confirmation(caller)
      confirmation.key = try TokenProof.key(request, caller.client, in: room)
      let grant = GrantRequest(form: form, caller: caller, confirmation: confirmation)
      return switch type {
      case .authorizationCode: try CodeGrant.answer(grant, in: room)
      case .refreshToken: try RefreshGrant.answer(grant, in: room)
      case .clientCredentials: try MachineGrant.answer(grant, in: room)
      case .tokenExchange: try ExchangeGrant.answer(grant, in: room)
      case .jwtBearer: try AssertionGrant.answer(grant, in: room)
      case .deviceCode: try DeviceGrant.answer(grant, in: room)
      }
    } catch {
      return error.answer
    }
  }

  private static func caller(
    _ request: ServerRequest, _ form: FormBody, in room: Room
  ) async throws(Refusal) -> Caller {
    let mayBeNobody = form["grant_type"] == GrantType.jwtBearer.rawValue
    guard mayBeNobody, !ClientCredentials.areIn(request, form) else {
      return try await ClientAuthentication.caller(request, form, in: room)
    }
    return Caller(client: .nobody, method: .none, certificate: nil)
  }

  private static func type(_ form: FormBody, _ client: Client, in room: Room) throws(Refusal) -> GrantType {
    guard let name = form["grant_type"] else { throw Refusal("invalid_request", "grant_type is needed") }
    guard let type = GrantType(rawValue: name), GrantType.served(by: room.configuration).contains(type) else {
      throw Refusal("unsupported_grant_type", "this grant type is not served here")
    }
    // Scalekit gives refresh tokens by scope, whatever was registered.
    guard client.grantTypes.contains(type) || (type == .refreshToken && room.site.layout == .scalekit) else {
      throw Refusal("unauthorized_client", "the client is not registered for \(type.rawValue)")
    }
    return type
  }

  /// RFC 8705 §3.4: a client that wants bound tokens has to show its certificate.
  private static func confirmation(_ caller: Caller) throws(Refusal) -> Confirmation {
    guard caller.client.bindsToCertificate else { return Confirmation() }
    guard let certificate = caller.certificate else {
      throw Refusal(
        "invalid_request", "this client's tokens are bound to a certificate, and the connection shows none")
    }
    return Confirmation(certificate: certificate)
  }
}
