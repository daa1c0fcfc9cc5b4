import HTTP
import JSON
import MCP
import OAuth

/// One use of a server with the stored token: renewed once when the server does not take it (USE-5).
struct Conversation: Sendable {
  let access: SessionAccess
  let context: Context

  func run<Answer>(
    _ body: (MCPClient) async throws(MCPFault) -> Answer
  ) async throws(Failure) -> Answer {
    var session = try await current()
    let door = try door(session)
    var isRenewed = false
    while true {
      do throws(MCPFault) {
        let client = try await MCPClient.connect(
          door.transport, to: session?.endpoint ?? access.typed,
          authorization: session.map { Secret("Bearer \($0.tokens.access.reveal())") })
        let answer = try await body(client)
        await client.close()
        return answer
      } catch {
        guard case .unauthorized = error, !isRenewed, session?.tokens.refresh != nil else {
          throw Failure(error, typed: access.typed, session: session).naming(session)
        }
      }
      isRenewed = true
      session = try await access.valid(context, force: true)
    }
  }

  /// A server without a session may be an open one.
  private func current() async throws(Failure) -> Session? {
    do throws(Failure) { return try await access.valid(context) } catch {
      guard error.code == .tokenMissing else { throw error }
      return nil
    }
  }

  private func door(_ session: Session?) throws(Failure) -> Network {
    if let session { return try access.door(to: session, context) }
    return try context.network(typed: [access.typed], access.network, try access.network.switches())
  }
}
