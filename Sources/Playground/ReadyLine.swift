package import JSON

/// Where the files of a run were written to.
package struct ReadyFiles: Sendable {
  /// The root certificate that clients have to trust.
  package var authority: String?
  package var clientCertificate: String?
  package var clientKey: String?

  package init(authority: String? = nil, clientCertificate: String? = nil, clientKey: String? = nil) {
    self.authority = authority
    self.clientCertificate = clientCertificate
    self.clientKey = clientKey
  }
}

/// Where everything is, for programs.
enum ReadyLine {
  static func json(_ room: Room, _ files: ReadyFiles) -> JSONObject {
    let site = room.site
    let users = room.configuration.users.map { user -> JSONValue in
      ["username": .string(user.name), "password": .string(user.password)]
    }
    var json: JSONObject = [
      "mcp_url": .string(site.resource), "issuer": .string(site.issuer), "users": .array(users),
      "clients": .array(room.demoClients.map(\.demo)),
    ]
    json.set("ca_file", files.authority.map { .string($0) })
    json.set("client_cert_file", files.clientCertificate.map { .string($0) })
    json.set("client_key_file", files.clientKey.map { .string($0) })
    if site.layout == .scalekit {
      json.append("env_url", .string(site.origin))
      json.append("resource_id", .string(site.names.resource))
      json.append("connection_id", .string(site.names.connection))
    }
    return json
  }
}

extension Room {
  /// What a program that starts a playground has to know.
  package func readyLine(_ files: ReadyFiles = ReadyFiles()) -> JSONObject { ReadyLine.json(self, files) }
}
