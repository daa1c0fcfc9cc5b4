package import JSON

/// Where everything is, for programs.
enum ReadyLine {
  static func json(_ room: Room, caFile: String?) -> JSONObject {
    let site = room.site
    let users = room.configuration.users.map { user -> JSONValue in
      ["username": .string(user.name), "password": .string(user.password)]
    }
    var json: JSONObject = [
      "mcp_url": .string(site.resource), "issuer": .string(site.issuer), "users": .array(users),
      "clients": .array(room.demoClients.map(\.demo)),
    ]
    json.set("ca_file", caFile.map { .string($0) })
    if site.layout == .scalekit {
      json.append("env_url", .string(site.origin))
      json.append("resource_id", .string(site.names.resource))
      json.append("connection_id", .string(site.names.connection))
    }
    return json
  }
}

extension Room {
  /// What a program that starts a playground has to know; `caFile` is where the certificate was written to.
  package func readyLine(caFile: String? = nil) -> JSONObject { ReadyLine.json(self, caFile: caFile) }
}
