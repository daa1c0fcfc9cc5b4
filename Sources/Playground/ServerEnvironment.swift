import HTTP
import JSON

/// The variables of the quickstarts' servers: those of Express and FastAPI, and those of FastMCP.
enum ServerEnvironment {
  static func variables(_ room: Room) -> [(name: String, value: String)] {
    let site = room.site
    let machine = room.demoClients.last { $0.grantTypes.contains(.clientCredentials) }
    let port = (try? Location(site.resource))?.port ?? 0
    return [
      ("PORT", String(port)),
      ("SK_ENV_URL", site.origin),
      ("SK_CLIENT_ID", machine?.id ?? ""),
      ("SK_CLIENT_SECRET", machine?.secret ?? ""),
      ("MCP_SERVER_ID", site.names.resource),
      ("PROTECTED_RESOURCE_METADATA", ResourceMetadataRoute.json(room).text()),
      ("EXPECTED_AUDIENCE", site.resource),
      ("SCALEKIT_ENVIRONMENT_URL", site.origin),
      ("SCALEKIT_CLIENT_ID", machine?.id ?? ""),
      ("SCALEKIT_CLIENT_SECRET", machine?.secret ?? ""),
      ("SCALEKIT_RESOURCE_ID", site.names.resource),
      ("MCP_URL", base(site.resource)),
    ]
  }

  /// FastMCP is given the URL without the path that it adds by itself.
  private static func base(_ url: String) -> String {
    guard let location = try? Location(url) else { return url }
    let path = location.path.hasSuffix("/mcp") ? String(location.path.dropLast(3)) : location.path
    return location.origin + (path.isEmpty ? "/" : path)
  }
}

extension Room {
  /// The variables that the servers of Scalekit's quickstarts read, in order.
  package var environment: [(name: String, value: String)] { ServerEnvironment.variables(self) }
}
