import HTTP
import Serving

/// What a person sees who opens the playground's address in a browser.
enum HomeRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    HomePage.answer(in: room)
  }
}
