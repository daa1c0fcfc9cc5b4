import HTTP
import JSON
import MCP
import OAuth

/// One use of a server with the stored token: renewed once when the server does not take it (USE-5).
struct Conversation: Sendable {
  let access: TokenAccess
  let demand: TokenDemand
  let network: NetworkOptions
  let context: Context

  func run<Answer>(
    _ body: (MCPClient) async throws(MCPFault) -> Answer
  ) async throws(Failure) -> Answer {
    var session = try await current()
    let door = try door(session)
    var isRenewed = false
    while true {
      let authorization = try session.map { (session) throws(Failure) in try authorize(session) }
      do throws(MCPFault) {
        let client = try await MCPClient.connect(
          door.transport, to: session?.endpoint ?? access.typed,
          access: authorization)
        let answer = try await body(client)
        await client.close()
        await keep(authorization?.dpop, of: session)
        return answer
      } catch {
        guard case .unauthorized = error, !isRenewed, let refused = session, isRenewable(refused) else {
          throw Failure(error, typed: access.typed, session: session).naming(session)
        }
        isRenewed = true
        session = try await access.valid(context, for: .other(than: refused.tokens.access))
      }
    }
  }

  /// A machine asks again; a person's session needs a refresh token.
  private func isRenewable(_ session: Session) -> Bool {
    if case .machine = access { return true }
    return session.tokens.refresh != nil
  }

  private func authorize(_ session: Session) throws(Failure) -> ResourceAccess {
    do throws(DPoPProver.Fault) {
      return ResourceAccess(
        session, dpop: try session.boundKey?.prover(), clock: context.environment.clock,
        random: context.environment.random)
    } catch { throw Failure(.proof(.dpop(error)), doing: "a proof") }
  }

  /// The nonces that came are good for the next run (RFC 9449 §8.2); without them one request more is needed.
  private func keep(_ prover: DPoPProver?, of session: Session?) async {
    guard let prover, let kept = session?.boundKey, prover.nonces != kept.nonces else { return }
    try? await access.store.withSession(access.key) { (stored) throws(OAuthError) in
      guard stored?.boundKey?.key == kept.key else { return }
      stored?.boundKey?.nonces = prover.nonces
    }
  }

  /// A server without a session may be an open one.
  private func current() async throws(Failure) -> Session? {
    do throws(Failure) { return try await access.valid(context, for: demand) } catch {
      guard error.code == .tokenMissing else { throw error }
      return nil
    }
  }

  private func door(_ session: Session?) throws(Failure) -> Network {
    if let session { return try access.door(to: session, context) }
    return try context.network(typed: [access.typed], network, try network.switches())
  }
}
