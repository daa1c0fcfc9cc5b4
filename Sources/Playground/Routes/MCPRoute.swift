import HTTP
import JSON
import LibCrypto
import Serving

/// The protected MCP server: one endpoint for both eras of the transport.
enum MCPRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    // MCP 2026-07-28, Security: an origin that is not ours is refused before anything else.
    if request.headers["Origin"] != nil, CrossOrigin.localOrigin(request) == nil {
      return Answer(403, .json(["error": "origin_not_allowed"]), note: "foreign origin")
    }
    guard let text = BearerToken.read(request) else { return BearerChallenge.missing(in: room) }
    let now = room.now
    switch room.withState({ $0.validToken(text, at: now) }) {
    case .unknown: return BearerChallenge.invalid("This token was not issued here", in: room)
    case .revoked: return BearerChallenge.invalid("This token was revoked", in: room)
    case .expired: return BearerChallenge.invalid("This token has expired", in: room)
    case .valid(let token):
      guard token.audience.contains(where: { room.site.accepts(resource: $0) }) else {
        return BearerChallenge.invalid("This token is for another resource", in: room)
      }
      // RFC 8705 §3: a bound token is good on a connection with its certificate only.
      let shown = request.peerCertificates.first.map { Certificate(der: $0).thumbprint }
      guard token.confirmation.certificate == nil || token.confirmation.certificate == shown else {
        return BearerChallenge.invalid("This token belongs to another certificate", in: room)
      }
      return await serve(request, token, in: room)
    }
  }

  private static func serve(_ request: ServerRequest, _ token: AccessToken, in room: Room) async -> Answer {
    switch request.method {
    case "DELETE": return LegacyEra.end(request, token, in: room)
    // Neither era needs the stream: the older one may refuse it, the newer one has none.
    case "GET", "HEAD": return Answer(405, headers: ["Allow": "POST, DELETE"], note: "no stream of its own")
    default: break
    }
    guard request.headers.mediaType?.essence == "application/json" else {
      return RPCError(.invalidRequest, "the body is not application/json", status: 415).answer(id: nil)
    }
    let message: RPCMessage
    do {
      message = try RPCMessage(try JSONValue(parsing: request.body))
    } catch let error as RPCError {
      return error.answer(id: nil)
    } catch {
      return RPCError(.parse, "\(error)").answer(id: nil)
    }
    do throws(RPCError) {
      let isModern = try ModernEra.owns(message, request)
      let answer =
        isModern
        ? try ModernEra.answer(message, request, token, in: room)
        : try LegacyEra.answer(message, request, token, in: room)
      return Framing.fit(answer, to: request)
    } catch {
      return error.answer(id: message.id)
    }
  }
}
