import HTTP
import JSON
import Serving

/// Who is signed in, by a cookie that only this server's own pages send along.
enum BrowserSession {
  static let stranger = Refusal("invalid_request", "That form came from another page.", status: 403)

  /// The name has the port in it, as browsers share cookies between the ports of a host.
  private static func name(in room: Room) -> String {
    "playground_" + String((try? Location(room.site.origin))?.port ?? 0)
  }

  static func cookie(for user: PlaygroundUser, in room: Room) -> String {
    let id = room.unguessable()
    room.withState { $0.browsers[id] = user.name }
    let secure = room.site.origin.hasPrefix("https") ? "; Secure" : ""
    return "\(name(in: room))=\(id); Path=/; HttpOnly; SameSite=Lax\(secure)"
  }

  static func user(_ request: ServerRequest, in room: Room) -> PlaygroundUser? {
    let prefix = name(in: room) + "="
    for field in request.headers.values(of: "Cookie") {
      for pair in field.split(separator: ";") {
        let pair = pair.drop { $0 == " " }
        guard pair.hasPrefix(prefix) else { continue }
        guard let name = room.withState({ $0.browsers[String(pair.dropFirst(prefix.count))] }) else {
          continue
        }
        return room.configuration.users.first { $0.name == name }
      }
    }
    return nil
  }

  /// RFC 9700 §4.7: a form that another site submits says so by its Origin.
  static func isOurPage(_ request: ServerRequest, in room: Room) -> Bool {
    guard let origin = request.headers["Origin"], origin != "null" else {
      return request.headers["Sec-Fetch-Site"].map { $0 == "same-origin" || $0 == "none" } ?? true
    }
    return origin.isIdentical(to: room.site.origin) || CrossOrigin.isSamePort(origin, room.site.origin)
  }
}
