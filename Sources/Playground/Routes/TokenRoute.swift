import HTTP
import Serving

/// OAuth 2.1 §3.2: the token endpoint; each grant is a file of its own.
enum TokenRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    do throws(Refusal) {
      let form = try FormRequest.read(request)
      let client = try await ClientAuthentication.client(request, form, in: room)
      guard let type = form["grant_type"] else { throw Refusal("invalid_request", "grant_type is needed") }
      guard ClientMetadata.grants.contains(type) else {
        throw Refusal("unsupported_grant_type", "this grant type is not served here")
      }
      // Scalekit gives refresh tokens by scope, whatever was registered.
      guard client.grantTypes.contains(type) || (type == "refresh_token" && room.site.layout == .scalekit)
      else {
        throw Refusal("unauthorized_client", "the client is not registered for \(type)")
      }
      return switch type {
      case "authorization_code": try CodeGrant.answer(form, client, in: room)
      case "refresh_token": try RefreshGrant.answer(form, client, in: room)
      default: try MachineGrant.answer(form, client, in: room)
      }
    } catch {
      return error.answer
    }
  }
}
