import HTTP
import JSON
import Serving

/// RFC 6750 §3 and RFC 9728 §5.1: why a request needs a token, or another one.
enum BearerChallenge {
  /// RFC 6750 §3.1: without a token no error is named.
  static func missing(in room: Room) -> Answer {
    answer(401, [("scope", scopes(room))], note: "no token", in: room)
  }

  static func invalid(_ reason: String, in room: Room) -> Answer {
    answer(
      401, [("error", "invalid_token"), ("error_description", reason), ("scope", scopes(room))], note: reason,
      in: room)
  }

  static func insufficient(_ scope: String, tool: String, in room: Room) -> Answer {
    answer(
      403,
      [
        ("error", "insufficient_scope"), ("error_description", "\(tool) needs the scope \(scope)"),
        ("scope", scope),
      ], note: "\(tool) needs \(scope)", in: room)
  }

  private static func scopes(_ room: Room) -> String {
    room.configuration.challengeScopes.joined(separator: " ")
  }

  private static func answer(_ status: Int, _ fields: [(String, String)], note: String, in room: Room)
    -> Answer
  {
    let metadata = ("resource_metadata", room.site.url(room.site.resourceMetadataPath))
    let parameters = (fields + [metadata]).filter { !$0.1.isEmpty }
    let challenge = "Bearer " + parameters.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ", ")
    var body: JSONObject = [:]
    for (name, value) in fields where name.hasPrefix("error") { body.append(name, .string(value)) }
    return Answer(
      status, body.isEmpty ? .nothing : .json(.object(body)), headers: ["WWW-Authenticate": challenge],
      note: note)
  }
}
