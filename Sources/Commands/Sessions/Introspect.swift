import ArgumentParser
import HTTP
import JSON
import OAuth

/// Asks the authorization server what it knows of a token.
struct Introspect: SessionCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the authorization server whether a token is active (RFC 7662).",
    discussion: """
      Ends with 1 where the token is not active. Without --token-file the session's own token is asked about.

      mcpauth introspect https://example.com/mcp
      mcpauth introspect --token-file token.txt --json https://example.com/mcp
      """)

  @Argument(help: ArgumentHelp("The MCP server.", valueName: "url"), completion: .sessions) var url: String?
  @OptionGroup var question: TokenQuestion
  @OptionGroup(title: "What it is for") var scopes: ScopeArguments
  @OptionGroup var ways: AccessArguments
  @OptionGroup(title: "Session") var session: SessionOptions
  @OptionGroup(title: "Output") var global: GlobalOptions

  func execute(_ context: Context) async throws(Failure) {
    let access = try await ways.access(url, scopes, session, context)
    let named = try question.token(context.files)
    let stored = try await access.known(context)
    guard let endpoint = stored.introspectionEndpoint else {
      throw Failure(.session(.noIntrospection), typed: access.typed)
    }
    let token = named ?? stored.tokens.access
    let request = IntrospectionRequest(
      endpoint: endpoint, token: token, hint: stored.tokens.hint(of: token), client: stored.client,
      tokenEndpoint: stored.tokenEndpoint)
    let door = try access.door(to: stored, context)
    let response: IntrospectionResponse
    do throws(TokenFault) {
      let prover: ClientProver
      do throws(ProofFault) { prover = try stored.client.prover(context) } catch { throw .proof(error) }
      response = try await request.send(door.transport, prover)
    } catch { throw Failure(error, doing: "the introspection") }
    try show(response, stored, context)
  }

  private func show(
    _ response: IntrospectionResponse, _ session: Session, _ context: Context
  ) throws(Failure) {
    let json: JSONValue = [
      "active": .bool(response.isActive), "issuer": .string(session.issuer),
      "response": .object(response.document),
    ]
    var rows = Rows()
    rows.add("active", response.isActive ? "yes" : "no")
    for member in response.document.members where member.name != "active" {
      let text = member.value.string ?? member.value.text()
      rows.add(member.name.harmless(limit: 60), text.harmless(limit: 1_000))
    }
    try context.output.answer(json, rows.text)
    guard response.isActive else {
      var failure = Failure(.tokenInactive, "the authorization server says that the token is not active")
      failure.isAnswered = true
      throw failure
    }
  }
}
