/// The identifiers that Scalekit's dashboard shows for one MCP server.
struct ScalekitNames: Sendable {
  let resource: String
  let connection: String
  let client: String

  /// Each a prefix and digits, as long as the real ones.
  init(random: @Sendable (Int) -> [UInt8]) {
    func digits() -> String { "7" + random(16).map { String($0 % 10) }.joined() }
    resource = "res_" + digits()
    connection = "conn_" + digits()
    client = "skc_" + digits()
  }
}
