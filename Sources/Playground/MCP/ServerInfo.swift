import JSON

/// How the MCP server names itself.
enum ServerInfo {
  static let json: JSONValue = [
    "name": "mcpauth-playground", "title": "Playground to-do list", "version": "1.0.0",
  ]
  static let instructions =
    "A to-do list behind OAuth, to try a client with. Reading and writing have a scope each."
}
