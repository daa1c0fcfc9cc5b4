/// Which scopes there are and which a request gets (RFC 6749 §3.3).
enum ScopeChoice {
  static let offline = "offline_access"

  static func all(_ configuration: PlaygroundConfiguration) -> [String] { configuration.scopes + [offline] }

  /// Repetitions fall away, the order stays; nil asks for what the challenge names. What a client registered
  /// does not bind it, so that a step-up needs no other registration.
  static func read(_ text: String?, in room: Room) throws(Refusal) -> [String] {
    var asked: [String] = []
    for part in (text ?? "").split(separator: " ") where !asked.contains(String(part)) {
      asked.append(String(part))
    }
    if asked.isEmpty { asked = room.configuration.challengeScopes }
    guard room.knowsScopes else { return asked }
    let known = all(room.configuration)
    if let stranger = asked.first(where: { !known.contains($0) }) {
      throw Refusal("invalid_scope", "there is no scope \"\(stranger)\" here")
    }
    return asked
  }

  /// What a client gets for itself: no more than its description names, and nothing that needs a person.
  static func read(_ text: String?, ofMachine client: Client, in room: Room) throws(Refusal) -> [String] {
    let isOpen = text?.allSatisfy { $0 == " " } ?? true
    let wanted = isOpen ? client.scopes?.joined(separator: " ") : text
    let asked = try read(wanted, in: room).filter { $0 != offline }
    if let limit = client.scopes, let beyond = asked.first(where: { !limit.contains($0) }) {
      throw Refusal("invalid_scope", "the client may not have \"\(beyond)\"")
    }
    return asked
  }

  /// What a person reads beside the name.
  static func meaning(_ scope: String) -> String {
    switch scope {
    case "todo:read": "See your to-do list"
    case "todo:write": "Add and complete to-dos"
    case offline: "Stay connected while you are away"
    default: "Use the permission named like this"
    }
  }
}
