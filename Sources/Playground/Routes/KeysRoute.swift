import HTTP
import Serving

/// RFC 7517 §5: the keys that access tokens are verified with.
enum KeysRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    Answer(200, .json(room.key.jwks), headers: ["Cache-Control": "max-age=300"])
  }
}
