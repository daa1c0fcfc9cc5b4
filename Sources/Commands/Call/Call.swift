import ArgumentParser
import HTTP
import JSON
import MCP
import OAuth

/// Uses the token: one call of a tool, or the list of tools.
struct Call: Command {
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
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    guard list != (tool != nil) else { throw .usage("a tool or --list is needed, and not both") }
    try context.files.reserve([("--arguments", arguments), ("--header-file", ways.network.headerFile)])
    let arguments = try parsedArguments(context.files)
    let access = try await ways.access(url, scopes, session, context)
    let conversation = Conversation(
      access: access, demand: life.demand, network: ways.network, context: context)
    guard let tool else {
      return try await conversation.run { (client) throws(MCPFault) in try await ToolList.gather(client) }
        .print(context.output)
    }
    var event = AuditEvent(.toolCall, server: access.typed, profile: access.key.profile)
    event.tool = tool
    let answer: CallAnswer
    do throws(Failure) {
      answer = try await conversation.run { (client) throws(MCPFault) in
        let params: JSONObject = ["name": .string(tool), "arguments": .object(arguments)]
        return try ToolResult.read(try await client.request("tools/call", params))
      }
    } catch {
      context.audit.note(event.failed(error.code))
      throw error
    }
    if let session = try? access.store.session(access.key) { event.take(session) }
    event.error = answer.isError ? .toolFailed : nil
    try context.audit.record(event)
    try answer.print(context.output)
  }

  private func parsedArguments(_ files: LocalFiles) throws(Failure) -> JSONObject {
    guard let arguments else { return JSONObject() }
    var bytes = Array(arguments.utf8)
    if arguments == "-" { bytes = try files.read("-", "--arguments") }
    if arguments.hasPrefix("@") { bytes = try files.read(String(arguments.dropFirst()), "--arguments") }
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
