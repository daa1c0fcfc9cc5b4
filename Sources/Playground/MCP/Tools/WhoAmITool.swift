import JSON

/// Tells a caller what its token says.
enum WhoAmITool {
  static let tool = Tool(
    name: "whoami", title: "Who am I",
    description: "Tells whom the access token stands for, and what it allows.",
    scope: nil, properties: [:]
  ) { _, token, room in
    let user = room.configuration.users.first { $0.name == token.subject }
    var json: JSONObject = ["subject": .string(token.subject), "client_id": .string(token.clientID)]
    json.set("name", user.map { .string($0.fullName) })
    json.append("scopes", JSONValue(token.scopes))
    json.append("audience", JSONValue(token.audience))
    json.append("expires_at", JSONValue(token.expires))
    return .structured(.object(json))
  }
}
