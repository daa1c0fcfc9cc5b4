import HTTP
import JSON
import Serving

/// The protected MCP server: one endpoint for both eras of the transport.
enum MCPRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    // MCP 2026-07-28, Security: an origin that is not ours is refused before anything else.
    if request.headers["Origin"] != nil, CrossOrigin.localOrigin(request) == nil {
      return Answer(403, .json(["error": "origin_not_allowed"]), note: "foreign origin")
    }
    let answer =
      switch TokenAccess.check(request, in: room) {
      case .success(let token): await serve(request, token, in: room)
      case .failure(let refusal): Challenges.answer(refusal, in: room)
      }
    return room.renewNonce(answer, for: request, at: .resource)
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
