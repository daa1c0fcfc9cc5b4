import HTTP
import JSON
import LibCrypto
import Serving

/// The form of the sign-in page: a name and a password for a cookie.
enum SignInRoute {
  @Sendable static func answer(_ request: ServerRequest, _ room: Room) async -> Answer {
    let form = request.form
    guard let id = form["ticket"], let ticket = ConsentRoute.ticket(id, in: room) else {
      return ErrorPage.answer(ConsentRoute.stale, in: room)
    }
    guard BrowserSession.isOurPage(request, in: room) else {
      return ErrorPage.answer(BrowserSession.stranger, in: room)
    }
    guard let user = user(form["username"] ?? "", form["password"] ?? "", in: room) else {
      return SignInPage.answer(id, ticket, wasWrong: true, in: room)
    }
    var answer = Answer.redirect("\(room.site.consentPath)?ticket=\(id)", note: "\(user.name) signed in")
    answer.headers.append("Set-Cookie", BrowserSession.cookie(for: user, in: room))
    return answer
  }

  private static func user(_ name: String, _ password: String, in room: Room) -> PlaygroundUser? {
    room.configuration.users.first { user in
      let isName = Array(name.utf8).isIdentical(inConstantTimeTo: Array(user.name.utf8))
      let isPassword = Array(password.utf8).isIdentical(inConstantTimeTo: Array(user.password.utf8))
      return isName && isPassword
    }
  }
}
