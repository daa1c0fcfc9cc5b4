import ArgumentParser
import HTTP
import JSON
import MCP
import OAuth

/// Uses the token: one call of a tool, or the list of tools.
struct Call: SessionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Call a tool of an MCP server with the stored token.",
    discussion: """
      mcpauth call https://example.com/mcp --list
      mcpauth call https://example.com/mcp todo_add --arguments '{"title": "Buy milk"}'
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String
  @Argument(help: ArgumentHelp("The tool.", valueName: "tool")) var tool: String?
  @Flag(help: "List the tools.") var list = false
  @Option(
    help: ArgumentHelp("The tool's arguments: a JSON object, @FILE, or - for stdin.", valueName: "json"))
  var arguments: String?
  @OptionGroup var life: LifeOption
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    guard list != (tool != nil) else { throw .usage("a tool or --list is needed, and not both") }
    let typed = try Typed.url(url, "URL")
    let arguments = try parsedArguments()
    let access = SessionAccess(
      typed: typed, key: context.key(typed, session), store: context.store(session), network: network)
    let conversation = Conversation(access: access, demand: try life.demand(), context: context)
    try await conversation.run { (client) throws(MCPFault) in
      guard let tool else { return try await ToolList.gather(client) }
      let params: JSONObject = ["name": .string(tool), "arguments": .object(arguments)]
      return try ToolResult.read(try await client.request("tools/call", params))
    }
    .print(context.output)
  }

  private func parsedArguments() throws(Failure) -> JSONObject {
    guard let arguments else { return JSONObject() }
    var bytes = Array(arguments.utf8)
    if arguments == "-" { bytes = try LocalFile.read("-", "--arguments") }
    if arguments.hasPrefix("@") { bytes = try LocalFile.read(String(arguments.dropFirst()), "--arguments") }
    let document: JSONDocument
    do throws(JSONError) { document = try JSONDocument(parsing: bytes) } catch {
      throw .usage("--arguments: \(error)")
    }
    for oddity in document.oddities {
      guard case .duplicateMember(let name) = oddity.kind else { continue }
      throw .usage(
        "--arguments: the member \(name.harmless(limit: 60)) occurs twice, at byte \(oddity.offset)")
    }
    guard let object = document.value.object else { throw .usage("--arguments: a JSON object is needed") }
    return object
  }
}
